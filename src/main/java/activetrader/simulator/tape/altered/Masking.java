package activetrader.simulator.tape.altered;

import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.DayBar;
import activetrader.simulator.tape.Listing;
import activetrader.simulator.tape.MarketTape;
import activetrader.simulator.tape.PriceUnits;
import activetrader.simulator.tape.Seeds;
import activetrader.simulator.tape.Series;
import activetrader.simulator.tape.SessionBars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Hides which days and which stocks a tape shows, so that a language model cannot remember what came next.
///
/// Symbols get other names, dates move back by the same number of sessions, and all prices of a symbol are multiplied
/// by one factor, its volumes divided by it. The index funds that give the regime keep their names. Names of
/// companies and news are gone. What a date was before, and the next session, stay in order. Safe for use by many
/// threads.
public final class Masking {
    private static final Set<Symbol> NAMED = Set.of(Symbol.of("SPY"), Symbol.of("QQQ"));
    private static final int FEWEST_SESSIONS = 60;
    private static final int MORE_SESSIONS = 120;
    private static final double LEAST_FACTOR = 0.6;
    private static final double MORE_FACTOR = 1.0;

    private final TradingCalendar calendar;
    private final long seed;
    private final int sessions;
    private final Map<LocalDate, LocalDate> dates = new ConcurrentHashMap<>();
    private final Map<Symbol, Symbol> names;

    /// @param symbols all that are to be hidden
    public Masking(TradingCalendar calendar, Collection<Symbol> symbols, long seed) {
        this.calendar = calendar;
        this.seed = seed;
        this.sessions = FEWEST_SESSIONS + new SplittableRandom(seed).nextInt(MORE_SESSIONS);
        this.names = names(symbols, seed);
    }

    /// `XXA`, `XXB` and so on, in an order by chance.
    private static Map<Symbol, Symbol> names(Collection<Symbol> symbols, long seed) {
        List<Symbol> hidden = symbols.stream()
                .filter(symbol -> !NAMED.contains(symbol))
                .distinct()
                .sorted((one, other) ->
                        Long.compare(Seeds.derive(seed, one.value()), Seeds.derive(seed, other.value())))
                .toList();
        Map<Symbol, Symbol> names = new TreeMap<>();
        for (int i = 0; i < hidden.size(); i++) {
            names.put(hidden.get(i), Symbol.of("XX" + (char) ('A' + i / 26 % 26) + (char) ('A' + i % 26)));
        }
        return names;
    }

    /// What `symbol` is called behind the mask.
    public Symbol symbol(Symbol symbol) {
        return names.getOrDefault(symbol, symbol);
    }

    /// The date on which a session seems to be.
    public LocalDate date(LocalDate date) {
        return dates.computeIfAbsent(date, this::moved);
    }

    private LocalDate moved(LocalDate date) {
        LocalDate moved = date;
        for (int session = 0; session < sessions; session++) {
            moved = calendar.previous(moved).date();
        }
        return moved;
    }

    /// The masked tape.
    public MarketTape of(MarketTape tape) {
        return tape.changed(this::masked, _ -> false);
    }

    private Series masked(Series series) {
        Symbol symbol = symbol(series.listing().symbol());
        double factor =
                LEAST_FACTOR + MORE_FACTOR * new SplittableRandom(Seeds.derive(seed, symbol.value())).nextDouble();
        Listing listing = new Listing(
                symbol,
                "Stock " + symbol,
                series.listing().exchange(),
                series.listing().tradable());
        List<DayBar> days = series.days().stream()
                .filter(day -> calendar.on(day.date()).isPresent())
                .map(day -> new DayBar(
                        date(day.date()),
                        times(day.open(), factor),
                        times(day.high(), factor),
                        times(day.low(), factor),
                        times(day.close(), factor),
                        shares(day.volume(), factor)))
                .toList();
        List<SessionBars> moved = new ArrayList<>();
        series.sessions().forEach(session -> moved.add(masked(session, factor)));
        return new Series(listing, days, moved);
    }

    /// A session that seems to be on a shorter day ends with it.
    private SessionBars masked(SessionBars session, double factor) {
        TradingDay day = calendar.on(date(session.day().date())).orElseThrow();
        SessionBars.Builder other = new SessionBars.Builder(day);
        int minutes = Math.min(session.minutes(), other.build().minutes());
        for (int minute = 0; minute < minutes; minute++) {
            if (session.has(minute)) {
                other.put(
                        minute,
                        times(session.open(minute), factor),
                        times(session.high(minute), factor),
                        times(session.low(minute), factor),
                        times(session.close(minute), factor),
                        shares(session.volume(minute), factor));
            }
        }
        return other.build();
    }

    private static long times(long units, double factor) {
        return PriceUnits.ofDollars(PriceUnits.dollars(units) * factor);
    }

    private static long shares(long volume, double factor) {
        return Math.round(volume / factor);
    }
}
