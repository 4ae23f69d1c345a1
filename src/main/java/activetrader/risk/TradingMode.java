package activetrader.risk;

/// What the account may do. Exits and the flatten pass in every mode.
public enum TradingMode {
    /// Positions may be opened and closed.
    ACTIVE,
    /// Positions may only be made smaller.
    REDUCE_ONLY,
    /// Nothing is opened until a person resumes trading.
    HALTED
}
