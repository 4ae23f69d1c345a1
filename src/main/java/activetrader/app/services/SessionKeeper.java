package activetrader.app.services;

import activetrader.broker.BrokerException;
import activetrader.broker.PastBars;
import activetrader.history.HistoryException;
import activetrader.history.HistoryFolder;
import activetrader.history.fetch.HistoryFetch;
import activetrader.journal.InstanceLock;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.Instants;
import activetrader.time.TimeSource;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the bars of each session in the history once it is over, so that the day can be played again. Sessions of the
/// last days that are missing, because this process did not run after their close, are kept with the next one.
///
/// A failure is logged and tried again while the exchange is closed; nothing else waits for this.
final class SessionKeeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SessionKeeper.class);

    /// The feed must have the last minute before it is asked.
    private static final Duration AFTER_CLOSE = Duration.ofMinutes(20);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofMinutes(15);
    private static final Duration BEFORE_OPEN = Duration.ofMinutes(30);
    private static final int DAYS_BACK = 7;

    private final PastBars source;
    private final HistoryFolder folder;
    private final List<Symbol> symbols;
    private final TradingCalendar calendar;
    private final TimeSource time;
    private TimeSource.@Nullable Timer next;
    private boolean closed;

    private SessionKeeper(
            PastBars source,
            HistoryFolder folder,
            Collection<Symbol> symbols,
            TradingCalendar calendar,
            TimeSource time) {
        this.source = source;
        this.folder = folder;
        this.symbols = List.copyOf(symbols);
        this.calendar = calendar;
        this.time = time;
    }

    /// Starts with what is missing, at once when the exchange is closed.
    static SessionKeeper start(
            PastBars source,
            HistoryFolder folder,
            Collection<Symbol> symbols,
            TradingCalendar calendar,
            TimeSource time) {
        SessionKeeper keeper = new SessionKeeper(source, folder, symbols, calendar, time);
        keeper.schedule(time.instant());
        return keeper;
    }

    /// Runs at `wanted`, or later: after the close of the session that is near, under way or just over then.
    private synchronized void schedule(Instant wanted) {
        if (!closed) {
            next = time.at(allowed(wanted), "session-keeper", this::run);
        }
    }

    private Instant allowed(Instant wanted) {
        TradingDay day = calendar.currentOrNext(wanted);
        if (!wanted.isBefore(day.open().minus(BEFORE_OPEN))) {
            return day.close().plus(AFTER_CLOSE);
        }
        return calendar.on(MarketZone.dateOf(wanted))
                .filter(over -> !wanted.isBefore(over.close()))
                .map(over -> Instants.later(wanted, over.close().plus(AFTER_CLOSE)))
                .orElse(wanted);
    }

    private void run() {
        LocalDate today = MarketZone.dateOf(time.instant());
        try (InstanceLock _ = folder.lock()) {
            HistoryFetch.Result result = new HistoryFetch(source, folder, calendar, time, (_, _, _) -> {})
                    .run(symbols, today.minusDays(DAYS_BACK), today);
            log.info("bars kept date={} fetched={} requests={}", today, result.fetched(), result.requests());
            schedule(afterNextClose());
        } catch (BrokerException | HistoryException | InstanceLock.AlreadyRunning | UncheckedIOException e) {
            log.warn("bars not kept, tried again later date={} reason=\"{}\"", today, e.getMessage());
            schedule(time.instant().plus(BEFORE_NEXT_TRY));
        }
    }

    private Instant afterNextClose() {
        return calendar.currentOrNext(time.instant()).close().plus(AFTER_CLOSE);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel();
        }
    }
}
