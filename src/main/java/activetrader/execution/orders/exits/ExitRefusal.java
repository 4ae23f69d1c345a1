package activetrader.execution.orders.exits;

/// Why an exit is not tried.
public enum ExitRefusal {
    /// The quantity is zero, or more than is held.
    QUANTITY,
    /// Everything is being closed anyway.
    FLATTENING,
    /// The position is a foreign holding and is left alone.
    EXTERNAL_POSITION
}
