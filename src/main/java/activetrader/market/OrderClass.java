package activetrader.market;

/// Whether an order stands alone or leads others.
public enum OrderClass {
    SIMPLE,
    /// An entry with a take-profit and a stop-loss leg.
    BRACKET,
    /// An entry with one leg: one triggers the other.
    OTO,
    /// Two exits: one cancels the other.
    OCO,
    /// A class that this version does not know.
    UNKNOWN
}
