package activetrader.statistics.comparison;

import activetrader.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// The closes of one day's minutes, quick to look up.
final class DayPrices {
    private final List<Symbol> symbols;
    private final Map<Symbol, MinuteCloses> series = new TreeMap<>();

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
            bars.minutes(symbol, date).ifPresent(minutes -> series.put(symbol, minutes));
        }
        return series.containsKey(symbol);
    }

    /// The symbols of the universe that have bars, sorted.
    List<Symbol> universe() {
        return symbols;
    }

    /// The close of the last minute that began at or before `at`; empty before the first.
    OptionalDouble closeAt(Symbol symbol, Instant at) {
        MinuteCloses prices = series.get(symbol);
        return prices == null ? OptionalDouble.empty() : prices.closeAt(at);
    }

    /// Return from `entry` to `exit` of one dollar; empty where a price is missing.
    OptionalDouble change(Symbol symbol, Instant entry, Instant exit) {
        OptionalDouble from = closeAt(symbol, entry);
        OptionalDouble to = closeAt(symbol, exit);
        return from.isPresent() && to.isPresent()
                ? OptionalDouble.of(to.getAsDouble() / from.getAsDouble() - 1)
                : OptionalDouble.empty();
    }
}
