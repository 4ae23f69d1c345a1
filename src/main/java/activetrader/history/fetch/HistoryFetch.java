package activetrader.history.fetch;

import activetrader.broker.PastBars;
import activetrader.history.Adjustment;
import activetrader.history.HistoryFolder;
import activetrader.history.Resolution;
import activetrader.history.SeriesKey;
import activetrader.history.StoredBars;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Gets what a history lacks of a range of days: bars of minutes and of days, splits and dividends. Each piece is kept
/// when it is complete; a run that is killed loses the piece under way, and the next one continues from there.
public final class HistoryFetch {
    private static final int SYMBOLS_PER_CALL = 100;

    private final PastBars source;
    private final HistoryFolder folder;
    private final TradingCalendar calendar;
    private final TimeSource time;
    private final FetchProgress progress;
    private long done;
    private long requests;

    public HistoryFetch(
            PastBars source, HistoryFolder folder, TradingCalendar calendar, TimeSource time, FetchProgress progress) {
        this.source = source;
        this.folder = folder;
        this.calendar = calendar;
        this.time = time;
        this.progress = progress;
    }

    /// What a fetch came to, in symbols times sessions.
    ///
    /// @param covered that the history had before
    public record Result(long fetched, long covered, long requests) {}

    /// Fetches the sessions from `from` up to and including `to` that are over and old enough for the feed.
    ///
    /// @throws activetrader.broker.BrokerException when the source does not answer
    /// @throws activetrader.history.HistoryException when the history cannot be read or written
    public Result run(Collection<Symbol> symbols, LocalDate from, LocalDate to) {
        Instant latest = source.latest(time.instant());
        FetchPlan plan = FetchPlan.of(folder, source.feed(), symbols, from, to, calendar, latest);
        progress.at(0, plan.size(), 0);
        fetchEvents(new TreeSet<>(symbols), from, to);
        for (FetchPiece piece : plan.pieces()) {
            fetch(piece, plan.size());
        }
        return new Result(done, plan.covered(), requests);
    }

    private void fetchEvents(Set<Symbol> symbols, LocalDate from, LocalDate to) {
        List<Symbol> all = List.copyOf(symbols);
        for (int first = 0; first < all.size(); first += SYMBOLS_PER_CALL) {
            List<Symbol> some = all.subList(first, Math.min(first + SYMBOLS_PER_CALL, all.size()));
            folder.events().replace(some, from, to, source.events(some, from, to));
            requests++;
        }
    }

    private void fetch(FetchPiece piece, long all) {
        Map<Symbol, List<Bar>> bars = new HashMap<>();
        String token = null;
        do {
            PastBars.Page page =
                    source.page(piece.symbols(), piece.resolution().timeframe(), start(piece), end(piece), token);
            requests++;
            page.bars()
                    .forEach((symbol, some) ->
                            bars.computeIfAbsent(symbol, _ -> new ArrayList<>()).addAll(some));
            progress.at(done, all, requests);
            token = page.next();
        } while (token != null);
        Set<LocalDate> dates = new HashSet<>();
        piece.sessions().forEach(day -> dates.add(day.date()));
        for (Symbol symbol : piece.symbols()) {
            List<Bar> regular = bars.getOrDefault(symbol, List.of()).stream()
                    .filter(bar -> isWanted(bar, piece.resolution(), dates))
                    .toList();
            folder.add(
                    new SeriesKey(piece.resolution(), source.feed(), symbol),
                    StoredBars.of(Adjustment.RAW, dates, regular));
        }
        done += piece.size();
        progress.at(done, all, requests);
    }

    private static Instant start(FetchPiece piece) {
        TradingDay first = piece.sessions().getFirst();
        return piece.resolution() == Resolution.MINUTES ? first.open() : MarketZone.startOfDay(first.date());
    }

    private static Instant end(FetchPiece piece) {
        TradingDay last = piece.sessions().getLast();
        return piece.resolution() == Resolution.MINUTES
                ? last.close().minusSeconds(1)
                : MarketZone.startOfDay(last.date());
    }

    private boolean isWanted(Bar bar, Resolution resolution, Set<LocalDate> dates) {
        LocalDate date = MarketZone.dateOf(bar.start());
        return dates.contains(date)
                && (resolution == Resolution.DAYS
                        || calendar.on(date)
                                .filter(day -> day.isOpenAt(bar.start()))
                                .isPresent());
    }
}
