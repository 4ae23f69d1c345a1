package activetrader.execution.orders;

/// Why an exit is not tried at all.
public enum ExitRefusal {
    /// The quantity is zero, or more than is held.
    QUANTITY,
    /// Everything is being closed anyway.
    FLATTENING,
    /// Somebody else holds the symbol, which is left alone.
    EXTERNAL_POSITION
}
