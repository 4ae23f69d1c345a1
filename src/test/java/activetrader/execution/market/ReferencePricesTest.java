package activetrader.execution.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.risk.SymbolView.ReferencePrice;
import activetrader.risk.SymbolView.ReferencePrice.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The prices beside a quote, and what shows a halt.
class ReferencePricesTest {
    private static final Symbol ACME = Symbol.of("ACME");
    private static final Symbol SPY = Symbol.of("SPY");
    private static final Instant NOON = Instant.parse("2026-03-03T16:00:00Z");

    private static Bar bar(Instant start, String close) {
        Price price = Price.of(close);
        return new Bar(start, price, price, price, price, 100, null, 1);
    }

    private static @Nullable Trade trade(Symbol symbol, long secondsAgo) {
        return secondsAgo < 0
                ? null
                : new Trade(symbol, NOON.minusSeconds(secondsAgo), Price.of("10.01"), BigDecimal.ONE, "V");
    }

    private static Snapshot snapshot(Symbol symbol, long quotedAgo, long tradedAgo) {
        Quote quote = new Quote(symbol, NOON.minusSeconds(quotedAgo), Price.of("10"), 1, Price.of("10.02"), 1);
        return new Snapshot(symbol, trade(symbol, tradedAgo), quote, bar(NOON.minusSeconds(120), "10.03"), null, null);
    }

    @Test
    void of_takesFourPrices_fromThreeAnswers() {
        List<ReferencePrice> prices = ReferencePrices.of(
                snapshot(ACME, 1, 2),
                List.of(bar(NOON.minusSeconds(900), "9"), bar(NOON.minusSeconds(600), "10.04")),
                bar(NOON.minusSeconds(86_400), "9.90"));

        assertEquals(
                List.of(
                        new ReferencePrice(Source.LAST_TRADE, Price.of("10.01"), NOON.minusSeconds(2)),
                        new ReferencePrice(Source.MINUTE_BAR, Price.of("10.03"), NOON.minusSeconds(60)),
                        new ReferencePrice(Source.FIVE_MINUTE_BAR, Price.of("10.04"), NOON.minusSeconds(300)),
                        new ReferencePrice(Source.PRIOR_CLOSE, Price.of("9.90"), NOON)),
                prices);
    }

    @Test
    void of_isEmpty_whenNothingCouldBeRead() {
        assertTrue(ReferencePrices.of(null, List.of(), null).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200, 1, true",
        "200, 10, 1, false",
        "10, 200, 1, false",
        "200, -1, 1, true",
        "200, 200, 200, false"
    })
    void isHalted_whenTheSymbolIsSilent_andAnotherQuotes(long quoted, long traded, long other, boolean halted) {
        Instant fresh = NOON.minusSeconds(120);

        assertEquals(halted, Halts.isHalted(snapshot(ACME, quoted, traded), snapshot(SPY, other, other), fresh));
    }

    @Test
    void isHalted_isFalse_whenNothingIsKnown() {
        assertFalse(Halts.isHalted(null, snapshot(SPY, 1, 1), NOON));
        assertFalse(Halts.isHalted(snapshot(ACME, 200, 200), null, NOON));
    }
}
