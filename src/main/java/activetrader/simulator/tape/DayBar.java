package activetrader.simulator.tape;

import activetrader.market.Bar;
import activetrader.market.calendar.MarketZone;
import java.time.LocalDate;

/// One session in four prices, in [PriceUnits], and its volume in shares.
public record DayBar(LocalDate date, long open, long high, long low, long close, long volume) {
    /// As a daily bar, which starts at New York midnight.
    Bar toBar() {
        return Bars.of(MarketZone.startOfDay(date), open, high, low, close, volume);
    }
}
