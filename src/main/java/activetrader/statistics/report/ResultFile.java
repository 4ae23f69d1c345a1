package activetrader.statistics.report;

import activetrader.config.FileFault;
import activetrader.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes `result.json`.
public final class ResultFile {
    private ResultFile() {}

    /// Writes `result` to `file` in one step, with a null for what is not defined.
    ///
    /// @throws UncheckedIOException when it cannot be written; what was there before is then still there
    public static void write(Path file, Result result) {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(draft, Json.writePrettyWithNulls(result) + "\n", StandardCharsets.UTF_8);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(target, e), e);
        }
    }
}
