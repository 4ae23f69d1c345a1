package activetrader.risk;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Quote;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits.SizeLimits;
import activetrader.risk.SymbolView.Volatility;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Random accounts, markets and requests: what is approved keeps every limit as counted here by plain arithmetic, what
/// a denial offers passes, and nothing larger does.
class RiskGateFuzzTest {
    private static final int ROUNDS = 20_000;
    private final Random random = new Random(20260303);

    @Test
    void approval_keepsEveryLimit() {
        int approvals = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Scene scene = randomScene();
            if (scene.decide() instanceof RiskDecision.Approved approved) {
                approvals++;
                assertKeepsLimits(scene, approved);
            }
        }
        assertTrue(approvals > ROUNDS / 20, "only " + approvals + " approvals: the scenes are too harsh");
    }

    @Test
    void denial_offersTheLargestQuantityThatPasses() {
        int offers = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Scene scene = randomScene();
            if (scene.decide() instanceof RiskDecision.Denied denied
                    && !denied.maxQuantity().isZero()) {
                offers++;
                scene.quantity = denied.maxQuantity();
                assertInstanceOf(RiskDecision.Approved.class, scene.decide(), denied.toString());
                if (denied.rule() != RiskRule.WHOLE_SHARES) {
                    scene.quantity = denied.maxQuantity().plus(Quantity.of(1));
                    assertInstanceOf(RiskDecision.Denied.class, scene.decide(), denied.toString());
                }
            }
        }
        assertTrue(offers > ROUNDS / 20, "only " + offers + " offers");
    }

    @Test
    void approval_holdsForEverySmallerQuantity() {
        for (int i = 0; i < ROUNDS; i++) {
            Scene scene = randomScene();
            if (scene.decide() instanceof RiskDecision.Approved approved) {
                long shares = approved.quantity().value().longValueExact();
                scene.quantity = Quantity.of(1 + random.nextLong(shares));
                assertInstanceOf(RiskDecision.Approved.class, scene.decide());
            }
        }
    }

    private Scene randomScene() {
        Scene scene = new Scene();
        scene.limits = scene.limits.with(randomSizes());
        scene.equity = Money.of(dollars(98_100, 104_000));
        scene.buyingPower = Money.of(dollars(500, 100_000));
        BigDecimal bid = new BigDecimal(dollars(5, 400));
        BigDecimal ask = bid.add(cents(0, 40));
        scene.quote = new Quote(
                Scene.ACME, Scene.NOON.minusSeconds(random.nextInt(62)), new Price(bid), 1, new Price(ask), 1);
        scene.volatility = new Volatility(
                bid.multiply(new BigDecimal(random.nextInt(1, 200))).movePointLeft(4), Scene.NOON);
        for (String symbol : List.of("ACME", "X", "Y")) {
            if (random.nextInt(3) == 0) {
                PositionSide side = random.nextInt(4) == 0 ? PositionSide.SHORT : PositionSide.LONG;
                scene.holding(symbol, side, random.nextInt(1, 60), dollars(5, 300));
            }
            if (random.nextInt(4) == 0) {
                scene.asking(symbol, Side.BUY, random.nextInt(1, 60), dollars(5, 300), OrderStatus.NEW);
            }
        }
        scene.side = random.nextInt(4) == 0 ? Side.SELL : Side.BUY;
        scene.quantity = random.nextInt(10) == 0
                ? Quantity.of(dollars(0, 50))
                : Quantity.of(random.nextInt(1, random.nextBoolean() ? 20 : 500));
        if (random.nextBoolean()) {
            scene.limitPrice = new Price(bid.add(cents(-200, 200)).max(BigDecimal.ONE));
        }
        if (random.nextBoolean()) {
            BigDecimal distance = scene.volatility
                    .atr()
                    .multiply(new BigDecimal(random.nextInt(1, 50)))
                    .movePointLeft(1);
            BigDecimal stop = scene.side == Side.BUY ? bid.subtract(distance) : ask.add(distance);
            scene.stopPrice = new Price(stop.max(BigDecimal.ONE));
        }
        return scene;
    }

    private SizeLimits randomSizes() {
        return new SizeLimits(
                new BigDecimal(dollars(0, 2)).add(new BigDecimal("0.01")),
                new BigDecimal(dollars(1, 20)),
                new BigDecimal(dollars(5, 60)),
                random.nextInt(1, 5),
                new BigDecimal(dollars(1, 40)),
                Map.of("pair", Set.of(Scene.ACME, Symbol.of("X"))),
                new BigDecimal(dollars(5, 120)),
                new BigDecimal(dollars(0, 10)),
                random.nextInt(4) > 0);
    }

    private String dollars(int from, int to) {
        return BigDecimal.valueOf(random.nextLong(from * 100L, to * 100L), 2).toPlainString();
    }

    private BigDecimal cents(int from, int to) {
        return BigDecimal.valueOf(random.nextLong(from, to + 1L), 2);
    }

    /// Counted anew, in dollars, with none of the gate's own helpers.
    private static void assertKeepsLimits(Scene scene, RiskDecision.Approved approved) {
        SizeLimits limits = scene.limits.size();
        BigDecimal shares = approved.quantity().value();
        BigDecimal entry = approved.entryPrice().value();
        boolean isLong = scene.side == Side.BUY;
        BigDecimal price = isLong ? entry : entry.max(scene.ask().value());
        BigDecimal value = shares.multiply(price);
        BigDecimal held = exposure(scene, Set.of("ACME"));
        BigDecimal all = exposure(scene, Set.of("ACME", "X", "Y"));

        assertAtMost(limits.maxPositionPercent(), held.add(value), scene);
        assertAtMost(limits.maxDeployedPercent(), all.add(value), scene);
        assertAtMost(limits.maxGrossPercent(), all.add(value), scene);
        assertAtMost(
                limits.maxGroupPercent(), exposure(scene, Set.of("ACME", "X")).add(value), scene);
        assertAtMost(limits.riskPerTradePercent(), approved.riskAtStop().value(), scene);
        assertFalse(value.compareTo(scene.buyingPower.value()) > 0, "buying power");
        boolean stopProtects = isLong
                ? approved.stop().value().compareTo(scene.bid().value()) < 0
                : approved.stop().value().compareTo(scene.ask().value()) > 0;
        assertTrue(stopProtects, "stop " + approved.stop() + " is on the wrong side");
        assertTrue(shares.signum() > 0 && approved.quantity().isWhole(), "whole shares");
        assertTrue(isLong || limits.shortingAllowed(), "short");
    }

    private static BigDecimal exposure(Scene scene, Set<String> symbols) {
        BigDecimal total = BigDecimal.ZERO;
        for (var position : scene.positions) {
            if (symbols.contains(position.symbol().value())) {
                total = total.add(position.marketValue().value().abs());
            }
        }
        for (var order : scene.orders) {
            boolean covers = scene.positions.stream()
                    .anyMatch(position ->
                            position.symbol().equals(order.symbol()) && position.side() == PositionSide.SHORT);
            if (symbols.contains(order.symbol().value()) && !covers) {
                total = total.add(requireNonNull(order.limitPrice())
                        .times(order.remaining())
                        .value());
            }
        }
        return total;
    }

    private static void assertAtMost(BigDecimal percent, BigDecimal measured, Scene scene) {
        BigDecimal limit = scene.equity.value().multiply(percent).movePointLeft(2);
        assertTrue(measured.compareTo(limit) <= 0, measured + " is above " + limit);
    }
}
