package activetrader.simulator.tape.recorded;

import activetrader.history.HistoryException;
import activetrader.history.HistoryFolder;
import activetrader.history.Resolution;
import activetrader.history.SeriesKey;
import activetrader.history.SplitFactors;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import activetrader.simulator.tape.DayBar;
import activetrader.simulator.tape.SessionBars;
import activetrader.simulator.tape.synthetic.SyntheticMarket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The minutes of one feed of a history. Of a day the symbols are played that traded on it. A symbol with a long
/// history brings the minutes of its last sessions and the daily bars of those before; one with a short history
/// brings all its minutes, as from a folder of CSV files.
final class HistoryBars implements RecordedBars {
    /// More sessions before the day than anything looks back.
    static final int LONG_HISTORY = 110;

    private final HistoryFolder folder;
    private final @Nullable String wantedFeed;
    private final SessionCache cache;
    private final InventedHistory invented = new InventedHistory();

    HistoryBars(HistoryFolder folder, @Nullable String feed) {
        this.folder = folder;
        this.wantedFeed = feed;
        this.cache = new SessionCache(folder);
    }

    @Override
    public InventedHistory invented() {
        return invented;
    }

    @Override
    public List<LocalDate> dates() {
        try {
            return List.copyOf(dates(series()));
        } catch (HistoryException e) {
            throw new BarFileException(e);
        }
    }

    private SortedSet<LocalDate> dates(Collection<SeriesKey> series) {
        SortedSet<LocalDate> dates = new TreeSet<>();
        for (SeriesKey key : series) {
            folder.periods(key).keySet().forEach(first -> dates.addAll(cache.covered(key, first)));
        }
        return dates;
    }

    @Override
    public RecordedSessions read(Optional<LocalDate> wantedDate, Set<Symbol> wantedSymbols, TradingCalendar calendar) {
        try {
            List<SeriesKey> series = series();
            LocalDate date = wantedDate.orElseGet(() -> dates(series).last());
            Map<Symbol, List<SessionBars>> sessions = new TreeMap<>();
            Map<Symbol, List<DayBar>> days = new TreeMap<>();
            SplitFactors splits = new SplitFactors(folder.events().read());
            for (SeriesKey key : series) {
                if (wantedSymbols.isEmpty() || wantedSymbols.contains(key.symbol())) {
                    read(key, date, calendar, sessions, days);
                    adjust(key, date, splits, sessions, days);
                }
            }
            requireSymbols(date, sessions.keySet(), wantedSymbols);
            return new RecordedSessions(date, sessions, days);
        } catch (HistoryException e) {
            throw new BarFileException(e);
        }
    }

    private void requireSymbols(LocalDate date, Set<Symbol> found, Set<Symbol> wanted) {
        if (found.isEmpty() && wanted.isEmpty()) {
            throw new BarFileException(folder.root(), "no symbol has bars of " + date);
        }
        Set<Symbol> missing = new TreeSet<>(wanted);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw new BarFileException(folder.root(), "no bars of " + missing + " on " + date);
        }
    }

    /// The series of minutes of the one feed that is played.
    private List<SeriesKey> series() {
        List<SeriesKey> minutes = folder.series().stream()
                .filter(key -> key.resolution() == Resolution.MINUTES)
                .toList();
        SortedSet<String> feeds = minutes.stream().map(SeriesKey::feed).collect(Collectors.toCollection(TreeSet::new));
        if (feeds.isEmpty()) {
            throw new BarFileException(folder.root(), "the history has no bars of minutes");
        }
        if (wantedFeed == null && feeds.size() > 1) {
            throw new BarFileException(
                    folder.root(), "the history has bars of " + String.join(", ", feeds) + "; name one by --bars-feed");
        }
        String feed = wantedFeed == null ? feeds.first() : wantedFeed;
        if (!feeds.contains(feed)) {
            throw new BarFileException(
                    folder.root(), "the history has bars of " + String.join(", ", feeds) + ", and none of " + feed);
        }
        return minutes.stream().filter(key -> key.feed().equals(feed)).toList();
    }

    /// Adds what is played of one symbol, when it traded on `date`.
    private void read(
            SeriesKey key,
            LocalDate date,
            TradingCalendar calendar,
            Map<Symbol, List<SessionBars>> sessions,
            Map<Symbol, List<DayBar>> days) {
        if (!cache.covered(key, date).contains(date)
                || cache.totals(key, date, calendar).stream()
                        .noneMatch(day -> day.date().equals(date))) {
            return;
        }
        List<DayBar> before = new ArrayList<>();
        for (LocalDate month : folder.periods(key).headMap(date).reversed().keySet()) {
            before.addAll(cache.totals(key, month, calendar).reversed().stream()
                    .filter(day -> day.date().isBefore(date))
                    .toList());
            if (before.size() > LONG_HISTORY) {
                break;
            }
        }
        boolean isLong = before.size() > LONG_HISTORY;
        LocalDate first = isLong
                ? before.get(SyntheticMarket.MINUTE_HISTORY - 1).date()
                : before.stream()
                        .map(DayBar::date)
                        .min(Comparator.naturalOrder())
                        .orElse(date);
        sessions.put(key.symbol(), minutes(key, first, date, calendar));
        if (isLong) {
            days.put(
                    key.symbol(),
                    before.subList(SyntheticMarket.MINUTE_HISTORY, before.size())
                            .reversed());
        }
    }

    /// Puts prices of days before a split into the shares of `date`, as the broker does for who asks on that day.
    private void adjust(
            SeriesKey key,
            LocalDate date,
            SplitFactors splits,
            Map<Symbol, List<SessionBars>> sessions,
            Map<Symbol, List<DayBar>> days) {
        Symbol symbol = key.symbol();
        if (!cache.isRaw(key)) {
            return;
        }
        sessions.computeIfPresent(
                symbol,
                (_, all) -> all.stream()
                        .map(session -> {
                            BigDecimal factor =
                                    splits.factor(symbol, session.day().date(), date);
                            return factor.compareTo(BigDecimal.ONE) == 0 ? session : session.adjusted(factor);
                        })
                        .toList());
        days.computeIfPresent(
                symbol,
                (_, all) -> all.stream()
                        .map(day -> {
                            BigDecimal factor = splits.factor(symbol, day.date(), date);
                            return factor.compareTo(BigDecimal.ONE) == 0 ? day : day.adjusted(factor);
                        })
                        .toList());
    }

    private List<SessionBars> minutes(SeriesKey key, LocalDate first, LocalDate last, TradingCalendar calendar) {
        List<SessionBars> sessions = new ArrayList<>();
        for (LocalDate month : folder.periods(key).keySet()) {
            if (!month.isAfter(last) && key.resolution().after(month).isAfter(first)) {
                cache.sessions(key, month, calendar).stream()
                        .filter(session -> !session.day().date().isBefore(first)
                                && !session.day().date().isAfter(last))
                        .forEach(sessions::add);
            }
        }
        return sessions;
    }
}
