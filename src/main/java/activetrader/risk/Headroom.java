package activetrader.risk;

import activetrader.market.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What the limits still leave for the rest of the day. Amounts are rounded down to cents.
///
/// @param maxNewPositionValue the most that a position in a new symbol may be worth, by the limits on value alone
/// @param deployableValue the most by which all positions together may grow
/// @param positionsLeft how many more symbols may be held
/// @param dailyLossLeft what may still be lost before entries stop
/// @param riskPerTrade the most that one position may lose from its entry to its stop
public record Headroom(
        Money maxNewPositionValue,
        Money deployableValue,
        int positionsLeft,
        int tradesLeftToday,
        Money dailyLossLeft,
        Money riskPerTrade) {
    static final Headroom NONE = new Headroom(Money.ZERO, Money.ZERO, 0, 0, Money.ZERO, Money.ZERO);

    static Headroom of(AccountInputs in) {
        Exposures exposures = in.exposures();
        Money deployable =
                in.deployedLimit().min(in.grossLimit()).minus(exposures.total()).min(affordable(in));
        int positionsLeft = Math.max(0, in.limits().size().maxPositions() - exposures.count());
        boolean startKnown = in.today().startEquity().isPositive();
        int tradesLeft =
                Math.max(0, in.limits().pace().maxTradesPerDay() - in.today().trades());
        Money newPosition = positionsLeft == 0 || tradesLeft == 0 ? Money.ZERO : deployable.min(in.positionLimit());
        return new Headroom(
                floor(newPosition),
                floor(deployable),
                positionsLeft,
                tradesLeft,
                startKnown ? floor(in.dailyLossLimit().minus(in.dailyLoss())) : Money.ZERO,
                floor(in.riskLimit()));
    }

    private static Money affordable(AccountInputs in) {
        BigDecimal costPerDollar =
                BigDecimal.ONE.add(Percent.of(BigDecimal.ONE, in.limits().size().buyingPowerMarginPercent()));
        return new Money(in.usableBuyingPower().value().divide(costPerDollar, 2, RoundingMode.FLOOR));
    }

    private static Money floor(Money amount) {
        return new Money(amount.max(Money.ZERO).value().setScale(2, RoundingMode.FLOOR));
    }
}
