package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.market.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Flattens by request and by the backstop.
class OrderDeskFlattenTest extends OrderDeskFixture {
    @Test
    void flatten_closesEverything_whenCancelsAreSlow() {
        placed(desk.enter(buy(10)));
        broker.externalBuy(MSFT, 7);
        broker.orders.cancelTakes = Duration.ofSeconds(3);

        FlattenReport report = desk.flatten(new FlattenRequest("test", "test"));

        assertTrue(report.flat(), report::toString);
        assertTrue(broker.openOrders().isEmpty());
        assertEquals(2, report.closed().size());
    }

    @Test
    void flatten_reportsFlatOnlyOnAnswers() {
        placed(desk.enter(buy(10)));
        broker.calls.readFailures = 4;

        assertTrue(desk.flatten(new FlattenRequest("test", "test")).flat());
        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
    }

    @Test
    void flatten_saysWhatIsLeft_whenAnOrderDoesNotFill() {
        placed(desk.enter(buy(10)));
        broker.orders.fillable.put(AAPL, Quantity.of(3));

        FlattenReport report = desk.flatten(new FlattenRequest("test", "test"));

        assertFalse(report.flat());
        assertEquals(Quantity.of(7), report.remaining().getFirst().quantity());
        assertEquals(new BigDecimal("7"), broker.held(AAPL));
        assertFalse(alerts.isEmpty());
    }

    @Test
    void backstop_flattensBeforeTheClose_withoutARequest() {
        placed(desk.enter(buy(10)));

        pass(Duration.between(time.instant(), Instant.parse("2026-03-02T20:55:40Z")));

        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
        assertTrue(broker.openOrders().isEmpty());
    }

    @Test
    void backstop_flattens_whenTheBrokerCannotSayWhetherAnythingIsOpen() {
        placed(desk.enter(buy(10)));
        pass(Duration.between(time.instant(), Instant.parse("2026-03-02T20:55:29Z")));
        broker.calls.readFailures = 2;

        pass(Duration.ofSeconds(11));

        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
    }

    @Test
    void flatten_namesWhatIsBooked_whenTheBrokerNeverAnswers() {
        placed(desk.enter(buy(10)));
        pass(Duration.between(time.instant(), Instant.parse("2026-03-02T20:55:00Z")));
        broker.calls.readFailures = Integer.MAX_VALUE;

        FlattenReport report = desk.flatten(new FlattenRequest("test", "test"));

        broker.calls.readFailures = 0;
        assertFalse(report.flat());
        assertEquals(AAPL, report.remaining().getFirst().symbol());
        assertEquals(Quantity.of(10), report.remaining().getFirst().quantity());
    }
}
