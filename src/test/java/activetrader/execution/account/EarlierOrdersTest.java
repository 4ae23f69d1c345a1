package activetrader.execution.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierOrdersTest {
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");

    private final EarlierOrders leftovers = new EarlierOrders();

    private static Order order(@Nullable Instant submittedAt, String status) {
        return new Order(
                "id",
                "client-id",
                Symbol.of("AAPL"),
                Side.SELL,
                OrderType.STOP,
                OrderClass.SIMPLE,
                TimeInForce.GTC,
                Quantity.of(1),
                Quantity.ZERO,
                null,
                null,
                Price.of("95"),
                new OrderStatus(status),
                submittedAt,
                null,
                null,
                null,
                List.of());
    }

    @Test
    void nothingIsKnown_beforeTheFirstSnapshot() {
        assertFalse(leftovers.areNone(TEN));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T05:00:00Z, new, true", // midnight in New York
        "2026-03-02T04:59:59Z, new, false",
        "2026-03-02T04:59:59Z, held, false",
        "2026-03-02T04:59:59Z, filled, true",
        "2026-03-02T04:59:59Z, canceled, true",
        ", pending_new, false"
    })
    void anOpenOrderOfAnEarlierDay_isOne(@Nullable Instant submittedAt, String status, boolean none) {
        leftovers.saw(List.of(order(TEN, "new"), order(submittedAt, status)), TEN);

        assertEquals(none, leftovers.areNone(TEN));
    }

    @ParameterizedTest
    @CsvSource({"PT-0.001S, false", "PT0S, true", "PT5M, true", "PT5M0.001S, false"})
    void none_isKnownForFiveMinutes(Duration later, boolean known) {
        leftovers.saw(List.of(), TEN);

        assertEquals(known, leftovers.areNone(TEN.plus(later)));
    }

    @Test
    void none_isNotKnownOfTheNextDay() {
        Instant lateEvening = Instant.parse("2026-03-02T04:59:00Z");

        leftovers.saw(List.of(), lateEvening);

        assertFalse(leftovers.areNone(lateEvening.plusSeconds(60)));
    }

    @Test
    void laterSnapshot_counts() {
        leftovers.saw(List.of(), TEN);
        leftovers.saw(List.of(order(TEN.minus(Duration.ofDays(3)), "new")), TEN.plusSeconds(60));

        assertFalse(leftovers.areNone(TEN.plusSeconds(61)));
    }
}
