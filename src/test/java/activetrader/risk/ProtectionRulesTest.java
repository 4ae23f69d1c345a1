package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.risk.RiskLimits.SizeLimits;
import activetrader.risk.SymbolView.Volatility;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where stop and target may lie: the bid is 99.98, the ask 100.00, the average true range 0.50.
class ProtectionRulesTest {
    private final Scene scene = new Scene();

    @Test
    void stop_liesTwoRangesBelowTheBid_whenNoneIsGiven() {
        assertEquals(Price.of("98.98"), approved().stop());
    }

    @Test
    void stop_liesAtTheLeastPercentage_whenTheSymbolIsCalm() {
        scene.volatility = new Volatility(new BigDecimal("0.01"), Scene.NOON);

        assertEquals(Price.of("99.89"), approved().stop());
    }

    @Test
    void stop_isRoundedTowardsTheMarket_whenItIsOffTheTick() {
        scene.stopPrice = Price.of("98.501");

        assertEquals(Price.of("98.51"), approved().stop());
    }

    @Test
    void approval_saysWhatIsRisked() {
        assertEquals(Money.of("10.20"), approved().riskAtStop());
        assertEquals(Price.of("100"), approved().entryPrice());
    }

    @ParameterizedTest
    @CsvSource({
        "99.99, stop_side",
        "99.98, stop_side",
        "99.97, stop_distance",
        "99.74, stop_distance",
        "99.73, approved",
        "97.98, approved",
        "97.97, stop_distance",
        "120, stop_side",
    })
    void givenStop(String stop, String verdict) {
        scene.stopPrice = Price.of(stop);

        assertEquals(verdict, scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"1.99, approved", "3.99, approved", "4.01, stop_distance", "60, stop_distance"})
    void defaultStop_denies_whenTheSymbolIsTooWild(String atr, String verdict) {
        scene.volatility = new Volatility(new BigDecimal(atr), Scene.NOON);

        assertEquals(verdict, scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"1199, approved", "1200, approved", "1201, volatility_usable"})
    void volatility_byAge(int seconds, String verdict) {
        scene.volatility = new Volatility(new BigDecimal("0.5"), Scene.NOON.minusSeconds(seconds));

        assertEquals(verdict, scene.verdict());
    }

    @Test
    void volatility_denies_whenItIsZero() {
        scene.volatility = new Volatility(BigDecimal.ZERO, Scene.NOON);

        assertEquals("volatility_usable", scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "99.00, take_profit_side",
        "100.00, take_profit_side",
        "100.01, min_reward_risk",
        "101.01, min_reward_risk",
        "101.02, approved",
        "101.029, approved",
        "105, approved",
    })
    void takeProfit(String target, String verdict) {
        scene.takeProfit = Price.of(target);

        assertEquals(verdict, scene.verdict());
    }

    @Test
    void shortEntry_mirrorsTheLongOne() {
        scene.side = Side.SELL;
        scene.limits = scene.limits.with(new SizeLimits(
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.valueOf(25),
                3,
                BigDecimal.valueOf(20),
                Map.of(),
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(5),
                true));

        assertEquals(Price.of("101"), approved().stop());
        assertEquals(Price.of("99.98"), approved().entryPrice());
    }

    private RiskDecision.Approved approved() {
        return assertInstanceOf(RiskDecision.Approved.class, scene.decide());
    }
}
