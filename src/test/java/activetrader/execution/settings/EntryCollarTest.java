package activetrader.execution.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.SymbolView.Volatility;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryCollarTest {
    private static final Symbol ACME = Symbol.of("ACME");
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final BigDecimal GATE = new BigDecimal("2");
    private static final EntryCollar COLLAR = new EntryCollar(new BigDecimal("0.5"), new BigDecimal("0.25"));

    private static Optional<Price> limit(
            Side side, @Nullable String bid, @Nullable String ask, @Nullable String atr, BigDecimal widest) {
        Quote quote =
                new Quote(ACME, NOW, bid == null ? null : Price.of(bid), 100, ask == null ? null : Price.of(ask), 100);
        return COLLAR.limit(side, quote, atr == null ? null : new Volatility(new BigDecimal(atr), NOW), widest);
    }

    /// The nearer bound counts, and the tick is on the quote's side of it.
    @ParameterizedTest
    @CsvSource({
        "BUY, 99.99, 100, 1, 100.25",
        "SELL, 100, 100.01, 1, 99.75",
        "BUY, 99.99, 100, 40, 100.5",
        "SELL, 100, 100.01, 40, 99.5",
        "BUY, 99.99, 100, 0.001, 100",
        "SELL, 100, 100.01, 0.001, 100",
        "BUY, 33.30, 33.33, 0.1, 33.35",
        "SELL, 33.33, 33.36, 0.1, 33.31",
        "BUY, 0.5121, 0.5123, 0.01111, 0.5148",
        "SELL, 0.5121, 0.5123, 0.01111, 0.5096",
        "BUY, 0.9990, 0.9995, 1, 1",
        "SELL, 1.001, 1.01, 1, 0.996",
    })
    void limit_isAtTheNearerBound(Side side, String bid, String ask, String atr, String limit) {
        assertEquals(Optional.of(Price.of(limit)), limit(side, bid, ask, atr, GATE));
    }

    @Test
    void limit_staysWithinTheGatesCollar() {
        assertEquals(Optional.of(Price.of("100.1")), limit(Side.BUY, "99.99", "100", "40", new BigDecimal("0.1")));
    }

    @Test
    void limit_isEmpty_whenTheSideThatItStartsFromOrTheVolatilityIsNotKnown() {
        assertEquals(Optional.empty(), limit(Side.BUY, "99.99", null, "1", GATE));
        assertEquals(Optional.empty(), limit(Side.SELL, null, "100", "1", GATE));
        assertEquals(Optional.empty(), limit(Side.BUY, "99.99", "100", null, GATE));
        assertEquals(Optional.empty(), COLLAR.limit(Side.BUY, null, new Volatility(BigDecimal.ONE, NOW), GATE));
    }
}
