package activetrader.statistics.comparison;

import activetrader.market.Bar;
import activetrader.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// The closes of one day's minutes, quick to look up.
final class DayPrices {
    private final List<Symbol> symbols;
    private final Map<Symbol, Series> series = new TreeMap<>();

    /// @param also symbols that need not be of the universe
    DayPrices(MinuteBars bars, LocalDate date, List<Symbol> also) {
        symbols = bars.universe(date).stream()
                .filter(symbol -> load(bars, symbol, date))
                .sorted()
                .toList();
        also.forEach(symbol -> load(bars, symbol, date));
    }

    private boolean load(MinuteBars bars, Symbol symbol, LocalDate date) {
        if (!series.containsKey(symbol)) {
            List<Bar> minutes = bars.minutes(symbol, date);
            if (minutes.isEmpty()) {
                return false;
            }
            series.put(symbol, new Series(minutes));
        }
        return true;
    }

    /// The symbols of the universe that have bars, sorted.
    List<Symbol> universe() {
        return symbols;
    }

    /// The close of the last minute that began at or before `at`; empty before the first.
    OptionalDouble closeAt(Symbol symbol, Instant at) {
        Series prices = series.get(symbol);
        return prices == null ? OptionalDouble.empty() : prices.closeAt(at.getEpochSecond());
    }

    /// Return from `entry` to `exit` of one dollar; empty where a price is missing.
    OptionalDouble change(Symbol symbol, Instant entry, Instant exit) {
        OptionalDouble from = closeAt(symbol, entry);
        OptionalDouble to = closeAt(symbol, exit);
        return from.isPresent() && to.isPresent()
                ? OptionalDouble.of(to.getAsDouble() / from.getAsDouble() - 1)
                : OptionalDouble.empty();
    }

    /// The closes by the second at which their minutes began, ascending.
    private static final class Series {
        private final long[] starts;
        private final double[] closes;

        Series(List<Bar> bars) {
            starts =
                    bars.stream().mapToLong(bar -> bar.start().getEpochSecond()).toArray();
            closes = bars.stream()
                    .mapToDouble(bar -> bar.close().value().doubleValue())
                    .toArray();
        }

        OptionalDouble closeAt(long second) {
            int found = Arrays.binarySearch(starts, second);
            int index = found >= 0 ? found : -found - 2;
            return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(closes[index]);
        }
    }
}
