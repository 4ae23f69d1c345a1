package activetrader.execution.orders;

/// Why an exit has not done what was asked. What is held keeps its stop, or gets it back.
public enum ExitFailure {
    /// Not done within the time that is promised; it goes on.
    LATE,
    /// Another exit held the account all the time.
    BUSY,
    /// The service takes no more requests.
    STOPPING,
    /// The orders that hold the shares are not cancelled yet.
    SHARES_HELD,
    /// The broker refused the order.
    REFUSED,
    /// The order may be at the broker or not.
    OUTCOME_UNKNOWN,
    /// The broker does not answer.
    BROKER_SILENT;

    /// Whether the same exit may get through a moment later, and nothing of it is under way.
    public boolean isWorthAnotherTry() {
        return switch (this) {
            case SHARES_HELD, BROKER_SILENT -> true;
            case LATE, BUSY, STOPPING, REFUSED, OUTCOME_UNKNOWN -> false;
        };
    }
}
