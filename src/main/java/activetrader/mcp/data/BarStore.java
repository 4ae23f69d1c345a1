package activetrader.mcp.data;

import activetrader.broker.MarketData;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.Instants;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The bars of one session for every symbol that was asked for. The first read of some symbols loads their history
/// in three requests for all of them. Later reads load only the minutes since then, for all symbols in one request,
/// and nothing within the same minute.
///
/// All bars come from one feed. A minute counts once it is over. The two newest minutes are loaded again with the
/// next ones, because a feed may revise them.
/// See decision 16.
final class BarStore {
    private static final int HISTORY_SESSIONS = 5;
    private static final int HISTORY_DAYS = 150;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration REVISED = Duration.ofMinutes(2);

    private final MarketData data;
    private final TradingCalendar calendar;
    private final TimeSource time;
    private final OneAtATime turn;
    private @Nullable Session current;

    /// The bars of one trading day and of the sessions before it, oldest first.
    private static final class Session {
        private final TradingDay day;
        private final List<TradingDay> past;
        private final Map<Symbol, SymbolBars> bars = new LinkedHashMap<>();
        private Instant knownUntil;

        Session(TradingDay day, List<TradingDay> past) {
            this.day = day;
            this.past = past;
            this.knownUntil = day.open();
        }
    }

    BarStore(MarketData data, TradingCalendar calendar, TimeSource time) {
        this.data = data;
        this.calendar = calendar;
        this.time = time;
        this.turn = new OneAtATime(time);
    }

    /// Gives `reader` the current bars of `symbols`; they do not change while it reads.
    <T> T read(Collection<Symbol> symbols, Function<Map<Symbol, SymbolBars>, T> reader) {
        return turn.call(() -> reader.apply(upToDate(new LinkedHashSet<>(symbols))));
    }

    private Map<Symbol, SymbolBars> upToDate(Set<Symbol> symbols) {
        Instant now = time.instant();
        Session session = sessionAt(now);
        Instant until = now.truncatedTo(ChronoUnit.MINUTES);
        update(session, until);
        Set<Symbol> strangers = new LinkedHashSet<>(symbols);
        strangers.removeAll(session.bars.keySet());
        if (!strangers.isEmpty()) {
            load(session, strangers);
        }
        Map<Symbol, SymbolBars> result = new LinkedHashMap<>();
        symbols.forEach(symbol -> {
            SymbolBars bars = session.bars.get(symbol);
            if (bars != null) {
                result.put(symbol, bars);
            }
        });
        return result;
    }

    /// The session that is open at `now` or has the same date; otherwise the last one.
    private Session sessionAt(Instant now) {
        LocalDate today = MarketZone.dateOf(now);
        TradingDay day = calendar.on(today).orElseGet(() -> calendar.previous(today));
        Session session = current;
        if (session == null || !session.day.equals(day)) {
            Deque<TradingDay> past = new ArrayDeque<>();
            for (TradingDay before = day; past.size() < HISTORY_SESSIONS; ) {
                before = calendar.previous(before.date());
                past.addFirst(before);
            }
            session = new Session(day, List.copyOf(past));
            current = session;
        }
        return session;
    }

    private void update(Session session, Instant until) {
        Instant end = Instants.earlier(until, session.day.close());
        if (!end.isAfter(session.knownUntil)) {
            return;
        }
        if (!session.bars.isEmpty()) {
            Instant from = session.knownUntil.minus(REVISED);
            Map<Symbol, List<Bar>> minutes = data.bars(
                    session.bars.keySet(),
                    Timeframe.MIN_1,
                    Instants.later(from, session.day.open()),
                    end.minus(MINUTE));
            session.bars.forEach((symbol, bars) -> bars.add(minutes.getOrDefault(symbol, List.of()), end));
        }
        session.knownUntil = end;
    }

    private void load(Session session, Set<Symbol> symbols) {
        TradingDay first = session.past.getFirst();
        TradingDay last = session.past.getLast();
        Instant midnight = MarketZone.startOfDay(session.day.date());
        Map<Symbol, List<Bar>> days = data.bars(
                symbols,
                Timeframe.DAY_1,
                MarketZone.startOfDay(session.day.date().minusDays(HISTORY_DAYS)),
                midnight.minusSeconds(1));
        Map<Symbol, List<Bar>> fives =
                data.bars(symbols, Timeframe.MIN_5, first.open(), last.close().minus(MINUTE));
        Map<Symbol, List<Bar>> minutes =
                data.bars(symbols, Timeframe.MIN_1, last.open(), session.knownUntil.minus(MINUTE));
        for (Symbol symbol : symbols) {
            List<Bar> ones = minutes.getOrDefault(symbol, List.of());
            SymbolBars bars = new SymbolBars(
                    new SymbolBars.History(
                            session.past,
                            within(List.of(last), ones),
                            within(session.past, fives.getOrDefault(symbol, List.of())),
                            days.getOrDefault(symbol, List.of())),
                    session.day);
            bars.add(ones, session.knownUntil);
            session.bars.put(symbol, bars);
        }
    }

    private static List<Bar> within(List<TradingDay> sessions, List<Bar> bars) {
        return bars.stream()
                .filter(bar -> sessions.stream().anyMatch(session -> session.isOpenAt(bar.start())))
                .toList();
    }
}
