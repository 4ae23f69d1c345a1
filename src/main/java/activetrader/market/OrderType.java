package activetrader.market;

/// What makes an order executable.
public enum OrderType {
    MARKET,
    LIMIT,
    STOP,
    STOP_LIMIT,
    TRAILING_STOP,
    /// A type that this version does not know.
    UNKNOWN
}
