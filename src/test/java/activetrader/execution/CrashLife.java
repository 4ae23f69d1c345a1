package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.desk.OrderDeskAssembly;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.fake.FakeCalls;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.portfolio.Holding;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.Fill;
import activetrader.market.Order;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.TestLimits;
import activetrader.time.TimeSource;
import org.jspecify.annotations.Nullable;

/// One run of the trade service, which a crash may end.
final class CrashLife implements AutoCloseable {
    private final FakeBroker broker;
    private final RecordFolder records;
    private final TimeSource time;
    private @Nullable OrderDesk desk;

    CrashLife(FakeBroker broker, RecordFolder records, TimeSource time) {
        this.broker = broker;
        this.records = records;
        this.time = time;
    }

    private OrderDesk open() {
        desk = OrderDeskAssembly.open(
                broker,
                new TestMarket(broker, time),
                new NyseCalendar(),
                records,
                TestLimits.unhurried(),
                ExecutionSettings.defaults(),
                time,
                _ -> {});
        return desk;
    }

    void buyAndSell(Symbol symbol) {
        try {
            OrderDesk fresh = open();
            fresh.enter(EntryRequest.buy(symbol, Quantity.of(10), "test", "2026-03-02#5"));
            fresh.exit(ExitRequest.all(symbol, "out", "2026-03-02#5"));
        } catch (FakeCalls.Crash e) {
            // The life ends here.
        }
    }

    /// Each intent became at most one order, each fill one row, and what is held has its stop.
    void assertSound(Symbol symbol, String when) {
        OrderDesk fresh = open();

        long entries = broker.orders.submitted.stream()
                .filter(order -> order.side() == Side.BUY)
                .count();
        assertTrue(entries <= 1, when);
        assertTrue(broker.held(symbol).signum() >= 0, when);
        assertTrue(fresh.portfolio().holdings().stream().allMatch(Holding::isProtected), when);
        var rows = new JsonlFile(records.trades(MarketZone.dateOf(time.instant()))).read(TradeRow.class);
        assertEquals(
                broker.account.fills().stream().map(Fill::id).toList(),
                rows.stream().map(TradeRow::executionId).toList(),
                when);
        assertEquals(
                broker.held(symbol).signum() == 0 ? 0 : 1,
                broker.openOrders().stream().map(Order::symbol).distinct().count(),
                when);
    }

    @Override
    public void close() {
        if (desk != null) {
            desk.close();
        }
    }
}
