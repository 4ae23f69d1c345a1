package activetrader.app.status;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The newest error in the log files of all services.
final class LastErrors {
    private static final List<String> FILES =
            List.of("active_trader_stderr.log", "alpaca_data_mcp.log", "alpaca_trade_mcp.log");
    private static final Pattern ERROR = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\S+) ERROR +\\S+ - (.*)");
    private static final int TAIL = 64 * 1024;
    private static final int LONGEST = 200;

    private LastErrors() {}

    /// The log files that are searched, whether they exist or not.
    static List<Path> files(Path logs) {
        return FILES.stream().map(logs::resolve).toList();
    }

    /// Empty when the newest 64 kB of each file in `logs` hold none. A file that cannot be read is left out.
    static Optional<Status.LastError> in(Path logs) {
        return FILES.stream()
                .flatMap(name -> errors(logs.resolve(name)))
                .max(Comparator.comparing(Status.LastError::at));
    }

    private static Stream<Status.LastError> errors(Path file) {
        if (!Files.isReadable(file)) {
            return Stream.empty();
        }
        try {
            return tail(file)
                    .lines()
                    .map(ERROR::matcher)
                    .filter(Matcher::matches)
                    .map(matcher ->
                            new Status.LastError(matcher.group(1), shortened(matcher.group(2)), file.toString()));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static String tail(Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(Math.max(0, content.length() - TAIL));
            byte[] bytes = new byte[(int) (content.length() - content.getFilePointer())];
            content.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String shortened(String message) {
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }
}
