package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.market.Side;
import activetrader.risk.RiskLimits.MarketLimits;
import activetrader.risk.SymbolView.MarketTrend.Direction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The trend of the market and the score of the symbol.
class TrendRulesTest {
    private final Scene scene = new Scene();

    private void allowShorting(Side side) {
        scene.side = side;
        scene.limits = TestLimits.shorting(scene.limits);
    }

    private void requireScore(String least) {
        MarketLimits market = scene.limits.market();
        scene.limits = scene.limits.with(new MarketLimits(
                market.minPrice(),
                market.maxSpreadPercent(),
                market.minDollarVolume(),
                market.priceCollarPercent(),
                true,
                new BigDecimal(least),
                market.allowedSymbols(),
                market.blockedSymbols()));
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, RISING, approved", "BUY, MIXED, approved", "BUY, FALLING, market_regime",
        "SELL, FALLING, approved", "SELL, MIXED, approved", "SELL, RISING, market_regime",
    })
    void market_denies_whenBothFundsGoAgainstTheEntry(Side side, Direction direction, String expected) {
        allowShorting(side);
        scene.marketDirection = direction;

        assertEquals(expected, scene.verdict());
    }

    /// As old as the average true range may be, 20 minutes.
    @ParameterizedTest
    @CsvSource({"1200, approved", "1201, market_regime"})
    void market_denies_whenTheTrendIsOld(long seconds, String expected) {
        scene.marketTrendAt = Scene.NOON.minusSeconds(seconds);

        assertEquals(expected, scene.verdict());
    }

    @Test
    void market_isNotAsked_whenSwitchedOff() {
        scene.limits = scene.limits.with(scene.limits.market().inAnyRegime());
        scene.marketDirection = null;

        assertEquals("approved", scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "0, , BUY, approved",
        "30, 30, BUY, approved",
        "30, 29.9, BUY, min_score",
        "30, -80, BUY, min_score",
        "30, -30, SELL, approved",
        "30, -29.9, SELL, min_score",
    })
    void score_denies_belowTheLeast(String least, @Nullable String score, Side side, String expected) {
        allowShorting(side);
        requireScore(least);
        scene.score = score == null ? null : new BigDecimal(score);

        assertEquals(expected, scene.verdict());
    }

    @Test
    void score_denies_whenItIsNotKnown() {
        requireScore("10");

        assertEquals(
                "DATA_MISSING",
                assertInstanceOf(RiskDecision.Denied.class, scene.decide()).reasonCode());
    }
}
