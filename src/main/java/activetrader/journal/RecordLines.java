package activetrader.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The whole lines of a record file, for readers that are not its writer: the file is left as it is.
public final class RecordLines {
    static final String COMPRESSED = ".gz";

    private RecordLines() {}

    /// The whole lines of `file`, or of `<file>.gz` once it has been compressed; none when there is neither. A last
    /// line that has no end is still being written, and left out.
    ///
    /// @throws UncheckedIOException when the file cannot be read
    public static List<String> of(Path file) {
        Path compressed = file.resolveSibling(file.getFileName() + COMPRESSED);
        try {
            return lines(read(Files.exists(file) ? file : compressed));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String read(Path file) throws IOException {
        if (!file.toString().endsWith(COMPRESSED)) {
            return Files.readString(file);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> lines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
