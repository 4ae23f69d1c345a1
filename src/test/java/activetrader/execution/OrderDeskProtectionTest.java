package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.portfolio.Holding;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the position monitor does about stops.
class OrderDeskProtectionTest extends OrderDeskFixture {
    @Test
    void monitor_delaysTheStop_whileAPurchasePreventsIt() {
        placed(desk.enter(buy(10)));
        broker.openOrders().forEach(stop -> broker.cancel(stop.id()));
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        Order theirs = broker.submit(NewOrder.limit("stranger", AAPL, Side.BUY, Quantity.of(1), Price.of("50")));

        pass(Duration.ofSeconds(40));
        assertEquals(BigDecimal.TEN, broker.held(AAPL));
        broker.cancel(theirs.id());
        pass(Duration.ofSeconds(40));

        assertProtected(AAPL);
    }

    /// An order that expires or is cancelled by hand also ends its held stop.
    @ParameterizedTest
    @CsvSource({"expired", "canceled"})
    void monitor_protectsWhatWasFilled_whenTheEntryEndsHalfFilled(String end) {
        broker.orders.fillable.put(AAPL, Quantity.of(4));
        broker.orders.endsOneSecondAfter = new OrderStatus(end);
        placed(desk.enter(buy(10)));
        broker.orders.endsOneSecondAfter = null;

        pass(Duration.ofSeconds(16));

        assertEquals(new BigDecimal("4"), broker.held(AAPL));
        assertProtected(AAPL);
    }

    @Test
    void monitor_protectsWhatWasFilled_whenAnEntryFillsInPart() {
        broker.orders.fillable.put(AAPL, Quantity.of(4));
        placed(desk.enter(buy(10)));

        pass(Duration.ofSeconds(31));

        assertEquals(new BigDecimal("4"), broker.held(AAPL));
        assertProtected(AAPL);
    }

    @Test
    void monitor_replacesAStop_thatWasCancelledByHand() {
        placed(desk.enter(buy(10)));
        Price before = desk.portfolio().holdings().getFirst().stopPrice();
        broker.cancelAll();

        pass(Duration.ofSeconds(16));

        assertProtected(AAPL);
        assertEquals(before, desk.portfolio().holdings().getFirst().stopPrice());
    }

    /// Such a stop would open a short position when it is triggered.
    @Test
    void monitor_cancelsAStop_whoseSharesAreGone() {
        placed(desk.enter(buy(10)));
        broker.cancelAll();
        pass(Duration.ofSeconds(16));
        assertEquals(1, broker.openOrders().size());

        broker.externalSell(AAPL, 10);
        pass(Duration.ofSeconds(46));

        assertTrue(broker.openOrders().isEmpty());
    }

    /// Neither of the two stops alone covers more than is held.
    @ParameterizedTest
    @CsvSource({"10, false", "15, false", "5, false", "10, true", "15, true", "5, true"})
    void monitor_leavesExactlyOneCover_whenTwoStopsCoverMoreThanIsHeld(int sold, boolean refusesReplace) {
        broker.orders.refusesReplace = refusesReplace;
        broker.externalBuy(MSFT, 10);
        desk.lookNow();
        pass(Duration.ofSeconds(16));
        broker.externalBuy(MSFT, 10);
        desk.lookNow();
        pass(Duration.ofSeconds(16));
        assertEquals(2, broker.openOrders().size());

        broker.externalSell(MSFT, sold);
        pass(Duration.ofSeconds(90));

        BigDecimal guarded = broker.openOrders().stream()
                .map(order -> order.remaining().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(broker.held(MSFT), guarded);
    }

    /// The legs of a filled entry cover ten shares, as a stop alone or beside a target.
    @ParameterizedTest
    @CsvSource({"4, false", "10, false", "4, true", "10, true"})
    void monitor_leavesExactlyOneCover_whenTheLegsOfAnEntryCoverMoreThanIsHeld(int sold, boolean target) {
        EntryRequest request = buy(10);
        placed(desk.enter(
                target
                        ? new EntryRequest(
                                AAPL, Side.BUY, Quantity.of(10), null, null, Price.of("110"), "test", request.cycle())
                        : request));
        assertEquals(target ? 2 : 1, broker.openOrders().size());

        broker.externalSell(AAPL, sold);
        pass(Duration.ofMinutes(2));

        BigDecimal stopped = broker.openOrders().stream()
                .filter(order -> order.type() == OrderType.STOP)
                .map(order -> order.remaining().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(broker.held(AAPL), stopped);
        assertTrue(broker.openOrders().stream()
                .allMatch(order -> order.remaining().value().compareTo(broker.held(AAPL)) == 0));
    }

    @ParameterizedTest
    @CsvSource({"10", "60", "140", "1000"})
    void fallbackStop_isPlacedByTheMarket_whenTheBrokersPriceAloneIsWrong(String wrong) {
        broker.account.misread.put(MSFT, Price.of(wrong));
        broker.externalBuy(MSFT, 7);
        desk.lookNow();
        pass(Duration.ofSeconds(2));

        Price stop = Objects.requireNonNull(broker.openOrders().getFirst().stopPrice());
        assertTrue(stop.isAbove(Price.of("95")) && stop.isBelow(Price.of("100")), stop::toString);
    }

    @Test
    void monitor_adoptsAndProtectsAForeignPosition() {
        placed(desk.enter(buy(10)));
        broker.externalBuy(MSFT, 7);

        pass(Duration.ofSeconds(16));

        assertProtected(MSFT);
        assertTrue(desk.portfolio().holdings().stream()
                .filter(each -> each.position().symbol().equals(MSFT))
                .allMatch(Holding::external));
    }

    @Test
    void monitor_booksTheLoss_whenTheStopFills() {
        placed(desk.enter(buy(10)));

        broker.moveTo(AAPL, "95");
        pass(Duration.ofSeconds(16));

        assertEquals(2, rows().size());
        assertEquals(new BigDecimal("-50"), rows().getLast().profit());
        assertEquals(0, rows().getLast().positionAfter().signum());
    }
}
