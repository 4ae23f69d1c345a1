package activetrader.history.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.PastBars;
import activetrader.broker.ShareEvent;
import activetrader.broker.alpaca.AlpacaPastBars;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.broker.alpaca.Feed;
import activetrader.config.Secret;
import activetrader.history.HistoryFolder;
import activetrader.history.Resolution;
import activetrader.history.SeriesKey;
import activetrader.history.StoredBars;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.access.ApiKeys;
import activetrader.simulator.data.DataApi;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.BarTape;
import activetrader.simulator.tape.Listing;
import activetrader.simulator.tape.PriceStep;
import activetrader.simulator.tape.Series;
import activetrader.simulator.tape.SessionBars;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fetches from the simulator's data API.
class HistoryFetchTest {
    private static final NyseCalendar CALENDAR = new NyseCalendar();
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 2);
    private static final Instant LATER = Instant.parse("2026-06-01T12:00:00Z");
    /// A minute trades of every so many, so that the year fits into the memory of a test.
    private static final int STEP = 13;

    @TempDir
    private Path root;

    @Test
    void fetch_killedTwice_endsAsOneThatWasNot() throws Exception {
        compare(3, 70, 1);
    }

    @Test
    @Tag("long")
    void fetchOfAYear_killedTwice_endsAsOneThatWasNot() throws Exception {
        compare(40, 250, 20);
    }

    private void compare(int symbols, int sessions, int pages) throws Exception {
        List<TradingDay> days = days(sessions);
        try (AlpacaPastBars source = source(days, symbols, List.of())) {
            LocalDate last = days.getLast().date();
            HistoryFetch.Result whole = fetch(source, "whole").run(names(symbols), FIRST, last);
            assertEquals(2L * symbols * sessions, whole.fetched());
            assertEquals(0, whole.covered());

            HistoryFetch first = fetch(new Killed(source, pages), "parts");
            assertThrows(Kill.class, () -> first.run(names(symbols), FIRST, last));
            HistoryFetch second = fetch(new Killed(source, pages), "parts");
            assertThrows(Kill.class, () -> second.run(names(symbols), FIRST, last));
            HistoryFetch.Result rest = fetch(source, "parts").run(names(symbols), FIRST, last);

            assertTrue(rest.covered() > 0 && rest.fetched() > 0, rest::toString);
            assertEquals(2L * symbols * sessions, rest.covered() + rest.fetched());
            assertEquals(content("whole"), content("parts"));
            assertEquals(
                    new HistoryFetch.Result(0, 2L * symbols * sessions, 1),
                    fetch(source, "parts").run(names(symbols), FIRST, last));
        }
        checkBars(symbols, days);
    }

    /// Every bar of the tape is in the history, and nothing else.
    private void checkBars(int symbols, List<TradingDay> days) {
        HistoryFolder folder = new HistoryFolder(root.resolve("parts"));
        long bars = 0;
        for (SeriesKey key : folder.series()) {
            for (LocalDate first : folder.periods(key).keySet()) {
                StoredBars read = folder.read(key, first).orElseThrow();
                bars += key.resolution() == Resolution.MINUTES ? read.bars().size() : 0;
            }
        }
        assertEquals(
                (long) symbols
                        * days.stream().mapToLong(day -> minutes(day).count()).sum(),
                bars);
    }

    @Test
    void laterDays_areFetchedAlone() throws Exception {
        List<TradingDay> days = days(5);
        try (AlpacaPastBars source = source(days, 2, List.of())) {
            fetch(source, "parts").run(names(2), FIRST, days.get(2).date());

            HistoryFetch.Result later =
                    fetch(source, "parts").run(names(2), FIRST, days.getLast().date());
            assertEquals(2 * 2 * 2, later.fetched());
            assertEquals(2 * 2 * 3, later.covered());
            fetch(source, "whole").run(names(2), FIRST, days.getLast().date());
            assertEquals(content("whole"), content("parts"));
        }
    }

    @Test
    void symbolThatDoesNotTrade_isCovered_andNotAskedForAgain() throws Exception {
        List<TradingDay> days = days(2);
        Symbol unknown = Symbol.of("NONE");
        try (AlpacaPastBars source = source(days, 1, List.of())) {
            fetch(source, "parts").run(List.of(unknown), FIRST, days.getLast().date());

            SeriesKey key = new SeriesKey(Resolution.MINUTES, "sip", unknown);
            HistoryFolder folder = new HistoryFolder(root.resolve("parts"));
            assertEquals(2, folder.covered(key, FIRST).size());
            assertEquals(
                    0,
                    fetch(source, "parts")
                            .run(List.of(unknown), FIRST, days.getLast().date())
                            .fetched());
        }
    }

    @Test
    void sessionThatIsNotOldEnough_isLeftOut() throws Exception {
        List<TradingDay> days = days(2);
        SimulatedTime time = new SimulatedTime(days.getLast().close().plusSeconds(60 * 15));
        try (AlpacaPastBars source = source(days, 1, List.of())) {
            HistoryFetch fetch =
                    new HistoryFetch(source, new HistoryFolder(root.resolve("parts")), CALENDAR, time, (_, _, _) -> {});

            assertEquals(2, fetch.run(names(1), FIRST, days.getLast().date()).fetched());
        }
    }

    @Test
    void splits_areKeptOnce() throws Exception {
        List<TradingDay> days = days(4);
        PriceStep split = new PriceStep(names(1).getFirst(), days.get(2).open(), new BigDecimal("0.25"), true);
        try (AlpacaPastBars source = source(days, 1, List.of(split))) {
            fetch(source, "parts").run(names(1), FIRST, days.getLast().date());
            fetch(source, "parts").run(names(1), FIRST, days.getLast().date());
        }
        assertEquals(
                List.of(new ShareEvent(
                        names(1).getFirst(),
                        days.get(2).date(),
                        ShareEvent.Kind.SPLIT,
                        new BigDecimal("4"),
                        BigDecimal.ONE,
                        BigDecimal.ZERO)),
                new HistoryFolder(root.resolve("parts")).events().read());
    }

    private HistoryFetch fetch(PastBars source, String name) {
        SimulatedTime time = new SimulatedTime(LATER);
        return new HistoryFetch(source, new HistoryFolder(root.resolve(name)), CALENDAR, time, (_, _, _) -> {});
    }

    private static AlpacaPastBars source(List<TradingDay> days, int symbols, List<PriceStep> steps) {
        SimulatedTime time = new SimulatedTime(LATER);
        List<Series> series = new ArrayList<>();
        for (Symbol symbol : names(symbols)) {
            List<SessionBars> sessions = days.stream()
                    .map(day -> session(day, symbol.hashCode() % 500 + 1000))
                    .toList();
            series.add(new Series(new Listing(symbol, symbol + " Inc.", "NASDAQ", true), List.of(), sessions));
        }
        BarTape tape = new BarTape("test", CALENDAR, series, List.of(), List.of(), 1);
        DataApi api =
                new DataApi(tape, time, ApiKeys.defaults(), 200, new Script(steps, List.of(), List.of(), List.of()));
        AlpacaSettings settings = AlpacaSettings.defaults("SIM", new Secret("SIM"))
                .with(Feed.DELAYED_SIP)
                .answeredBy(api);
        return new AlpacaPastBars(settings, time);
    }

    private static SessionBars session(TradingDay day, long cents) {
        SessionBars.Builder bars = new SessionBars.Builder(day);
        minutes(day).forEach(minute -> {
            long price = (cents + (day.date().toEpochDay() * 31 + minute * 7L) % 50) * 100;
            bars.put(minute, price, price + 300, price - 200, price + 100, 1000 + minute);
        });
        return bars.build();
    }

    private static IntStream minutes(TradingDay day) {
        int length = day.isEarlyClose() ? 210 : 390;
        return IntStream.iterate(0, minute -> minute < length, minute -> minute + STEP);
    }

    private static List<TradingDay> days(int count) {
        return FIRST.datesUntil(FIRST.plusYears(2))
                .flatMap(date -> CALENDAR.on(date).stream())
                .limit(count)
                .toList();
    }

    private static List<Symbol> names(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> Symbol.of("S" + (char) ('A' + index / 26) + (char) ('A' + index % 26)))
                .toList();
    }

    /// The bytes of every file, by its path.
    private Map<String, Integer> content(String name) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root.resolve(name))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.resolve(name).relativize(path).toString(), Arrays.hashCode(Files.readAllBytes(path)));
            }
        }
        return files;
    }

    private static final class Kill extends RuntimeException {}

    /// A source whose process ends after some pages of minutes.
    private static final class Killed implements PastBars {
        private final PastBars source;
        private int left;

        Killed(PastBars source, int pages) {
            this.source = source;
            this.left = pages;
        }

        @Override
        public String feed() {
            return source.feed();
        }

        @Override
        public Instant latest(Instant now) {
            return source.latest(now);
        }

        @Override
        public Page page(
                Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end, @Nullable String token) {
            if (left-- == 0) {
                throw new Kill();
            }
            return source.page(symbols, timeframe, start, end, token);
        }

        @Override
        public List<ShareEvent> events(Collection<Symbol> symbols, LocalDate from, LocalDate until) {
            return source.events(symbols, from, until);
        }
    }
}
