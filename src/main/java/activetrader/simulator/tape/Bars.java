package activetrader.simulator.tape;

import activetrader.market.Bar;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.time.Instant;

/// Makes bars of compact numbers.
final class Bars {
    private static final long SHARES_PER_TRADE = 100;

    private Bars() {}

    /// A bar of prices in [PriceUnits]. Its VWAP is the mean of the four prices and its trade count one per
    /// 100 shares: estimates, for the recordings have neither.
    static Bar of(Instant start, long open, long high, long low, long close, long volume) {
        Price vwap = new Price(BigDecimal.valueOf((open + high + low + close) * 25, PriceUnits.SCALE + 2));
        long trades = volume == 0 ? 0 : Math.max(1, volume / SHARES_PER_TRADE);
        return new Bar(
                start,
                PriceUnits.price(open),
                PriceUnits.price(high),
                PriceUnits.price(low),
                PriceUnits.price(close),
                volume,
                vwap,
                trades);
    }
}
