package activetrader.market;

/// What an order is meant to do to the position in its symbol. A broker that receives it refuses an order whose effect
/// would be another one: a sale of shares that are gone by then is refused, rather than opening a short position.
/// See decision 38.
public enum PositionEffect {
    /// Opens a position or enlarges it.
    OPEN,
    /// Closes a position or a part of it.
    CLOSE
}
