package activetrader.simulator.tape.recorded;

import activetrader.history.HistoryException;
import java.nio.file.Path;

/// A file or folder of recorded bars, or a history, that cannot be played. The message is one line: file, line number,
/// fault.
public final class BarFileException extends RuntimeException {
    BarFileException(HistoryException fault) {
        super(fault.getMessage(), fault);
    }

    BarFileException(Path file, String fault) {
        super(file + ": " + fault);
    }

    BarFileException(Path file, int line, String fault) {
        super(file + " line " + line + ": " + fault);
    }
}
