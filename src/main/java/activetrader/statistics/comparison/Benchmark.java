package activetrader.statistics.comparison;

import activetrader.market.Symbol;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.Set;

/// What the whole equity would have made of a day in something that needs no trader: bought at the open, sold
/// at the close, without costs.
sealed interface Benchmark {
    /// The day's return; empty where there are no bars.
    OptionalDouble on(LocalDate date, MinuteBars bars);

    /// One symbol, such as an index fund.
    record Single(Symbol symbol) implements Benchmark {
        @Override
        public OptionalDouble on(LocalDate date, MinuteBars bars) {
            return bars.minutes(symbol, date).stream()
                    .mapToDouble(MinuteCloses::openToClose)
                    .findFirst();
        }
    }

    /// All symbols of the universe with the same value in each.
    record EqualWeight() implements Benchmark {
        @Override
        public OptionalDouble on(LocalDate date, MinuteBars bars) {
            Set<Symbol> universe = bars.universe(date);
            return universe.stream()
                    .sorted()
                    .flatMap(symbol -> bars.minutes(symbol, date).stream())
                    .mapToDouble(MinuteCloses::openToClose)
                    .average();
        }
    }
}
