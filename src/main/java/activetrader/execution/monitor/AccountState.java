package activetrader.execution.monitor;

/// What the last look at the account found, for metrics; reading it asks no broker.
///
/// @param positions open positions that the flatten closes
/// @param unprotected those among them whose missing stop was alerted and has not been mended
/// @param isCurrent whether the broker answered the last look
public record AccountState(int positions, int unprotected, boolean isCurrent) {
    /// Before the first look.
    public static final AccountState UNSEEN = new AccountState(0, 0, false);
}
