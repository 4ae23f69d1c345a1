package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.portfolio.Holding;
import activetrader.market.NewOrder;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// A [DeskFixture] that checks after each test that no order id was used twice and nothing was sold short.
abstract class OrderDeskFixture extends DeskFixture {
    @AfterEach
    void checkBooks() {
        desk.close();
        assertTrue(broker.orders.submitted.stream()
                        .map(NewOrder::clientOrderId)
                        .distinct()
                        .count()
                == broker.orders.submitted.size());
        for (BigDecimal shares : List.of(broker.held(AAPL), broker.held(MSFT))) {
            assertTrue(shares.signum() >= 0, "sold more than was held: " + shares);
        }
    }

    void assertProtected(Symbol symbol) {
        Holding holding = desk.portfolio().holdings().stream()
                .filter(each -> each.position().symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
        assertTrue(holding.isProtected(), () -> "bare: " + holding + " orders " + broker.openOrders());
    }

    static String reason(EntryResult result) {
        return assertInstanceOf(EntryResult.Denied.class, result).reasonCode();
    }
}
