package activetrader.risk;

import activetrader.market.Account;
import activetrader.market.Money;
import java.math.BigDecimal;
import java.util.Optional;

/// Holds the account's figures against each other: none of them alone sizes or permits an entry.
final class PlausibilityRules {
    /// No US stock account may invest more than four times its equity (FINRA Rule 4210, day-trading buying power).
    private static final BigDecimal MOST_LEVERAGE = BigDecimal.valueOf(4);
    /// Buying power is made of the equity of one moment of the day, ours of another.
    private static final BigDecimal TOLERANCE = new BigDecimal("1.1");

    private PlausibilityRules() {}

    static Optional<Finding> account(AccountInputs in) {
        return equityIsTheSum(in).or(() -> equityHasNotJumped(in)).or(() -> buyingPowerIsPossible(in));
    }

    /// Equity is cash and the value of all positions, by definition.
    private static Optional<Finding> equityIsTheSum(AccountInputs in) {
        Money sum = in.books().account().cash().plus(in.books().worth().orElseThrow(() -> notValued(in.books())));
        Money gap = in.equity().minus(sum).abs();
        Money most = Percent.of(in.equity(), in.limits().data().maxEquityGapPercent());
        return gap.isAbove(most)
                ? Finding.of(
                        "equity is $" + in.equity().toCents() + ", but cash and positions are $" + sum.toCents()
                                + ", at most $" + most.toCents() + " apart is believed: try again later",
                        gap,
                        most)
                : Finding.NONE;
    }

    private static MissingInput notValued(Books books) {
        return books.otherAssets().stream()
                .filter(other -> other.marketValue() == null)
                .findFirst()
                .map(other -> MissingInput.of("the value of " + other.inWords()))
                .orElseThrow();
    }

    /// Within a day, and without a deposit that the start of the day knows of, equity moves with what is held.
    private static Optional<Finding> equityHasNotJumped(AccountInputs in) {
        Money start = in.startEquity();
        BigDecimal moved = Percent.ratio(in.equity().minus(start), start);
        BigDecimal most = in.limits().data().maxEquityMovePercent();
        return moved.abs().compareTo(most) > 0
                ? Finding.of(
                        "equity went from $" + start.toCents() + " to $"
                                + in.equity().toCents() + " since the day began, " + moved.toPlainString()
                                + " %, at most " + most.toPlainString() + " % is believed",
                        moved.toPlainString(),
                        most.toPlainString())
                : Finding.NONE;
    }

    private static Optional<Finding> buyingPowerIsPossible(AccountInputs in) {
        Account account = in.books().account();
        Money most = in.equity()
                .max(in.startEquity())
                .times(account.multiplier().min(MOST_LEVERAGE).max(BigDecimal.ONE))
                .times(TOLERANCE);
        return account.buyingPower().isAbove(most)
                ? Finding.of(
                        "buying power is $" + account.buyingPower().toCents() + ", an account of $"
                                + in.equity().toCents() + " has at most $" + most.toCents(),
                        account.buyingPower(),
                        most)
                : Finding.NONE;
    }
}
