package activetrader.simulator.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Asset;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.Tapes;
import activetrader.simulator.tape.altered.Masking;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private static final NyseCalendar CALENDAR = new NyseCalendar();
    private static final LocalDate DATE = LocalDate.of(2026, 1, 14);
    private static final Symbol SPY = Symbol.of("SPY");
    private static final Symbol COIN = Symbol.of("COIN");
    private static final Symbol FORD = Symbol.of("F");

    private final MarketTape open = new Tapes(CALENDAR, Set.of(SPY, COIN, FORD), List.of(), 1)
            .synthetic(DATE)
            .tape();
    private final Masking mask = new Masking(CALENDAR, open.symbols(), 5);
    private final MarketTape masked = mask.of(open);

    private static List<Bar> minutes(MarketTape tape, Symbol symbol, LocalDate date) {
        TradingDay day = CALENDAR.on(date).orElseThrow();
        return tape.minutes(symbol, day.open(), day.close(), day.close());
    }

    @Test
    void names_areHidden_butThoseOfTheRegime() {
        assertEquals(SPY, mask.symbol(SPY));
        assertTrue(mask.symbol(COIN).value().startsWith("XX"));
        assertEquals(Set.of(SPY, mask.symbol(COIN), mask.symbol(FORD)), Set.copyOf(masked.symbols()));
        assertEquals(3, masked.symbols().size());
        for (Asset asset : masked.assets()) {
            assertEquals("Stock " + asset.symbol(), asset.name());
        }
        assertEquals(List.of(), masked.news(CALENDAR.on(DATE).orElseThrow().close()));
    }

    @Test
    void dates_moveByTheSameSessions() {
        LocalDate moved = mask.date(DATE);
        LocalDate next =
                CALENDAR.currentOrNext(CALENDAR.on(DATE).orElseThrow().close()).date();

        assertTrue(moved.isBefore(DATE.minusDays(80)) && moved.isAfter(DATE.minusDays(270)), moved.toString());
        assertEquals(moved, CALENDAR.previous(mask.date(next)).date());
    }

    /// Every price of a symbol has the same factor, within a tick.
    @Test
    void prices_haveOneFactorInEachSymbol() {
        List<Bar> before = minutes(open, COIN, DATE);
        List<Bar> after = minutes(masked, mask.symbol(COIN), mask.date(DATE));
        double factor = dollars(after.getFirst()) / dollars(before.getFirst());

        assertEquals(before.size(), after.size());
        assertNotEquals(1, factor, 0.001);
        for (int i = 0; i < before.size(); i++) {
            assertEquals(dollars(before.get(i)) * factor, dollars(after.get(i)), 0.02);
            assertEquals(
                    before.get(i).volume() / factor,
                    (double) after.get(i).volume(),
                    1 + before.get(i).volume() * 0.001);
        }
        assertEquals(
                open.previousClose(COIN, DATE).orElseThrow().value().doubleValue() * factor,
                masked.previousClose(mask.symbol(COIN), mask.date(DATE))
                        .orElseThrow()
                        .value()
                        .doubleValue(),
                0.02);
    }

    private static double dollars(Bar bar) {
        return bar.close().value().doubleValue();
    }
}
