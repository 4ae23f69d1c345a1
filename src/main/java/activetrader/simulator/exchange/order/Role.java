package activetrader.simulator.exchange.order;

/// The part an order plays among the orders it was sent with.
public enum Role {
    /// Stands alone, or leads the exits that hang on it.
    ENTRY,
    TAKE_PROFIT,
    STOP_LOSS
}
