package activetrader.execution.protection;

/// Why an order that should stop a loss does not count as cover.
public enum StopFault {
    /// Further from the position than a stop may be.
    TOO_FAR("is too far away", false),
    /// The market is past its price, and it has not filled.
    PASSED("was passed by the market and has not filled", true),
    /// The broker does not work it: held without a reason, suspended, or in a state that is not known.
    DORMANT("is not worked by the broker", true),
    /// It shows no price.
    NO_PRICE("shows no price", true);

    private final String text;
    private final boolean mayPass;

    StopFault(String text, boolean mayPass) {
        this.text = text;
        this.mayPass = mayPass;
    }

    /// The fault as the rest of a sentence that begins with the stop.
    public String text() {
        return text;
    }

    /// Whether it may be gone a few seconds later by itself, so that it counts only when it lasts.
    boolean mayPass() {
        return mayPass;
    }
}
