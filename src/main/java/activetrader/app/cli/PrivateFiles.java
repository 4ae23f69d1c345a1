package activetrader.app.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Makes every file and folder that this process creates readable by its user only, 0600 and 0700, whatever the
/// shell's umask: records and logs say what a person owns.
/// See decision 68.
public final class PrivateFiles {
    private static final int NOBODY_ELSE = 0077;
    /// The umask of the installed services: they run as three users of one group, which share the records.
    private static final int GROUP_SHARES = 0007;

    private PrivateFiles() {}

    /// Sets the file mode creation mask of the process (umask(2)) to 077; leaves it where it is 007. Does nothing
    /// on a system without such a mask.
    @SuppressWarnings("restricted") // the JAR's manifest allows native access
    public static void only() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> umask = linker.defaultLookup().find("umask");
        if (umask.isEmpty()) {
            return;
        }
        MethodHandle call =
                linker.downcallHandle(umask.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int before = (int) call.invokeExact(NOBODY_ELSE);
            if (before == GROUP_SHARES) {
                int _ = (int) call.invokeExact(GROUP_SHARES);
            }
        } catch (Throwable e) {
            throw new AssertionError("a call to the C library threw", e);
        }
    }
}
