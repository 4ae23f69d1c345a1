package activetrader.json;

/// Text that is not the expected JSON. The message is one line.
public final class JsonException extends RuntimeException {
    JsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
