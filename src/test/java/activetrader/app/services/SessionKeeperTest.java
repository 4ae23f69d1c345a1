package activetrader.app.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.broker.PastBars;
import activetrader.broker.ShareEvent;
import activetrader.history.HistoryFolder;
import activetrader.history.MinuteSessions;
import activetrader.history.Resolution;
import activetrader.history.SeriesKey;
import activetrader.journal.InstanceLock;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionKeeperTest {
    private static final NyseCalendar CALENDAR = new NyseCalendar();
    private static final Symbol SPY = Symbol.of("SPY");
    private static final SeriesKey MINUTES = new SeriesKey(Resolution.MINUTES, "iex", SPY);
    private static final TradingDay MONDAY =
            CALENDAR.on(LocalDate.of(2026, 1, 12)).orElseThrow();
    private static final TradingDay TUESDAY =
            CALENDAR.on(LocalDate.of(2026, 1, 13)).orElseThrow();

    @TempDir
    private Path root;

    private final Source source = new Source();

    @Test
    void session_isKeptAfterItsClose_andThoseOfTheWeekBefore() throws InterruptedException {
        SimulatedTime time = new SimulatedTime(MONDAY.open().plusSeconds(60));
        try (SessionKeeper _ = start(time)) {
            time.sleepUntil(MONDAY.close().plus(Duration.ofMinutes(19)));
            assertEquals(List.of(), source.asked);

            time.sleepUntil(MONDAY.close().plus(Duration.ofMinutes(21)));
            HistoryFolder folder = new HistoryFolder(root);
            assertEquals(
                    Set.of(
                            LocalDate.of(2026, 1, 5),
                            LocalDate.of(2026, 1, 6),
                            LocalDate.of(2026, 1, 7),
                            LocalDate.of(2026, 1, 8),
                            LocalDate.of(2026, 1, 9),
                            MONDAY.date()),
                    folder.covered(MINUTES, MONDAY.date()));
            int asked = source.asked.size();

            time.sleepUntil(TUESDAY.close().plus(Duration.ofMinutes(21)));
            assertTrue(folder.covered(MINUTES, MONDAY.date()).contains(TUESDAY.date()));
            assertEquals(List.of(TUESDAY.date(), TUESDAY.date()), source.asked.subList(asked, source.asked.size()));
        }
    }

    @Test
    void source_isAskedAtOnce_whileTheExchangeIsClosed() throws InterruptedException {
        SimulatedTime time = new SimulatedTime(MONDAY.close().plus(Duration.ofHours(4)));
        try (SessionKeeper _ = start(time)) {
            time.sleep(Duration.ofSeconds(1));

            assertTrue(new HistoryFolder(root).covered(MINUTES, MONDAY.date()).contains(MONDAY.date()));
        }
    }

    @Test
    void failure_isTriedAgain_untilShortlyBeforeTheOpen() throws InterruptedException {
        source.failing = true;
        SimulatedTime time = new SimulatedTime(MONDAY.close());
        try (SessionKeeper _ = start(time)) {
            time.sleepUntil(MONDAY.close().plus(Duration.ofMinutes(52)));
            assertEquals(3, source.tries);

            time.sleepUntil(TUESDAY.open().minus(Duration.ofMinutes(30)));
            int tries = source.tries;
            time.sleepUntil(TUESDAY.close().plus(Duration.ofMinutes(10)));
            assertEquals(tries, source.tries);

            source.failing = false;
            time.sleepUntil(TUESDAY.close().plus(Duration.ofMinutes(40)));
            assertTrue(new HistoryFolder(root)
                    .covered(MINUTES, MONDAY.date())
                    .containsAll(List.of(MONDAY.date(), TUESDAY.date())));
        }
    }

    @Test
    void historyThatAnotherProcessWrites_isWaitedFor() throws InterruptedException {
        SimulatedTime time = new SimulatedTime(MONDAY.close());
        HistoryFolder folder = new HistoryFolder(root);
        try (SessionKeeper _ = start(time)) {
            try (InstanceLock _ = folder.lock()) {
                time.sleepUntil(MONDAY.close().plus(Duration.ofMinutes(21)));
                assertEquals(0, source.tries);
            }
            time.sleepUntil(MONDAY.close().plus(Duration.ofMinutes(40)));
            assertTrue(folder.covered(MINUTES, MONDAY.date()).contains(MONDAY.date()));
        }
    }

    private SessionKeeper start(SimulatedTime time) {
        return SessionKeeper.start(source, new HistoryFolder(root), List.of(SPY), CALENDAR, time);
    }

    /// Whole sessions of SPY.
    private static final class Source implements PastBars {
        private final List<LocalDate> asked = new ArrayList<>();
        private boolean failing;
        private int tries;

        @Override
        public String feed() {
            return "iex";
        }

        @Override
        public Instant latest(Instant now) {
            return now.minusSeconds(120);
        }

        @Override
        public Page page(
                Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end, @Nullable String token) {
            LocalDate last = MarketZone.dateOf(end);
            asked.add(last);
            List<Bar> bars = timeframe == Timeframe.MIN_1 ? MinuteSessions.of(last, "690") : List.of();
            return new Page(Map.of(SPY, bars), null);
        }

        @Override
        public List<ShareEvent> events(Collection<Symbol> symbols, LocalDate from, LocalDate until) {
            tries++;
            if (failing) {
                throw new BrokerException.Transient("no connection", null);
            }
            return List.of();
        }
    }
}
