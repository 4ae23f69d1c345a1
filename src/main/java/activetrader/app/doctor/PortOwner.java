package activetrader.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Finds the user whose socket listens on a port of this machine, from Linux's list `/proc/net/tcp`.
final class PortOwner {
    static final int ROOT = 0;

    private static final Path TABLE = Path.of("/proc/net/tcp");
    /// Local address and port in hex, any remote end, state 0A (LISTEN), three more columns, the user's number.
    private static final Pattern LISTENING = Pattern.compile(
            "\\s*\\d+: [0-9A-F]{8}:([0-9A-F]{4}) [0-9A-F]{8}:[0-9A-F]{4} 0A \\S+ \\S+ \\S+\\s+(\\d{1,9}) .*");

    private PortOwner() {}

    /// The user's number (uid); empty when no socket listens, or when the list cannot be read.
    static OptionalInt of(int port) {
        try {
            return in(Files.readAllLines(TABLE), port);
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    static OptionalInt in(List<String> table, int port) {
        String wanted = String.format(Locale.ROOT, "%04X", port);
        return table.stream()
                .map(LISTENING::matcher)
                .filter(line -> line.matches() && line.group(1).equals(wanted))
                .map(line -> line.group(2))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }
}
