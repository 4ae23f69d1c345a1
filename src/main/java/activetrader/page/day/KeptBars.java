package activetrader.page.day;

import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import java.util.List;

/// Where the minute bars of a day come from that its records do not hold.
@FunctionalInterface
public interface KeptBars {
    /// The minutes of the session, in order; none when there are no bars of that symbol and day.
    List<Bar> minutes(Symbol symbol, TradingDay day);

    /// No bars at all: charts are then drawn from the prices in the records.
    static KeptBars none() {
        return (_, _) -> List.of();
    }
}
