package activetrader.history;

import activetrader.config.FileFault;
import java.io.IOException;
import java.nio.file.Path;

/// A part of the history, or a file to import, that cannot be used. The message is one line with the file and the
/// reason.
public final class HistoryException extends RuntimeException {
    public HistoryException(String line) {
        super(line);
    }

    public HistoryException(Path file, String fault) {
        super(file + ": " + fault);
    }

    public HistoryException(Path file, IOException e) {
        super(file + ": " + FileFault.of(file, e), e);
    }
}
