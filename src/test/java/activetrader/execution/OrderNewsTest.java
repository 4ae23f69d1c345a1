package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.TradeRow;
import activetrader.market.Quantity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The stream of order events starts an earlier check of the account; the records follow the broker's answers alone.
class OrderNewsTest extends DeskFixture {
    private static final Duration SOON = Duration.ofMillis(500);

    private OrderNews news;

    @BeforeEach
    void buyTen() {
        news = new OrderNews(desk);
        assertInstanceOf(
                EntryResult.Placed.class, desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-03-02#1")));
    }

    private void stopFills() {
        broker.moveTo(AAPL, "95");
        assertEquals(0, broker.held(AAPL).signum());
    }

    @Test
    void account_isReconciled_whenTheStreamConnects() {
        stopFills();

        news.connected();
        pass(SOON);

        assertEquals(2, rows().size());
    }

    @Test
    void account_isReconciled_whenTheStreamIsLost() {
        stopFills();

        news.disconnected("a test");
        pass(SOON);

        assertEquals(2, rows().size());
    }

    @Test
    void account_isReconciledByTheTimer_whileTheStreamIsSilent() {
        news.connected();
        pass(SOON);
        stopFills();

        pass(SOON);
        assertEquals(1, rows().size());

        pass(ExecutionSettings.defaults().reconcileInterval());
        assertEquals(2, rows().size());
    }

    @Test
    void fills_areBookedOnce_howeverOftenTheStreamReportsThem() {
        stopFills();
        for (int i = 0; i < 20; i++) {
            news.connected();
            news.disconnected("a test");
            pass(Duration.ofMillis(70));
        }

        assertEquals(
                List.of("fill-1", "fill-2"),
                rows().stream().map(TradeRow::executionId).toList());
    }
}
