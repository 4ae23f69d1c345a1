package activetrader.statistics.comparison;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.statistics.Samples;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Bars of symbols that move by the same step each minute from 9:30 to 15:59, on every day alike.
public final class FixedBars implements MinuteBars {
    private final Map<Symbol, BigDecimal[]> symbols = new TreeMap<>();
    private final Set<Symbol> outside;

    public FixedBars(String... outside) {
        this.outside = Set.copyOf(List.of(outside).stream().map(Symbol::of).toList());
    }

    /// Opens at `open`; each minute closes `step` higher than the one before.
    public FixedBars with(String symbol, String open, String step) {
        symbols.put(Symbol.of(symbol), new BigDecimal[] {new BigDecimal(open), new BigDecimal(step)});
        return this;
    }

    @Override
    public Set<Symbol> universe(LocalDate date) {
        return symbols.keySet().stream()
                .filter(symbol -> !outside.contains(symbol))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<MinuteCloses> minutes(Symbol symbol, LocalDate date) {
        List<Bar> bars = new ArrayList<>();
        BigDecimal[] path = symbols.get(symbol);
        Instant start = Samples.at(date, "09:30");
        for (int minute = 0; path != null && minute < 390; minute++) {
            Price open = new Price(path[0].add(path[1].multiply(BigDecimal.valueOf(minute))));
            Price close = new Price(open.value().add(path[1]));
            Price high = open.isAbove(close) ? open : close;
            Price low = open.isAbove(close) ? close : open;
            bars.add(new Bar(start.plus(Duration.ofMinutes(minute)), open, high, low, close, 100, null, 0));
        }
        return MinuteCloses.of(bars);
    }
}
