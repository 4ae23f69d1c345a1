package activetrader.app.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// The service manager's end of a notification socket.
public final class DatagramReceiver implements AutoCloseable {
    private static final int SOCK_DGRAM_NONBLOCK = 0x2 | 0x800;
    private static final Linker LINKER = Linker.nativeLinker();

    private final Arena arena = Arena.ofConfined();
    private final int socket;

    public DatagramReceiver(String name) throws Throwable {
        MethodHandle open = call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        MethodHandle bind = call("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        socket = (int) open.invokeExact((int) UnixAddress.AF_UNIX, SOCK_DGRAM_NONBLOCK, 0);
        assertTrue(socket >= 0, "no socket");
        MemorySegment address = UnixAddress.parse(name).orElseThrow().toNative(arena);
        int bound = (int) bind.invokeExact(socket, address, (int) address.byteSize());
        assertEquals(0, bound, "not bound to " + name);
    }

    /// The next message that has arrived; empty when there is none.
    public String next() throws Throwable {
        MethodHandle receive = call("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
        MemorySegment buffer = arena.allocate(4096);
        long length = (long) receive.invokeExact(socket, buffer, buffer.byteSize(), 0);
        return length < 0
                ? ""
                : new String(buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            MethodHandle close = call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
            int _ = (int) close.invokeExact(socket);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        arena.close();
    }

    @SuppressWarnings("restricted")
    private static MethodHandle call(String name, FunctionDescriptor signature) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), signature);
    }
}
