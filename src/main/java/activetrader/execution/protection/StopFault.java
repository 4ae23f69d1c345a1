package activetrader.execution.protection;

/// Why an order that should limit a loss does not count as cover.
public enum StopFault {
    /// Further from the position than a stop may be.
    TOO_FAR("is too far away", false),
    /// The market is past its price, and it has not filled.
    PASSED("was passed by the market and has not filled", true),
    /// The broker is not working the order: held without a reason, suspended, or in an unknown state.
    DORMANT("is not worked by the broker", true),
    /// It shows no price.
    NO_PRICE("shows no price", true);

    private final String text;
    private final boolean mayPass;

    StopFault(String text, boolean mayPass) {
        this.text = text;
        this.mayPass = mayPass;
    }

    /// The fault as the end of a sentence whose subject is the stop.
    public String text() {
        return text;
    }

    /// Whether the fault may end within seconds without action, so that it counts only when it lasts.
    boolean mayPass() {
        return mayPass;
    }
}
