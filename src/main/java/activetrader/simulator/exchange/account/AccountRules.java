package activetrader.simulator.exchange.account;

/// What the owner of the account has allowed.
///
/// @param maximumMultiplier 1, 2 or 4
/// @param confirmations `all` or `none`
public record AccountRules(
        boolean suspendTrade,
        boolean noShorting,
        boolean fractionalTrading,
        int maximumMultiplier,
        String confirmations) {
    public static AccountRules defaults(int multiplier) {
        return new AccountRules(false, false, true, multiplier, "all");
    }
}
