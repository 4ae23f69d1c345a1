package activetrader.execution.market;

import activetrader.broker.MarketData;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.Instants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The 5-minute bars of regular sessions, of today and the two sessions before. Who asks again gets what was read
/// before, and the bars since: only these, and the newest one before them, which a feed may revise, are asked for. What
/// has a gap, by a halt, a thin market or a bad answer, is read anew each time.
final class RecentBars {
    private static final Duration SPAN = Timeframe.MIN_5.duration();

    private final MarketData data;
    private final TradingCalendar calendar;
    private final InstantSource time;
    private final Map<Symbol, Known> known = new ConcurrentHashMap<>();

    RecentBars(MarketData data, TradingCalendar calendar, InstantSource time) {
        this.data = data;
        this.calendar = calendar;
        this.time = time;
    }

    private record Known(LocalDate date, NavigableMap<Instant, Bar> bars) {}

    /// The complete ones, oldest first.
    ///
    /// @throws activetrader.broker.BrokerException when those since the last time cannot be read
    List<Bar> of(Symbol symbol) {
        return of(Set.of(symbol)).getOrDefault(symbol, List.of());
    }

    /// The same of several symbols by one call, from the oldest bar on that one of them needs.
    Map<Symbol, List<Bar>> of(Set<Symbol> symbols) {
        Instant now = time.instant();
        LocalDate today = MarketZone.dateOf(now);
        List<TradingDay> sessions = sessions(today);
        Map<Symbol, NavigableMap<Instant, Bar>> before = new TreeMap<>();
        Instant from = now;
        for (Symbol symbol : symbols) {
            NavigableMap<Instant, Bar> bars = knownOf(symbol, today);
            bars.tailMap(now.minus(SPAN), false).clear(); // as they are when the clock was set back
            from = Instants.earlier(from, bars.isEmpty() ? sessions.getFirst().open() : bars.lastKey());
            before.put(symbol, bars);
        }
        Map<Symbol, List<Bar>> news = data.bars(before.keySet(), Timeframe.MIN_5, from, now);
        Map<Symbol, List<Bar>> complete = new TreeMap<>();
        before.forEach((symbol, bars) -> {
            news.getOrDefault(symbol, List.of()).stream()
                    .filter(bar -> !bar.start().plus(SPAN).isAfter(now) && isRegular(bar, sessions))
                    .forEach(bar -> bars.put(bar.start(), bar));
            keep(symbol, new Known(today, bars), sessions);
            complete.put(symbol, List.copyOf(bars.values()));
        });
        return complete;
    }

    private void keep(Symbol symbol, Known read, List<TradingDay> sessions) {
        if (hasGap(read.bars(), sessions)) {
            known.remove(symbol);
        } else {
            known.put(symbol, new Known(read.date(), Collections.unmodifiableNavigableMap(read.bars())));
        }
    }

    /// Nothing of another day: a split overnight changes all prices before it.
    private NavigableMap<Instant, Bar> knownOf(Symbol symbol, LocalDate today) {
        Known before = known.get(symbol);
        return before != null && before.date().equals(today) ? new TreeMap<>(before.bars()) : new TreeMap<>();
    }

    /// The two before `today`, and that of today if there is one.
    private List<TradingDay> sessions(LocalDate today) {
        TradingDay before = calendar.previous(today);
        return Stream.concat(Stream.of(calendar.previous(before.date()), before), calendar.on(today).stream())
                .toList();
    }

    private static boolean isRegular(Bar bar, List<TradingDay> sessions) {
        return sessions.stream().anyMatch(session -> session.isOpenAt(bar.start()));
    }

    /// Whether a bar is missing between the first open and the newest bar.
    private static boolean hasGap(NavigableMap<Instant, Bar> bars, List<TradingDay> sessions) {
        if (bars.isEmpty()) {
            return true;
        }
        Instant end = bars.lastKey().plus(SPAN);
        long expected = sessions.stream()
                .filter(session -> session.open().isBefore(end))
                .mapToLong(session -> Duration.between(session.open(), Instants.earlier(session.close(), end))
                        .dividedBy(SPAN))
                .sum();
        return bars.size() != expected;
    }
}
