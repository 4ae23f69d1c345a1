package activetrader.page.report;

import activetrader.config.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a page to a file.
public final class ReportFile {
    private ReportFile() {}

    /// Writes `page` to `file` in one step.
    ///
    /// @throws UncheckedIOException when it cannot be written; what was there before is then still there
    public static void write(Path file, String page) {
        write(file, page.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes a picture to `file` in one step.
    ///
    /// @throws UncheckedIOException when it cannot be written; what was there before is then still there
    public static void write(Path file, byte[] content) {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.createDirectories(target.getParent());
            Files.write(draft, content);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(target, e), e);
        }
    }
}
