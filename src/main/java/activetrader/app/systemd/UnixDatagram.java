package activetrader.app.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/// Sends one datagram to a Unix socket on Linux, by calls to the C library: the JDK's Unix sockets are
/// streams only.
final class UnixDatagram {
    private static final int SOCK_DGRAM_CLOEXEC = 0x2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_DONTWAIT = 0x40;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET =
            call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SENDTO =
            call("sendto", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CLOSE = call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private UnixDatagram() {}

    /// @param mayWait whether to wait while the receiver's queue is full; otherwise a full queue is a failure
    /// @throws IOException naming the call that failed and its error number
    static void send(String message, UnixAddress to, boolean mayWait) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            int socket = (int) SOCKET.invokeExact(state, (int) UnixAddress.AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            if (socket < 0) {
                throw failed("socket", to, state);
            }
            try {
                send(socket, message, to, mayWait ? MSG_NOSIGNAL : MSG_NOSIGNAL | MSG_DONTWAIT, arena, state);
            } finally {
                int _ = (int) CLOSE.invokeExact(state, socket);
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a call to the C library threw", e);
        }
    }

    private static void send(int socket, String message, UnixAddress to, int flags, Arena arena, MemorySegment state)
            throws Throwable {
        MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, message.getBytes(StandardCharsets.UTF_8));
        MemorySegment address = to.toNative(arena);
        long sent = (long)
                SENDTO.invokeExact(state, socket, bytes, bytes.byteSize(), flags, address, (int) address.byteSize());
        if (sent < 0) {
            throw failed("sendto", to, state);
        }
    }

    private static IOException failed(String call, UnixAddress to, MemorySegment state) {
        return new IOException(call + " to " + to.name() + " failed with errno " + (int) ERRNO.get(state, 0L));
    }

    @SuppressWarnings("restricted") // the JAR's manifest allows native access
    private static MethodHandle call(String name, FunctionDescriptor signature) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), signature, Linker.Option.captureCallState("errno"));
    }
}
