package activetrader.history;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Sessions of made-up minutes for tests: the price walks up and down by a cent.
public final class MinuteSessions {
    private MinuteSessions() {}

    /// Every minute of the session on `date`, around `price`.
    public static List<Bar> of(LocalDate date, String price) {
        TradingDay day = new NyseCalendar().on(date).orElseThrow();
        List<Bar> bars = new ArrayList<>();
        long minutes = Duration.between(day.open(), day.close()).toMinutes();
        for (int minute = 0; minute < minutes; minute++) {
            BigDecimal at = new BigDecimal(price).add(BigDecimal.valueOf(minute % 7, 2));
            bars.add(bar(day, minute, at, at.add(new BigDecimal("0.02")), at.subtract(new BigDecimal("0.01"))));
        }
        return bars;
    }

    /// One minute of `day`, which opens and closes at `price`.
    public static Bar bar(TradingDay day, int minute, BigDecimal price, BigDecimal high, BigDecimal low) {
        Price one = new Price(price);
        return new Bar(
                day.open().plusSeconds(60L * minute), one, new Price(high), new Price(low), one, 100 + minute, null, 3);
    }
}
