package activetrader.simulator.data;

/// A request that the data API refuses; the message is Alpaca's.
final class BadRequest extends RuntimeException {
    private final int status;
    private final String text;

    BadRequest(String message) {
        this(400, message);
    }

    BadRequest(int status, String message) {
        super(message);
        this.status = status;
        text = message;
    }

    /// The message for the client.
    String text() {
        return text;
    }

    int status() {
        return status;
    }
}
