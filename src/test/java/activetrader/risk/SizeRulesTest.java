package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits.SizeLimits;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each rule about the size at, just below and just above its limit, and the largest quantity that a denial names.
class SizeRulesTest {
    private final Scene scene = new Scene();

    @ParameterizedTest
    @CsvSource({"99, approved, ", "100, approved, ", "101, max_position_value, 100", "100000, max_position_value, 100"})
    void positionValue(long shares, String verdict, @Nullable Long largest) {
        assertVerdict(shares, verdict, largest);
    }

    @Test
    void positionValue_countsSharesHeldAndAskedFor() {
        scene.holding("ACME", PositionSide.LONG, 40, "100").asking("ACME", Side.BUY, 30, "100", OrderStatus.NEW);

        assertVerdict(30, "approved", null);
        assertVerdict(31, "max_position_value", 30L);
    }

    @Test
    void positionValue_ignoresExits() {
        scene.holding("ACME", PositionSide.LONG, 40, "100")
                .asking("ACME", Side.SELL, 40, "110", OrderStatus.NEW)
                .asking("ACME", Side.SELL, 40, null, OrderStatus.HELD);

        assertVerdict(60, "approved", null);
    }

    @ParameterizedTest
    @CsvSource({"49, approved, ", "50, approved, ", "51, max_deployed_value, 50"})
    void deployedValue(long shares, String verdict, @Nullable Long largest) {
        scene.holding("X", PositionSide.LONG, 100, "100").holding("Y", PositionSide.SHORT, 100, "100");

        assertVerdict(shares, verdict, largest);
    }

    @Test
    void deployedValue_countsAnEntryWithoutPriceAsAWholePosition() {
        scene.asking("X", Side.BUY, 1, null, OrderStatus.NEW).asking("Y", Side.BUY, 1, null, OrderStatus.NEW);

        assertVerdict(51, "max_deployed_value", 50L);
    }

    @ParameterizedTest
    @CsvSource({"49, approved, ", "50, approved, ", "51, max_group_value, 50"})
    void groupValue(long shares, String verdict, @Nullable Long largest) {
        scene.limits = scene.limits.with(sizes("1", "10", "25", "15", "100"));
        scene.holding("X", PositionSide.LONG, 100, "100");

        assertVerdict(shares, verdict, largest);
    }

    @ParameterizedTest
    @CsvSource({"20, approved, ", "21, max_gross_value, 20"})
    void grossValue(long shares, String verdict, @Nullable Long largest) {
        scene.limits = scene.limits.with(sizes("1", "10", "25", "25", "12"));
        scene.holding("Y", PositionSide.LONG, 100, "100");

        assertVerdict(shares, verdict, largest);
    }

    @ParameterizedTest
    @CsvSource({"19, approved, ", "20, approved, ", "21, buying_power, 20"})
    void buyingPower_keepsItsMargin(long shares, String verdict, @Nullable Long largest) {
        scene.buyingPower = Money.of(2_100);

        assertVerdict(shares, verdict, largest);
    }

    @Test
    void buyingPower_deniesAll_whenItIsNegative() {
        scene.buyingPower = Money.of(-5);

        assertVerdict(1, "buying_power", 0L);
    }

    @ParameterizedTest
    @CsvSource({"24, approved, ", "25, approved, ", "26, risk_per_trade, 25"})
    void riskPerTrade(long shares, String verdict, @Nullable Long largest) {
        scene.limits = scene.limits.with(sizes("0.05", "10", "25", "20", "100"));
        scene.stopPrice = Price.of("98");

        assertVerdict(shares, verdict, largest);
    }

    @Test
    void riskPerTrade_countsSharesHeld() {
        scene.limits = scene.limits.with(sizes("0.05", "10", "25", "20", "100"));
        scene.stopPrice = Price.of("98");
        scene.holding("ACME", PositionSide.LONG, 20, "100");

        assertVerdict(6, "risk_per_trade", 5L);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "0.5, 100", "10.5, 10", "1000.5, 100"})
    void wholeShares_denies_andNamesTheWholeOnes(String quantity, long largest) {
        scene.quantity = Quantity.of(quantity);

        RiskDecision.Denied denied = assertInstanceOf(RiskDecision.Denied.class, scene.decide());

        assertEquals(RiskRule.WHOLE_SHARES, denied.rule());
        assertEquals(Quantity.of(largest), denied.maxQuantity());
    }

    @Test
    void denial_namesMeasuredAndLimit() {
        scene.quantity = Quantity.of(150);

        RiskDecision.Denied denied = assertInstanceOf(RiskDecision.Denied.class, scene.decide());

        assertEquals("15000", denied.measured());
        assertEquals("10000", denied.limit());
        assertEquals("POSITION_TOO_LARGE", denied.reasonCode());
        assertEquals(
                "150 shares bring the position in ACME to $15000, at most $10000 are allowed: at most 100 shares would"
                        + " pass",
                denied.message());
    }

    @Test
    void largest_isTheTightestOfAllSizeRules() {
        scene.buyingPower = Money.of(2_100);

        assertVerdict(101, "max_position_value", 20L);
    }

    private void assertVerdict(long shares, String verdict, @Nullable Long largest) {
        scene.quantity = Quantity.of(shares);
        assertEquals(verdict, scene.verdict());
        if (largest != null && scene.decide() instanceof RiskDecision.Denied denied) {
            assertEquals(Quantity.of(largest), denied.maxQuantity());
        }
    }

    private static SizeLimits sizes(String risk, String position, String deployed, String group, String gross) {
        return new SizeLimits(
                new BigDecimal(risk),
                new BigDecimal(position),
                new BigDecimal(deployed),
                3,
                new BigDecimal(group),
                Map.of("pair", Set.of(Symbol.of("ACME"), Symbol.of("X"))),
                new BigDecimal(gross),
                BigDecimal.valueOf(5),
                false);
    }
}
