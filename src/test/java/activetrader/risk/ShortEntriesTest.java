package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.market.Price;
import activetrader.market.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules on prices, for an entry that sells short at 99.98.
class ShortEntriesTest {
    private final Scene scene = new Scene();

    @BeforeEach
    void sellShort() {
        scene.side = Side.SELL;
        scene.limits = TestLimits.shorting(scene.limits);
    }

    private String message() {
        return assertInstanceOf(RiskDecision.Denied.class, scene.decide()).message();
    }

    /// The collar ends two percent below the bid, at 97.9804.
    @ParameterizedTest
    @CsvSource({"97.98, price_collar", "97.99, approved", "99.98, approved"})
    void limitPrice_mayNotReachFarBelowTheBid(String price, String expected) {
        scene.limitPrice = Price.of(price);

        assertEquals(expected, scene.verdict());
    }

    @Test
    void stop_mustBeAbove() {
        scene.stopPrice = Price.of("98");

        assertEquals("stop 98 must be above 100", message());
    }

    @ParameterizedTest
    @CsvSource({"99.98", "100.50"})
    void takeProfit_mustBeBelowTheBid(String target) {
        scene.takeProfit = Price.of(target);

        assertEquals("take profit " + Price.of(target) + " must be below 99.98", message());
    }

    @Test
    void takeProfit_mustBeBelowALimitPriceThatIsLowerThanTheBid() {
        scene.limitPrice = Price.of("99.90");
        scene.takeProfit = Price.of("99.95");

        assertEquals("take profit 99.95 must be below 99.9", message());
    }
}
