package activetrader.execution.account;

/// Why a request did not get the account.
public enum DeskRefusal {
    /// Another order holds it.
    BUSY("DESK_BUSY", "another order is still at work"),
    /// An exit waits for it or holds it.
    EXIT_FIRST("EXIT_FIRST", "an exit is at work, no entries before it is done"),
    /// The service takes no more requests.
    STOPPING("STOPPING", "the service is stopping"),
    /// The broker takes too few calls now.
    RATE_LIMIT("RATE_LIMIT", "the broker takes too few calls now to see an entry through to its stop"),
    /// More entries were asked for than [EntryAttempts] admits.
    TOO_MANY_ATTEMPTS(
            "TOO_MANY_ATTEMPTS", "more than " + EntryAttempts.MOST + " entries were asked for in the last minute");

    private final String code;
    private final String message;

    DeskRefusal(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /// The reason code in answers and records.
    public String code() {
        return code;
    }

    public String message() {
        return message;
    }
}
