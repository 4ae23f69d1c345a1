package activetrader.execution.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cover and risk of a position opened at 100, per stop at its own price and quantity. A stop may be 8 % away.
class StopCoverageTest {
    private static final Symbol ACME = Symbol.of("ACME");
    private static final Duration LASTING = Duration.ofSeconds(5);

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T15:00:00Z"));
    private boolean feedContradicts;
    private final StopChecks checks = new StopChecks(time, BigDecimal.valueOf(8), LASTING, (_, _) -> feedContradicts);
    private int orders;

    private static Position position(PositionSide side, int shares, String market) {
        return new Position(
                ACME,
                side,
                Quantity.of(shares),
                Quantity.ZERO,
                Price.of("100"),
                Price.of(market),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO);
    }

    private static Position longOf(int shares, String market) {
        return position(PositionSide.LONG, shares, market);
    }

    private Order order(
            Side side,
            OrderType type,
            OrderClass kind,
            int shares,
            int filled,
            @Nullable String limit,
            @Nullable String stop,
            OrderStatus status,
            List<Order> legs) {
        String id = "o" + ++orders;
        return new Order(
                id,
                id,
                ACME,
                side,
                type,
                kind,
                TimeInForce.DAY,
                Quantity.of(shares),
                Quantity.of(filled),
                null,
                limit == null ? null : Price.of(limit),
                stop == null ? null : Price.of(stop),
                status,
                null,
                null,
                null,
                null,
                legs);
    }

    private Order stop(Side side, int shares, String price) {
        return stop(side, OrderType.STOP, shares, price, OrderStatus.NEW);
    }

    private Order stop(Side side, OrderType type, int shares, String price, OrderStatus status) {
        return order(side, type, OrderClass.SIMPLE, shares, 0, null, price, status, List.of());
    }

    private StopCoverage coverage(Position position, Order... orders) {
        return checks.coverage(position, List.of(orders), null);
    }

    private StopCoverage coverageLater(Position position, Order... orders) throws InterruptedException {
        coverage(position, orders);
        time.sleep(LASTING);
        return coverage(position, orders);
    }

    private static List<StopFault> faults(StopCoverage coverage) {
        return coverage.faulty().stream().map(StopCoverage.Faulty::fault).toList();
    }

    @Test
    void risk_isSummedOverTheStops_eachAtItsPriceAndQuantity() {
        Position held = longOf(100, "101");

        StopCoverage coverage = coverage(held, stop(Side.SELL, 40, "95"), stop(Side.SELL, 60, "98"));

        assertTrue(coverage.isComplete());
        assertEquals(Price.of("98"), coverage.best());
        assertEquals(Price.of("95"), coverage.worst());
        assertEquals(0, new BigDecimal("320").compareTo(coverage.risk(held)), coverage.risk(held)::toPlainString);
    }

    @Test
    void risk_ofAShort_isSummedTheSameWay() {
        Position held = position(PositionSide.SHORT, 100, "99");

        StopCoverage coverage = coverage(held, stop(Side.BUY, 40, "105"), stop(Side.BUY, 50, "102"));

        assertEquals(Quantity.of(10), coverage.uncovered());
        assertEquals(Price.of("105"), coverage.worst());
        assertEquals(0, new BigDecimal("300").compareTo(coverage.risk(held)));
    }

    /// Ten of a hundred shares have a stop: the others had one at a dollar.
    @Test
    void stop_coversNothing_whenItIsFurtherAwayThanAStopMayBe() {
        StopCoverage coverage = coverage(longOf(100, "100"), stop(Side.SELL, 90, "1"), stop(Side.SELL, 10, "98.27"));

        assertEquals(Quantity.of(90), coverage.uncovered());
        assertEquals(List.of(StopFault.TOO_FAR), faults(coverage));
        assertEquals(Price.of("98.27"), coverage.worst());
    }

    @ParameterizedTest
    @CsvSource({
        "LONG, SELL, 100, 92, true",
        "LONG, SELL, 100, 91.99, false",
        "LONG, SELL, 120, 92, true",
        "LONG, SELL, 120, 91.99, false",
        "LONG, SELL, 90, 82.80, true",
        "LONG, SELL, 90, 82.79, false",
        "SHORT, BUY, 100, 108, true",
        "SHORT, BUY, 100, 108.01, false",
        "SHORT, BUY, 80, 108, true",
        "SHORT, BUY, 110, 118.80, true",
        "SHORT, BUY, 110, 118.81, false"
    })
    void distance_runsFromTheEntry_orFromTheMarketThatWentAgainstThePosition(
            PositionSide side, Side closing, String market, String stop, boolean covers) {
        assertEquals(
                covers,
                coverage(position(side, 10, market), stop(closing, 10, stop)).isComplete());
    }

    @Test
    void stop_thatTheGateApproved_isNotTooFar_afterAWorseFill() {
        Order stop = stop(Side.SELL, 10, "91.50");

        assertTrue(checks.coverage(longOf(10, "100"), List.of(stop), Price.of("91.50"))
                .isComplete());
        assertFalse(checks.coverage(longOf(10, "100"), List.of(stop), Price.of("92.50"))
                .isComplete());
    }

    /// The market has jumped over it: a stop-limit whose limit is out of reach, or any stop that does not fill.
    @ParameterizedTest
    @CsvSource({
        "SHORT, BUY, STOP_LIMIT, 100.51, 115.19",
        "SHORT, BUY, STOP, 100.51, 100.52",
        "LONG, SELL, STOP_LIMIT, 98, 90",
        "LONG, SELL, STOP, 98, 97.99",
        "LONG, SELL, TRAILING_STOP, 99, 97"
    })
    void stop_coversNothing_onceTheMarketHasBeenPastItForAWhile(
            PositionSide side, Side closing, OrderType type, String stop, String market) throws InterruptedException {
        Position held = position(side, 10, market);
        Order order = stop(closing, type, 10, stop, OrderStatus.NEW);

        assertTrue(coverage(held, order).isComplete(), "it has a moment to fill");
        assertTrue(checks.hasSuspects());
        time.sleep(LASTING);

        assertEquals(List.of(StopFault.PASSED), faults(coverage(held, order)));
    }

    @Test
    void stop_countsAgain_whenTheMarketComesBack() throws InterruptedException {
        Order order = stop(Side.SELL, 10, "98");
        coverage(longOf(10, "97"), order);
        time.sleep(Duration.ofSeconds(4));
        coverage(longOf(10, "98.5"), order);
        time.sleep(Duration.ofSeconds(4));

        assertTrue(coverage(longOf(10, "97"), order).isComplete());
    }

    @Test
    void stop_isNotPassed_whenOnlyTheBrokersPriceSaysSo() throws InterruptedException {
        feedContradicts = true;

        assertTrue(coverageLater(longOf(10, "9.80"), stop(Side.SELL, 10, "98")).isComplete());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "canceled", "expired", "pending_cancel"})
    void stop_coversNothing_whenItHasEndedOrWill(String status) {
        Order order = stop(Side.SELL, OrderType.STOP, 10, "98", new OrderStatus(status));

        assertEquals(Quantity.of(10), coverage(longOf(10, "100"), order).uncovered());
    }

    @ParameterizedTest
    @ValueSource(strings = {"held", "suspended", "done_for_day", "calculated", "no_such_word"})
    void stop_coversNothing_whenTheBrokerDoesNotWorkIt(String status) throws InterruptedException {
        Order order = stop(Side.SELL, OrderType.STOP, 10, "98", new OrderStatus(status));

        assertEquals(List.of(StopFault.DORMANT), faults(coverageLater(longOf(10, "100"), order)));
    }

    @Test
    void legHeldWithoutATarget_coversNothing_onceItsEntryIsFilled() throws InterruptedException {
        Order leg = stop(Side.SELL, OrderType.STOP, 10, "98", OrderStatus.HELD);
        Order entry =
                order(Side.BUY, OrderType.MARKET, OrderClass.OTO, 10, 10, null, null, OrderStatus.FILLED, List.of(leg));

        assertTrue(coverage(longOf(10, "100"), entry).isComplete(), "the broker has a moment to wake it");
        assertEquals(List.of(StopFault.DORMANT), faults(coverageLater(longOf(10, "100"), entry)));
    }

    @Test
    void legHeldBesideAWorkingTarget_covers() throws InterruptedException {
        Order leg = stop(Side.SELL, OrderType.STOP, 10, "98", OrderStatus.HELD);
        Order pair =
                order(Side.SELL, OrderType.LIMIT, OrderClass.OCO, 10, 0, "110", null, OrderStatus.NEW, List.of(leg));

        StopCoverage coverage = coverageLater(longOf(10, "100"), pair);

        assertTrue(coverage.isComplete());
        assertEquals(Price.of("110"), coverage.target());
    }

    @Test
    void legOfAnEntryThatStillFills_neitherCoversNorIsAtFault() throws InterruptedException {
        Order leg = stop(Side.SELL, OrderType.STOP, 10, "98", OrderStatus.HELD);
        Order entry = order(
                Side.BUY,
                OrderType.LIMIT,
                OrderClass.OTO,
                10,
                4,
                "100",
                null,
                OrderStatus.PARTIALLY_FILLED,
                List.of(leg));

        StopCoverage coverage = coverageLater(longOf(4, "100"), entry);

        assertEquals(Quantity.of(4), coverage.uncovered());
        assertEquals(List.of(), coverage.faulty());
    }

    @Test
    void partiallyFilledStop_coversTheRest() {
        Order order = order(
                Side.SELL,
                OrderType.STOP,
                OrderClass.SIMPLE,
                10,
                6,
                null,
                "98",
                OrderStatus.PARTIALLY_FILLED,
                List.of());

        assertTrue(coverage(longOf(4, "99"), order).isComplete());
        assertEquals(Quantity.of(1), coverage(longOf(5, "99"), order).uncovered());
    }

    @Test
    void stopOfTheWrongSide_orWithoutAPrice_coversNothing() throws InterruptedException {
        Order buys = stop(Side.BUY, 10, "105");
        Order blind = order(
                Side.SELL, OrderType.TRAILING_STOP, OrderClass.SIMPLE, 10, 0, null, null, OrderStatus.NEW, List.of());

        assertEquals(Quantity.of(10), coverage(longOf(10, "100"), buys).uncovered());
        assertEquals(Quantity.of(10), coverage(longOf(10, "100"), blind).uncovered());
        assertEquals(List.of(StopFault.NO_PRICE), faults(coverageLater(longOf(10, "100"), blind)));
    }

    @Test
    void workingMarketExit_covers() {
        Order exit =
                order(Side.SELL, OrderType.MARKET, OrderClass.SIMPLE, 6, 0, null, null, OrderStatus.NEW, List.of());

        assertEquals(Quantity.of(4), coverage(longOf(10, "100"), exit).uncovered());
    }

    @ParameterizedTest
    @CsvSource({
        "101, 99, SELL, true",
        "99.01, 99, SELL, true",
        "0.5005, 0.5, SELL, false",
        "99, 99, SELL, false",
        "60, 99, SELL, false",
        "99, 101, BUY, true",
        "101, 101, BUY, false",
        "150, 101, BUY, false"
    })
    void targetAndStop_areAPair_whenTheTargetIsACentBetter(Price target, Price stop, Side closing, boolean pair) {
        assertEquals(pair, StopCoverage.isPair(target, stop, closing));
    }
}
