package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.execution.fake.FakeSubmits;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.journal.JsonlFile;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import activetrader.risk.TestLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All prices of the feed are wrong by the same factor, so the gate approves, and the broker fills at the real price
/// whatever the limit says. The position must still keep the limits afterwards.
class FillReviewTest extends DeskFixture {
    private static final BigDecimal MOST = new BigDecimal("10000");

    @Override
    void prepare() {
        broker.account.prices.put(AAPL, Price.of("217.75"));
        broker.orders.ignoresLimits = true;
        broker.orders.shorts = true;
    }

    @Override
    RiskLimits limits() {
        return TestLimits.shorting(TestLimits.unhurried());
    }

    private EntryRequest wish(Side side, int shares) {
        return new EntryRequest(AAPL, side, Quantity.of(shares), null, null, null, "test", CYCLE);
    }

    private BigDecimal value() {
        return broker.held(AAPL).abs().multiply(new BigDecimal("217.75"));
    }

    private List<Order> liveStops() {
        return broker.openOrders().stream()
                .filter(order ->
                        order.type() == OrderType.STOP && !order.status().equals(OrderStatus.HELD))
                .toList();
    }

    private List<OrderRecord.FillMended> mended() {
        return new JsonlFile(records.orders(DAY))
                .read(OrderRecord.class).stream()
                        .filter(OrderRecord.FillMended.class::isInstance)
                        .map(OrderRecord.FillMended.class::cast)
                        .toList();
    }

    private List<Alert> told() {
        return alerts.stream()
                .filter(alert -> alert.kind() == Alert.Kind.FILL_BREAKS_LIMIT)
                .toList();
    }

    /// A tenth of the price, half of it, and twice the price when selling short.
    @ParameterizedTest
    @CsvSource({"BUY, 0.1, 450, 45, 200.33", "BUY, 0.5, 90, 45, 200.33", "SELL, 2, 22, 22, 235.17"})
    void entry_isReducedAndStoppedAtTheRealPrice_whenTheFeedLies(
            Side side, String distortion, int shares, int left, String stop) {
        market.distortion = new BigDecimal(distortion);

        EntryResult.Placed placed = placed(desk.enter(wish(side, shares)));

        assertNotNull(placed.mended());
        assertEquals(BigDecimal.valueOf(left), broker.held(AAPL).abs());
        assertTrue(value().compareTo(MOST) <= 0);
        assertEquals(
                List.of(Price.of(stop)),
                liveStops().stream().map(Order::stopPrice).toList());
        assertEquals(Quantity.of(left), liveStops().getFirst().remaining());
        assertEquals(1, told().size());
        assertEquals(Alert.Level.IMPORTANT, told().getFirst().level());
        assertEquals(Quantity.of(shares - left), mended().getFirst().closed());
        assertTrue(mended().getFirst().done());

        pass(Duration.ofMinutes(2));
        assertEquals(1, mended().size());
        assertEquals(BigDecimal.valueOf(left), broker.held(AAPL).abs());
    }

    /// Bought at a tenth of the quote, or sold short at ten times the quote, which no limit price prevents.
    @ParameterizedTest
    @CsvSource({"BUY, 10, 4", "SELL, 0.1, 440"})
    void entry_isClosed_whenItsStopIsOnTheWrongSideOfTheFill(Side side, String distortion, int shares) {
        market.distortion = new BigDecimal(distortion);

        placed(desk.enter(wish(side, shares)));

        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
        assertTrue(broker.openOrders().isEmpty());
        assertTrue(mended().getFirst().breaches().contains("STOP_SIDE"));
    }

    @Test
    void entry_isLeftAlone_whenTheFillIsBetterThanTheQuote() {
        market.distortion = new BigDecimal("1.002");

        EntryResult.Placed placed = placed(desk.enter(wish(Side.BUY, 40)));

        assertNull(placed.mended());
        assertEquals(new BigDecimal("40"), broker.held(AAPL));
        assertTrue(told().isEmpty());
    }

    @Test
    void entry_isReduced_whenItIsFilledInPart() {
        market.distortion = new BigDecimal("0.1");
        broker.orders.fillable.put(AAPL, Quantity.of(200));
        time.at(TEN.plusSeconds(2), "sellers", () -> broker.orders.fillable.remove(AAPL));

        placed(desk.enter(wish(Side.BUY, 450)));

        pass(Duration.ofSeconds(6));
        assertEquals(new BigDecimal("45"), broker.held(AAPL));
        assertEquals(Quantity.of(45), liveStops().getFirst().remaining());
    }

    @Test
    void monitor_reducesAFill_whoseOutcomeWasUnknown() {
        market.distortion = new BigDecimal("0.1");
        broker.submits.faults.add(FakeSubmits.Fault.LOST_AFTER);
        broker.orders.invisibleFor = Duration.ofSeconds(30);
        desk.enter(wish(Side.BUY, 450));

        pass(Duration.ofSeconds(60));

        assertEquals(new BigDecimal("45"), broker.held(AAPL));
        assertEquals(Price.of("200.33"), liveStops().getFirst().stopPrice());
        assertEquals(1, told().size());
    }

    /// The process died between the broker's acceptance and everything after it.
    @Test
    void open_reducesAFill_thatWasNeverReviewed() {
        desk.close();
        String id = "at-20260302-c5-buy-AAPL-1";
        new JsonlFile(records.orders(DAY))
                .append(new OrderRecord.Intent(
                        TEN,
                        id,
                        OrderPurpose.ENTRY,
                        CYCLE,
                        AAPL,
                        Side.BUY,
                        Quantity.of(450),
                        OrderType.LIMIT,
                        OrderClass.OTO,
                        Price.of("21.80"),
                        null,
                        null,
                        Price.of("20.89"),
                        "test",
                        true));
        broker.submit(NewOrder.limit(id, AAPL, Side.BUY, Quantity.of(450), Price.of("21.80"))
                .protectedBy(Price.of("20.89"), null));

        desk = reopen();

        assertEquals(new BigDecimal("45"), broker.held(AAPL));
        assertEquals(Price.of("200.33"), liveStops().getFirst().stopPrice());
        assertEquals(1, told().size());
    }

    @Test
    void monitor_triesAgainAndAlerts_whenTheReductionFails() {
        market.distortion = new BigDecimal("0.1");
        time.at(
                TEN,
                "outage",
                () -> broker.submits.faults.addAll(List.of(
                        FakeSubmits.Fault.NONE,
                        FakeSubmits.Fault.BUSY,
                        FakeSubmits.Fault.BUSY,
                        FakeSubmits.Fault.BUSY)));
        pass(Duration.ofMillis(1));

        placed(desk.enter(wish(Side.BUY, 450)));
        assertEquals(Alert.Level.CRITICAL, told().getFirst().level());
        pass(Duration.ofSeconds(40));

        assertEquals(new BigDecimal("45"), broker.held(AAPL));
        assertEquals(Price.of("200.33"), liveStops().getFirst().stopPrice());
    }

    @Test
    void monitor_sellsNothing_whenOneAnswerShowsTenTimesWhatIsHeld() {
        placed(desk.enter(wish(Side.BUY, 40)));
        broker.externalBuy(Symbol.of("MSFT"), 1);
        broker.account.exaggerations = 1;

        pass(Duration.ofMinutes(2));

        assertEquals(new BigDecimal("40"), broker.held(AAPL));
        assertTrue(mended().isEmpty());
        assertTrue(told().isEmpty());
    }

    /// Shares of an external order are counted and protected, and only the flatten sells them.
    @Test
    void monitor_leavesTheSizeOfAnExternalPosition() {
        broker.externalBuy(AAPL, 300);

        pass(Duration.ofMinutes(2));

        assertEquals(new BigDecimal("300"), broker.held(AAPL));
        assertTrue(told().isEmpty());
    }
}
