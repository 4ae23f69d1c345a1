package activetrader.execution.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.broker.BrokerException;
import activetrader.broker.NoMarketData;
import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.calendar.NyseCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// On Tuesday, 2024-11-26; the two sessions before are those of Friday and Monday.
class RecentBarsTest {
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final int BARS_OF_A_SESSION = 78;

    private Instant now = Instant.parse("2024-11-26T15:02:00Z");
    private final Market market = new Market();
    private final RecentBars bars = new RecentBars(market, new NyseCalendar(), () -> now);

    /// A bar for each five minutes, day and night, all closing at one price; remembers the first instant asked for.
    private static final class Market extends NoMarketData {
        private final List<Instant> asked = new ArrayList<>();
        private String close = "100";
        private boolean fails;
        private @Nullable Instant missing;

        @Override
        public Map<Symbol, List<Bar>> bars(
                Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end) {
            if (fails) {
                throw new BrokerException.Transient("no bars", null);
            }
            asked.add(start);
            List<Bar> list = new ArrayList<>();
            for (Instant at = start; !at.isAfter(end); at = at.plus(timeframe.duration())) {
                Price price = Price.of(close);
                if (!at.equals(missing)) {
                    list.add(new Bar(at, price, price, price, price, 100, null, 1));
                }
            }
            return Map.of(symbols.iterator().next(), list);
        }
    }

    private static void assertPrices(String price, List<Bar> bars) {
        bars.forEach(
                bar -> assertEquals(Price.of(price), bar.close(), bar.start().toString()));
    }

    @Test
    void of_givesCompleteBars_ofRegularSessions() {
        List<Bar> read = bars.of(AAPL);

        assertEquals(2 * BARS_OF_A_SESSION + 6, read.size());
        assertEquals(Instant.parse("2024-11-22T14:30:00Z"), read.getFirst().start());
        assertEquals(Instant.parse("2024-11-26T14:55:00Z"), read.getLast().start());
    }

    @Test
    void of_asksOnlyForTheBarsSince_andForTheNewestOnceMore() {
        bars.of(AAPL);
        market.close = "101";
        now = now.plus(Duration.ofMinutes(10));

        List<Bar> read = bars.of(AAPL);

        assertEquals(
                List.of(Instant.parse("2024-11-22T14:30:00Z"), Instant.parse("2024-11-26T14:55:00Z")), market.asked);
        assertEquals(2 * BARS_OF_A_SESSION + 8, read.size());
        assertPrices("100", read.subList(0, read.size() - 3));
        assertPrices("101", read.subList(read.size() - 3, read.size()));
    }

    @Test
    void of_readsAllAnew_untilThereIsNoGap() {
        market.missing = Instant.parse("2024-11-25T16:00:00Z");
        bars.of(AAPL);
        market.missing = null;
        now = now.plus(Duration.ofMinutes(5));

        assertEquals(2 * BARS_OF_A_SESSION + 7, bars.of(AAPL).size());
        now = now.plus(Duration.ofMinutes(5));
        assertEquals(2 * BARS_OF_A_SESSION + 8, bars.of(AAPL).size());

        Instant first = Instant.parse("2024-11-22T14:30:00Z");
        assertEquals(List.of(first, first, Instant.parse("2024-11-26T15:00:00Z")), market.asked);
    }

    @Test
    void of_readsAllAnew_onAnotherDay() {
        bars.of(AAPL);
        market.close = "50"; // split overnight
        now = now.plus(Duration.ofDays(1));

        assertPrices("50", bars.of(AAPL));
    }

    @Test
    void of_keepsWhatItRead_whenALaterReadFails() {
        bars.of(AAPL);
        market.fails = true;
        now = now.plus(Duration.ofMinutes(5));
        assertThrows(BrokerException.class, () -> bars.of(AAPL));
        market.fails = false;

        assertEquals(2 * BARS_OF_A_SESSION + 7, bars.of(AAPL).size());
        assertEquals(Instant.parse("2024-11-26T14:55:00Z"), market.asked.getLast());
    }

    @Test
    void of_forgetsTheFuture_whenTheClockWasSetBack() {
        now = Instant.parse("2024-11-26T14:45:00Z");
        bars.of(AAPL);
        now = Instant.parse("2024-11-26T14:42:00Z");

        assertEquals(
                Instant.parse("2024-11-26T14:35:00Z"), bars.of(AAPL).getLast().start());
    }
}
