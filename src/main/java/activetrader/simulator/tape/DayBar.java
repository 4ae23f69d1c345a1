package activetrader.simulator.tape;

import activetrader.market.Bar;
import activetrader.market.calendar.MarketZone;
import java.math.BigDecimal;
import java.time.LocalDate;

/// One session in four prices, in [PriceUnits], and its volume in shares.
public record DayBar(LocalDate date, long open, long high, long low, long close, long volume) {
    /// This session in the shares of after a split: prices times `factor`, volume divided by it.
    public DayBar adjusted(BigDecimal factor) {
        return new DayBar(
                date,
                PriceUnits.scaled(open, factor),
                PriceUnits.scaled(high, factor),
                PriceUnits.scaled(low, factor),
                PriceUnits.scaled(close, factor),
                PriceUnits.shares(volume, factor));
    }

    /// As a daily bar, which starts at New York midnight.
    Bar toBar() {
        return Bars.of(MarketZone.startOfDay(date), open, high, low, close, volume);
    }
}
