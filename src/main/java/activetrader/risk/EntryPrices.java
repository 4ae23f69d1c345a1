package activetrader.risk;

import activetrader.market.Price;
import activetrader.risk.RiskLimits.ProtectionLimits;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The prices that an entry is judged by.
///
/// @param entry what a share costs, or brings when sold short: the limit price, or the far side of the quote
/// @param exposure what a share counts in limits of value
/// @param exit where the position could be left: the near side of the quote, or the limit price when that is worse
/// @param stop on the tick, rounded towards the market
/// @param takeProfit on the tick, rounded towards the market; null for none
record EntryPrices(
        Price entry,
        Price exposure,
        Price exit,
        Price stop,
        @Nullable Price takeProfit) {
    static EntryPrices ofLong(EntryInputs in) {
        EntryCandidate candidate = in.candidate();
        Price entry = candidate.limitPrice() != null ? candidate.limitPrice() : in.ask();
        Price exit = entry.isBelow(in.bid()) ? entry : in.bid();
        Price stop = candidate.stopPrice() != null
                ? candidate.stopPrice()
                : atLeastOneTick(exit, exit.value().subtract(defaultDistance(in, exit)));
        Price target = candidate.takeProfit();
        return new EntryPrices(entry, entry, exit, stop.upToTick(), target == null ? null : target.downToTick());
    }

    static EntryPrices ofShort(EntryInputs in) {
        EntryCandidate candidate = in.candidate();
        Price entry = candidate.limitPrice() != null ? candidate.limitPrice() : in.bid();
        Price exit = entry.isAbove(in.ask()) ? entry : in.ask();
        Price stop = candidate.stopPrice() != null
                ? candidate.stopPrice()
                : new Price(exit.value().add(defaultDistance(in, exit)));
        Price target = candidate.takeProfit();
        return new EntryPrices(entry, exit, exit, stop.downToTick(), target == null ? null : target.upToTick());
    }

    private static BigDecimal defaultDistance(EntryInputs in, Price exit) {
        ProtectionLimits limits = in.limits().protection();
        return limits.defaultStopAtr()
                .multiply(in.volatility().atr())
                .max(Percent.of(exit.value(), limits.minStopPercent()))
                .max(exit.tick());
    }

    private static Price atLeastOneTick(Price near, BigDecimal stop) {
        return new Price(stop.max(near.tick()));
    }

    /// What one share loses from the entry to the stop.
    BigDecimal riskPerShare() {
        return entry.value().subtract(stop.value()).abs();
    }

    /// How far the stop is from where the position could be left.
    BigDecimal stopDistance() {
        return exit.value().subtract(stop.value()).abs();
    }
}
