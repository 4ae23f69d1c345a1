package activetrader.execution.orders.exits;

/// Why an exit was not done as requested. The position keeps its stop, or its stop is re-created.
public enum ExitFailure {
    /// Not done within the promised time; tries continue.
    LATE,
    /// Another exit held the account for the whole time.
    BUSY,
    /// The service takes no more requests.
    STOPPING,
    /// The orders that hold the shares are not cancelled yet.
    SHARES_HELD,
    /// The broker refused the order.
    REFUSED,
    /// The broker may hold the order.
    OUTCOME_UNKNOWN,
    /// The broker does not answer.
    BROKER_SILENT;

    /// Whether the same exit may succeed a moment later, and no order of it is under way.
    public boolean isWorthAnotherTry() {
        return switch (this) {
            case SHARES_HELD, BROKER_SILENT -> true;
            case LATE, BUSY, STOPPING, REFUSED, OUTCOME_UNKNOWN -> false;
        };
    }
}
