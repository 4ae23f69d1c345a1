package activetrader.risk;

/// What the trader may do. Exits and flatten pass in every mode.
public enum TradingMode {
    /// Entries and exits.
    ACTIVE,
    /// Exits only, for a while.
    REDUCE_ONLY,
    /// Exits only, until a person resumes.
    HALTED
}
