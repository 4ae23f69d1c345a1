package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.execution.context.ExecutionSettings;
import activetrader.execution.orders.EntryRequest;
import activetrader.execution.orders.EntryResult;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.TestLimits;
import activetrader.time.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stream of order events beside the broker's own answers: it hurries the books, and they never rest on it.
class OrderNewsTest {
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration SOON = Duration.ofMillis(500);

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final FakeBroker broker = new FakeBroker(time);
    private RecordFolder records;
    private OrderDesk desk;
    private OrderNews news;

    @BeforeEach
    void open(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
        desk = OrderDesk.open(
                broker,
                new TestMarket(broker, time),
                new NyseCalendar(),
                records,
                TestLimits.unhurried(),
                ExecutionSettings.defaults(),
                time,
                _ -> {});
        news = new OrderNews(desk);
        assertInstanceOf(
                EntryResult.Placed.class, desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-03-02#1")));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void pass(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<TradeRow> rows() {
        return new JsonlFile(records.trades(LocalDate.of(2026, 3, 2))).read(TradeRow.class);
    }

    private void stopFills() {
        broker.moveTo(AAPL, "95");
        assertEquals(0, broker.held(AAPL).signum());
    }

    @Test
    void books_areReconciled_wheneverTheStreamConnects() {
        stopFills();

        news.connected();
        pass(SOON);

        assertEquals(2, rows().size());
    }

    @Test
    void books_areReconciled_whenTheStreamIsLost() {
        stopFills();

        news.disconnected("a test");
        pass(SOON);

        assertEquals(2, rows().size());
    }

    @Test
    void books_areReconciledByTheTimer_whileTheStreamIsMute() {
        news.connected();
        pass(SOON);
        stopFills();

        pass(SOON);
        assertEquals(1, rows().size());

        pass(ExecutionSettings.defaults().reconcileInterval());
        assertEquals(2, rows().size());
    }

    @Test
    void fills_areBookedOnce_howeverOftenTheStreamSpeaks() {
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
