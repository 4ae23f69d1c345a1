package activetrader.app.page.now;

import activetrader.page.html.Html;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The last lines of a log file.
///
/// @param file may be missing
public record LogTail(Path file) {
    private static final int BYTES = 8 * 1024;
    private static final int LINES = 25;

    /// At most 25, the last one last; a single one that says why when they cannot be read.
    List<String> lines() {
        if (!Files.exists(file)) {
            return List.of("There is no " + file + " yet.");
        }
        try {
            List<String> lines = tail().lines().toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            return List.of("✗ " + file + " cannot be read: " + e.getMessage());
        }
    }

    /// The end of the file, from the beginning of a line on.
    private String tail() throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, content.length() - BYTES);
            content.seek(start);
            byte[] bytes = new byte[(int) (content.length() - start)];
            content.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return start == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }

    void write(Html html) {
        html.open("pre", "tabindex", "0", "aria-label", "Last lines of the log")
                .lines(String.join("\n", lines()))
                .close();
    }
}
