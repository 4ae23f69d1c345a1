package activetrader.simulator.exchange.costs;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Quote;
import activetrader.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many shares one minute has for the account, and at which price.
///
/// @param minute the bar of the minute; null when nothing trades in it
/// @param taken shares that the account's fills had in it already
public record Liquidity(TradingCosts costs, @Nullable Bar minute, BigDecimal taken) {
    /// A minute has a round lot at least, so that every position can be closed.
    private static final BigDecimal LEAST = BigDecimal.valueOf(100);

    /// Of `wanted`, what may be filled in this minute; zero when the minute is used up.
    public Quantity available(Quantity wanted) {
        if (!costs.limitsVolume()) {
            return wanted;
        }
        BigDecimal volume = BigDecimal.valueOf(minute == null ? 0 : minute.volume());
        BigDecimal limit = volume.multiply(BigDecimal.valueOf(costs.volumeShare()))
                .setScale(0, RoundingMode.FLOOR)
                .max(LEAST);
        return wanted.min(new Quantity(limit.subtract(taken).max(BigDecimal.ZERO)));
    }

    /// The price of a fill at the far side of `quote`: worse by what the spread is wider and by the impact of all
    /// shares of the minute, rounded against the account to the tick, and never beyond `limit`.
    ///
    /// @param far the far side of the quote
    public Price price(Side side, Quantity shares, Price far, Quote quote, Optional<Price> limit) {
        double dollars = far.value().doubleValue();
        double wider = (costs.spreads() - 1) * spread(quote) / 2;
        double impact = minute == null
                ? 0
                : dollars
                        * MarketImpact.part(
                                costs.impact(),
                                minute,
                                taken.add(shares.value()).doubleValue());
        if (wider + impact <= 0) {
            return far;
        }
        return switch (side) {
            case BUY -> {
                Price worse = onTick(dollars + wider + impact, RoundingMode.CEILING);
                yield limit.filter(worse::isAbove).orElse(worse);
            }
            case SELL -> {
                Price worse = onTick(Math.max(dollars - wider - impact, dollars / 2), RoundingMode.FLOOR);
                yield limit.filter(worse::isBelow).orElse(worse);
            }
        };
    }

    private static double spread(Quote quote) {
        Price bid = quote.bid();
        Price ask = quote.ask();
        return bid == null || ask == null
                ? 0
                : ask.value().subtract(bid.value()).doubleValue();
    }

    private static Price onTick(double dollars, RoundingMode against) {
        int places = dollars >= 1 ? 2 : 4;
        BigDecimal rounded = BigDecimal.valueOf(dollars)
                .setScale(places + 4, RoundingMode.HALF_EVEN)
                .setScale(places, against);
        return new Price(rounded.max(BigDecimal.ONE.movePointLeft(places)));
    }
}
