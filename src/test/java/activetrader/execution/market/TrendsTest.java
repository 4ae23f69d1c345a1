package activetrader.execution.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Bar;
import activetrader.market.FeedProfile;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.risk.SymbolView.MarketTrend;
import activetrader.risk.SymbolView.MarketTrend.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What 5-minute bars say about the market and a symbol.
class TrendsTest {
    private static final Symbol SPY = Symbol.of("SPY");
    private static final Symbol QQQ = Symbol.of("QQQ");
    private static final Instant START = Instant.parse("2026-03-03T14:30:00Z");

    /// Bars whose price changes by `step` cents each.
    private static List<Bar> bars(int count, int step) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    BigDecimal price = new BigDecimal("200").add(BigDecimal.valueOf((long) step * i, 2));
                    return new Bar(
                            START.plusSeconds(300L * i),
                            new Price(price),
                            new Price(price.add(BigDecimal.ONE)),
                            new Price(price.subtract(BigDecimal.ONE)),
                            new Price(price),
                            1000,
                            null,
                            1);
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"50, 50, RISING", "-50, -50, FALLING", "50, -50, MIXED", "-50, 0, MIXED", "0, 0, MIXED"})
    void market_isWhatBothFundsDo(int spy, int qqq, Direction expected) {
        MarketTrend trend =
                Trends.market(Map.of(SPY, bars(80, spy), QQQ, bars(79, qqq))).orElseThrow();

        assertEquals(new MarketTrend(expected, START.plusSeconds(300L * 79)), trend);
    }

    @Test
    void market_isUnknown_whenAFundIsMissingOrHasTooFewBars() {
        assertTrue(Trends.market(Map.of()).isEmpty());
        assertTrue(Trends.market(Map.of(SPY, bars(80, 50))).isEmpty());
        assertTrue(Trends.market(Map.of(SPY, bars(80, 50), QQQ, List.of())).isEmpty());
        assertTrue(Trends.market(Map.of(SPY, bars(80, 50), QQQ, bars(20, 50))).isEmpty());
    }

    @Test
    void score_isPositive_whenPricesRise() {
        FeedProfile feed = FeedProfile.of("iex");

        assertTrue(Trends.score(bars(80, 50), feed).orElseThrow().signum() > 0);
        assertTrue(Trends.score(bars(80, -50), feed).orElseThrow().signum() < 0);
        assertTrue(Trends.score(List.of(), feed).isEmpty());
    }
}
