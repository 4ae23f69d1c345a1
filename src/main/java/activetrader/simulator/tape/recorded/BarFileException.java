package activetrader.simulator.tape.recorded;

import java.nio.file.Path;

/// A file or folder of recorded bars that cannot be played. The message is one line: file, line number, fault.
public final class BarFileException extends RuntimeException {
    BarFileException(Path file, String fault) {
        super(file + ": " + fault);
    }

    BarFileException(Path file, int line, String fault) {
        super(file + " line " + line + ": " + fault);
    }
}
