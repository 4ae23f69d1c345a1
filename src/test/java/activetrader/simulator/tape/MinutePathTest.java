package activetrader.simulator.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MinutePathTest {
    private static final Symbol ABC = Symbol.of("ABC");
    private static final TradingDay DAY =
            new NyseCalendar().on(LocalDate.of(2024, 3, 5)).orElseThrow();

    @Test
    void path_reproducesTheBar_forAnyBar() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 3000; round++) {
            long low = random.nextLong(5_000, 5_000_000);
            long high = low + random.nextLong(0, low / 50 + 1);
            long open = random.nextLong(low, high + 1);
            long close = random.nextLong(low, high + 1);
            long volume = random.nextInt(4) == 0 ? random.nextLong(0, 5) : random.nextLong(100, 1_000_000);

            MinutePath path = path(open, high, low, close, volume, round);

            assertReproduces(path, open, high, low, close, volume);
            assertQuotesAreSound(path);
        }
    }

    @Test
    void path_changesEveryFewSeconds() {
        MinutePath path = path(100_000, 101_000, 99_000, 100_500, 50_000, 3);

        for (int point = 1; point < path.points().size(); point++) {
            int gap = path.points().get(point).offset()
                    - path.points().get(point - 1).offset();
            assertTrue(gap > 0 && gap < 10_000, "gap of " + gap + " ms");
        }
    }

    @Test
    void path_isTheSame_forTheSameSeed() {
        assertEquals(path(100_000, 101_000, 99_000, 100_500, 500, 3), path(100_000, 101_000, 99_000, 100_500, 500, 3));
    }

    @Test
    void quietPath_keepsTheLastPriceWithoutTrades() {
        MinutePath path = PathMaker.quiet(ABC, DAY.open(), 123_400, new Spread(4), 20, 2, 9);

        assertTrue(path.points().stream().noneMatch(MinutePath.Point::trades));
        assertTrue(path.points().stream().allMatch(point -> point.bid() <= 123_400 && point.ask() >= 123_400));
        assertQuotesAreSound(path);
    }

    @Test
    void pointAt_findsTheLastPointNotAfter() {
        MinutePath path = path(100_000, 101_000, 99_000, 100_500, 50_000, 3);

        for (int point = 0; point < path.points().size(); point++) {
            Instant at = path.at(point);
            assertEquals(point, path.pointAt(at));
            assertEquals(Math.max(0, point - 1), path.pointAt(point == 0 ? at : at.minusMillis(1)));
        }
    }

    private static MinutePath path(long open, long high, long low, long close, long volume, long seed) {
        SessionBars.Builder bars = new SessionBars.Builder(DAY);
        bars.put(30, open, high, low, close, volume);
        return PathMaker.traded(ABC, bars.build(), 30, new Spread(4), seed);
    }

    private static void assertReproduces(MinutePath path, long open, long high, long low, long close, long volume) {
        List<MinutePath.Point> trades =
                path.points().stream().filter(MinutePath.Point::trades).toList();
        LongSummaryStatistics prices =
                trades.stream().mapToLong(MinutePath.Point::price).summaryStatistics();

        assertEquals(0, trades.getFirst().offset());
        assertEquals(
                List.of(open, high, low, close, volume),
                List.of(
                        trades.getFirst().price(),
                        prices.getMax(),
                        prices.getMin(),
                        trades.getLast().price(),
                        trades.stream().mapToLong(MinutePath.Point::size).sum()));
    }

    private static void assertQuotesAreSound(MinutePath path) {
        for (MinutePath.Point point : path.points()) {
            assertTrue(point.bid() > 0 && point.bid() < point.ask(), point.toString());
            assertEquals(0, point.bid() % PriceUnits.tick(point.bid()), point.toString());
            assertEquals(0, point.ask() % PriceUnits.tick(point.ask()), point.toString());
            assertTrue(point.bidSize() > 0 && point.askSize() > 0, point.toString());
            assertTrue(point.price() >= point.bid() && point.price() <= point.ask(), point.toString());
        }
    }
}
