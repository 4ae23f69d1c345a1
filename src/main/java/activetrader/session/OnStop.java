package activetrader.session;

/// What becomes of the positions when the daemon is told to stop while the market is open.
/// See decision 30.
public enum OnStop {
    /// They stay, with their stops at the broker; alpaca-trade still flattens before the close.
    KEEP,
    /// They are closed first.
    FLATTEN
}
