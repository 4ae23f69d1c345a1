package activetrader.market.fees;

/// Which fees an account pays.
public enum FeeSchedule {
    /// None, as a paper account.
    NONE,
    /// The regulatory fees, as Alpaca passes them on to a live account.
    ALPACA
}
