package activetrader.execution.orders.stops;

/// Why a stop stays where it is.
public enum StopRefusal {
    /// There is no position.
    NOTHING_HELD,
    /// The position is a foreign holding and is left alone.
    EXTERNAL_POSITION,
    /// The position has no stop now; one is being re-created.
    NO_STOP,
    /// The wanted price risks more than the stop does now.
    NOT_IN_FAVOUR,
    /// The market has reached the wanted price: the stop would sell at once.
    STOP_REACHED,
    /// The service takes no more requests.
    STOPPING,
    /// Another order held the account for the whole time.
    DESK_BUSY
}
