package activetrader.simulator.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class BarTapeTest {
    private static final Symbol ABC = Symbol.of("ABC");
    private static final NyseCalendar CALENDAR = new NyseCalendar();
    private static final TradingDay MONDAY =
            CALENDAR.on(LocalDate.of(2024, 3, 4)).orElseThrow();
    private static final TradingDay TUESDAY =
            CALENDAR.on(LocalDate.of(2024, 3, 5)).orElseThrow();

    @Test
    void quote_isEmpty_beforeTheFirstPriceEver() {
        BarTape tape = tape(List.of());

        assertTrue(tape.quote(ABC, MONDAY.open().minusMillis(1)).isEmpty());
        assertTrue(tape.lastTrade(ABC, MONDAY.open().minusMillis(1)).isEmpty());
        assertTrue(tape.quote(Symbol.of("XYZ"), TUESDAY.open()).isEmpty());
    }

    @Test
    void quote_isTwoSidedAtEveryMoment_ofASession() {
        BarTape tape = tape(List.of());

        for (Instant at = TUESDAY.open(); at.isBefore(TUESDAY.close()); at = at.plusMillis(7_777)) {
            Quote quote = tape.quote(ABC, at).orElseThrow();
            assertTrue(quote.isTwoSided(), quote.toString());
            assertFalse(quote.at().isAfter(at), quote.toString());
            assertTrue(quote.at().isAfter(at.minusSeconds(10)), quote.toString());
        }
    }

    @Test
    void quote_staysWithItsOldTime_afterTheClose() {
        BarTape tape = tape(List.of());

        Quote evening = tape.quote(ABC, MONDAY.close().plusSeconds(7200)).orElseThrow();

        assertEquals(tape.quote(ABC, TUESDAY.open().minusMillis(1)).orElseThrow(), evening);
        assertTrue(evening.at().isBefore(MONDAY.close()));
        assertEquals(
                tape.previousClose(ABC, TUESDAY.date()).orElseThrow(),
                tape.lastTrade(ABC, TUESDAY.open().minusMillis(1)).orElseThrow().price());
    }

    @Test
    void lastTrade_isTheOpenAtTheOpen() {
        assertEquals(
                Price.of("20"),
                tape(List.of()).lastTrade(ABC, TUESDAY.open()).orElseThrow().price());
    }

    @Test
    void first_findsTheEarliestChange_thatAScanFinds() {
        BarTape tape = tape(List.of());
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 60; round++) {
            Instant from = MONDAY.open().plusMillis(random.nextLong(20_000_000));
            Price level = PriceUnits.price(PriceUnits.nearestTick(random.nextLong(99_000, 210_000)));
            Predicate<Quote> reached = quote -> {
                Price bid = quote.bid();
                return bid != null && !bid.isBelow(level);
            };

            Optional<Instant> found = tape.first(ABC, from, TUESDAY.close(), reached);

            assertEquals(scan(tape, from, reached), found);
        }
    }

    private static Optional<Instant> scan(BarTape tape, Instant from, Predicate<Quote> condition) {
        if (condition.test(tape.quote(ABC, from).orElseThrow())) {
            return Optional.of(from);
        }
        return tape.quotes(ABC, from, TUESDAY.close(), TUESDAY.close(), Integer.MAX_VALUE).stream()
                .filter(condition)
                .map(Quote::at)
                .findFirst();
    }

    @Test
    void first_looksNoFurtherThanUntil() {
        BarTape tape = tape(List.of());
        Instant change = tape.quotes(ABC, TUESDAY.open().plusSeconds(1), TUESDAY.close(), TUESDAY.close(), 1)
                .getFirst()
                .at();
        Predicate<Quote> changed = quote -> quote.at().equals(change);

        assertEquals(Optional.empty(), tape.first(ABC, TUESDAY.open(), change, changed));
        assertEquals(Optional.of(change), tape.first(ABC, TUESDAY.open(), change.plusMillis(1), changed));
        assertEquals(Optional.of(change), tape.first(ABC, change, change.plusMillis(1), changed));
    }

    @Test
    void halt_freezesTheQuoteAndRemovesTheBars() {
        Instant from = TUESDAY.open().plusSeconds(600);
        Instant until = from.plusSeconds(300);
        BarTape tape = tape(List.of(new Halt(ABC, from, until)));

        Quote frozen = tape.quote(ABC, from).orElseThrow();
        assertTrue(tape.isHalted(ABC, from));
        assertFalse(tape.isHalted(ABC, until));
        assertEquals(frozen, tape.quote(ABC, until.minusMillis(1)).orElseThrow());
        assertTrue(tape.quote(ABC, until).orElseThrow().at().isAfter(from));
        assertEquals(List.of(), tape.minutes(ABC, from, until.minusSeconds(60), TUESDAY.close()));
        assertEquals(Optional.of(until), tape.first(ABC, from, TUESDAY.close(), quote -> !quote.equals(frozen)));
    }

    @Test
    void minutes_showABarOnlyWhenItIsComplete() {
        BarTape tape = tape(List.of());
        Instant third = TUESDAY.open().plusSeconds(120);

        assertEquals(
                2,
                tape.minutes(ABC, TUESDAY.open(), TUESDAY.close(), third.plusMillis(59_999))
                        .size());
        assertEquals(
                3,
                tape.minutes(ABC, TUESDAY.open(), TUESDAY.close(), third.plusMillis(60_000))
                        .size());
        assertEquals(
                third,
                tape.latestMinute(ABC, third.plusSeconds(60)).orElseThrow().start());
        assertEquals(1, tape.minutes(ABC, third, third, TUESDAY.close()).size());
    }

    @Test
    void days_addUpTheCompleteMinutes() {
        BarTape tape = tape(List.of());

        List<Bar> early =
                tape.days(ABC, MONDAY.date(), TUESDAY.date(), TUESDAY.open().plusSeconds(59));
        List<Bar> later =
                tape.days(ABC, MONDAY.date(), TUESDAY.date(), TUESDAY.open().plusSeconds(120));

        assertEquals(1, early.size());
        assertEquals(2, later.size());
        assertEquals(2000, later.getLast().volume());
        assertEquals(Instant.parse("2024-03-05T05:00:00Z"), later.getLast().start());
        assertEquals(Price.of("20"), later.getLast().open());
    }

    /// Monday around $10, Tuesday around $20; every seventh minute is missing.
    private static BarTape tape(List<Halt> halts) {
        Series series = new Series(
                new Listing(ABC, "ABC", "NYSE", true),
                List.of(),
                List.of(session(MONDAY, 100_000), session(TUESDAY, 200_000)));
        return new BarTape("test", CALENDAR, List.of(series), halts, List.of(), 1);
    }

    private static SessionBars session(TradingDay day, long price) {
        SessionBars.Builder bars = new SessionBars.Builder(day);
        for (int minute = 0; minute < 390; minute++) {
            long open = price + minute * 10L / 100 * 100;
            if (minute % 7 != 6) {
                bars.put(minute, open, open + 700, open - 600, open + 100, 1000);
            }
        }
        return bars.build();
    }
}
