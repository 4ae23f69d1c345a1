package activetrader.session;

/// What happens to the positions when the daemon is stopped while the market is open.
/// See decision 30.
public enum OnStop {
    /// They stay, with their stops at the broker; alpaca-trade still flattens before the close.
    KEEP,
    /// They are closed first.
    FLATTEN
}
