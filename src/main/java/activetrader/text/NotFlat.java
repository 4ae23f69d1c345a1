package activetrader.text;

/// Why the answer to a flatten is not that the account is flat. A service gives the daemon the name alone, so both
/// sides
/// take the names from here.
public enum NotFlat {
    /// The flatten still runs.
    STILL_CLOSING("not flat yet: the flatten continues, call again"),
    /// The flatten ended, and something is left.
    NOT_FLAT("not flat: see remaining, then call again");

    private final String message;

    NotFlat(String message) {
        this.message = message;
    }

    /// One line for a model or a person.
    public String message() {
        return message;
    }
}
