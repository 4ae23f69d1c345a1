package activetrader.app.systemd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The address of a Unix socket: a path in the file system or, with a leading `@`, a name in Linux's abstract
/// namespace.
record UnixAddress(String name) {
    static final short AF_UNIX = 1;

    private static final int PATH_OFFSET = 2;
    private static final int PATH_SIZE = 108;

    /// Empty for a name of neither kind, and for one longer than the kernel accepts.
    static Optional<UnixAddress> parse(String name) {
        boolean known = name.startsWith("/") || name.startsWith("@");
        boolean fits = name.getBytes(StandardCharsets.UTF_8).length < PATH_SIZE;
        return known && fits ? Optional.of(new UnixAddress(name)) : Optional.empty();
    }

    /// The address as a `struct sockaddr_un` of exactly the length that names it (unix(7)).
    MemorySegment toNative(Arena arena) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        boolean isAbstract = name.startsWith("@");
        MemorySegment address = arena.allocate(PATH_OFFSET + path.length + (isAbstract ? 0L : 1L));
        address.set(ValueLayout.JAVA_SHORT, 0, AF_UNIX);
        MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, PATH_OFFSET, path.length);
        if (isAbstract) {
            address.set(ValueLayout.JAVA_BYTE, PATH_OFFSET, (byte) 0);
        }
        return address;
    }
}
