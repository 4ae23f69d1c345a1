package activetrader.app.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// Tells whether a person watches standard error.
public final class ErrorTerminal {
    private static final int STANDARD_ERROR = 2;

    private ErrorTerminal() {}

    /// Whether standard error is a terminal (isatty(3)); false on a system that does not say.
    @SuppressWarnings("restricted") // the JAR's manifest allows native access
    public static boolean isThere() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> isatty = linker.defaultLookup().find("isatty");
        if (isatty.isEmpty()) {
            return false;
        }
        try {
            FunctionDescriptor signature = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            return (int) linker.downcallHandle(isatty.get(), signature).invokeExact(STANDARD_ERROR) == 1;
        } catch (Throwable e) {
            throw new AssertionError("a call to the C library threw", e);
        }
    }
}
