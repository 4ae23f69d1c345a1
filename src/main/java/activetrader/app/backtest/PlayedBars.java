package activetrader.app.backtest;

import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.MarketTape;
import activetrader.statistics.comparison.MinuteBars;
import activetrader.statistics.comparison.MinuteCloses;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The minutes of the days that were played, for the comparisons of the result. Safe for use by many threads.
final class PlayedBars implements MinuteBars {
    private final Map<LocalDate, Day> days = new ConcurrentHashMap<>();

    private record Day(Set<Symbol> universe, Map<Symbol, MinuteCloses> minutes) {}

    /// @param universe the symbols that could be traded
    void add(LocalDate date, MarketTape tape, Collection<Symbol> universe) {
        TradingDay session = new NyseCalendar().on(date).orElseThrow();
        Map<Symbol, MinuteCloses> minutes = new TreeMap<>();
        tape.symbols()
                .forEach(symbol -> MinuteCloses.of(
                                tape.minutes(symbol, session.open(), session.close(), session.close()))
                        .ifPresent(found -> minutes.put(symbol, found)));
        days.put(date, new Day(Set.copyOf(universe), minutes));
    }

    @Override
    public Set<Symbol> universe(LocalDate date) {
        Day day = days.get(date);
        return day == null ? Set.of() : day.universe();
    }

    @Override
    public Optional<MinuteCloses> minutes(Symbol symbol, LocalDate date) {
        Day day = days.get(date);
        return day == null
                ? Optional.empty()
                : Optional.ofNullable(day.minutes().get(symbol));
    }
}
