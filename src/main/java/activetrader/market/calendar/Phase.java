package activetrader.market.calendar;

/// Where a trading day stands.
public enum Phase {
    /// Before the open.
    PRE_OPEN,
    /// From the open until the flatten.
    OPEN,
    /// From the flatten until the close.
    FLATTENING,
    /// From the close on.
    CLOSED
}
