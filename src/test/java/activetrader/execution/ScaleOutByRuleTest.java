package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.portfolio.Holding;
import activetrader.market.Order;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.risk.RiskLimits;
import activetrader.risk.TestLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// At 1 R a part is sold between cycles, once, and the rest keeps stop and target. Entries are at 100, R is 2.01.
class ScaleOutByRuleTest extends DeskFixture {
    private static final Duration ONE_LOOK = Duration.ofSeconds(20);

    @Override
    void prepare() {
        broker.orders.shorts = true;
    }

    @Override
    RiskLimits limits() {
        return TestLimits.unhurried()
                .with(TestLimits.shorting(RiskLimits.defaults()).size());
    }

    private void enter(Side side, int shares, @Nullable String target) {
        EntryRequest request = new EntryRequest(
                AAPL,
                side,
                Quantity.of(shares),
                null,
                null,
                target == null ? null : Price.of(target),
                "test",
                "2026-03-02#1");
        assertInstanceOf(EntryResult.Placed.class, desk.enter(request));
    }

    private void marketAt(String price) {
        broker.moveTo(AAPL, price);
        pass(ONE_LOOK);
    }

    private int held() {
        return broker.held(AAPL).intValueExact();
    }

    private Holding holding() {
        return desk.portfolio().holdings().getFirst();
    }

    private void assertHolds(int shares, String stop, @Nullable String target) {
        assertEquals(shares, held());
        assertTrue(holding().isProtected(), () -> broker.openOrders().toString());
        assertEquals(Price.of(stop), holding().stopPrice());
        assertEquals(target == null ? null : Price.of(target), holding().takeProfit());
    }

    @Test
    void part_isSoldAtOneR_andTheRestKeepsItsTarget_withTheStopAtTheEntry() {
        enter(Side.BUY, 10, "110");
        marketAt("101.90");
        assertHolds(10, "97.99", "110");

        marketAt("102.10");

        assertHolds(7, "100", "110");
        assertTrue(holding().isReduced());
    }

    @Test
    void part_isBoughtBackAtOneR_ofAShort() {
        enter(Side.SELL, 10, "90");
        marketAt("97.80");

        assertHolds(-7, "100", "90");
    }

    @Test
    void part_withoutATarget_leavesAPlainStop() {
        enter(Side.BUY, 10, null);
        marketAt("103");

        assertHolds(7, "100", null);
        assertEquals(
                List.of(OrderType.STOP),
                broker.openOrders().stream().map(Order::type).toList());
    }

    @Test
    void part_isSoldOnce_alsoAcrossARestart() {
        enter(Side.BUY, 10, "115");
        marketAt("103");
        marketAt("104");
        desk.close();
        desk = reopen();
        marketAt("105");

        assertHolds(7, "100", "115");
    }

    @Test
    void part_isSoldOnceMore_whenTheSymbolIsEnteredAnew() {
        enter(Side.BUY, 10, null);
        marketAt("103");
        desk.exit(ExitRequest.all(AAPL, "out", "2026-03-02#2"));
        broker.moveTo(AAPL, "100");
        pass(Duration.ofMinutes(20));
        assertInstanceOf(
                EntryResult.Placed.class, desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-03-02#6")));

        marketAt("103");

        assertHolds(7, "100", null);
    }

    @Test
    void part_isRoundedDownToWholeShares_andNoneIsSoldOfThree() {
        enter(Side.BUY, 3, null);
        marketAt("103");

        assertHolds(3, "100", null);
        assertFalse(holding().isReduced());
    }

    @Test
    void nothing_isSold_whenOnlyTheBrokersPriceShowsTheGain() {
        enter(Side.BUY, 10, null);
        broker.account.misread.put(AAPL, Price.of("150"));
        pass(ONE_LOOK);

        assertHolds(10, "97.99", null);
    }

    @Test
    void nothing_isSold_whenTheModelHasSoldAPart() {
        enter(Side.BUY, 10, "110");
        desk.exit(new ExitRequest(AAPL, Quantity.of(4), null, "a part", "2026-03-02#2"));
        assertHolds(6, "97.99", "110");

        marketAt("103");

        assertHolds(6, "100", "110");
    }

    @Test
    void nothing_isSold_whileAnExitOfTheModelWaits() {
        enter(Side.BUY, 10, null);
        desk.exit(new ExitRequest(AAPL, null, Price.of("108"), "target", "2026-03-02#2"));

        marketAt("103");

        assertEquals(10, held());
        assertTrue(holding().isProtected());
    }

    @Test
    void sale_isNotTheModels_whenItAsksForTheSameWithoutACycle() {
        enter(Side.BUY, 10, null);
        marketAt("103");

        ExitResult.Placed more = assertInstanceOf(
                ExitResult.Placed.class, desk.exit(new ExitRequest(AAPL, Quantity.of(3), null, "more", null)));

        assertFalse(more.repeated());
        assertEquals(4, held());
    }

    @Test
    void part_waits_whileTheBrokerTakesFewCalls() {
        enter(Side.BUY, 10, "110");
        broker.calls.left = 10;
        marketAt("103");
        assertHolds(10, "97.99", "110");

        broker.calls.left = 180;
        marketAt("103");

        assertHolds(7, "100", "110");
    }

    @Test
    void restOfAPartialSale_keepsStopAndTarget_ofAShortToo() {
        enter(Side.SELL, 10, "90");

        desk.exit(new ExitRequest(AAPL, Quantity.of(4), null, "a part", "2026-03-02#2"));

        assertHolds(-6, "102", "90");
    }

    @Test
    void position_hasItsTargetBack_whenThePairIsCancelledByHand() {
        enter(Side.BUY, 10, "110");
        broker.openOrders().stream().map(Order::id).limit(1).forEach(broker::cancel);
        assertEquals(List.of(), broker.openOrders());

        pass(ONE_LOOK);

        assertHolds(10, "97.99", "110");
    }

    /// The broker refuses a pair whose stop the market has passed: the stop is not sent again alone.
    @ParameterizedTest
    @CsvSource({"BUY, 110, 97", "SELL, 90, 103"})
    void position_isClosed_whenTheMarketHasPassedTheStopOfAPairThatIsGone(Side side, String target, String market) {
        enter(side, 10, target);
        broker.openOrders().stream().map(Order::id).limit(1).forEach(broker::cancel);
        broker.moveTo(AAPL, market);

        pass(ONE_LOOK);

        assertEquals(0, held());
        assertEquals(1, broker.orders.refused.size(), broker.orders.refused::toString);
    }

    @Test
    void shares_areUnprotectedOnlyWhileOrdersAreSent_whileAPartIsSold() {
        broker.orders.cancelTakes = Duration.ofSeconds(5);
        enter(Side.BUY, 10, "110");
        broker.moveTo(AAPL, "103");
        Duration longest = Duration.ZERO;
        Instant bareSince = null;
        for (int i = 0; i < 400; i++) {
            pass(Duration.ofMillis(100));
            boolean bare = broker.openOrders().stream().noneMatch(order -> order.side() == Side.SELL);
            bareSince = bare ? (bareSince == null ? time.instant() : bareSince) : null;
            Duration since = bareSince == null ? Duration.ZERO : Duration.between(bareSince, time.instant());
            longest = since.compareTo(longest) > 0 ? since : longest;
        }

        assertHolds(7, "100", "110");
        assertTrue(longest.compareTo(Duration.ofSeconds(1)) <= 0, longest::toString);
        assertEquals(
                0, new BigDecimal("7").compareTo(holding().position().quantity().value()));
    }
}
