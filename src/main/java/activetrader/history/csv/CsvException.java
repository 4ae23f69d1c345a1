package activetrader.history.csv;

/// A file, or a line of it, that is not understood. The message says why, without the name of the file.
final class CsvException extends RuntimeException {
    CsvException(String reason) {
        super(reason);
    }

    CsvException(int line, String reason) {
        super("line " + line + ": " + reason);
    }
}
