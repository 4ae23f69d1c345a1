package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.desk.OrderDeskAssembly;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.RecordFolder;
import activetrader.market.Order;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.TestLimits;
import activetrader.time.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// While something is held, orders and positions are looked at every 15 seconds.
class QuietWatchTest {
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol MSFT = Symbol.of("MSFT");
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final FakeBroker broker = new FakeBroker(time);
    private @Nullable OrderDesk desk;

    private void buyTen(ExecutionSettings settings) throws InterruptedException {
        OrderDesk opened = OrderDeskAssembly.open(
                broker,
                new TestMarket(broker, time),
                new NyseCalendar(),
                new RecordFolder(folder, "test"),
                TestLimits.unhurried(),
                settings.reconcilingEvery(INTERVAL),
                time,
                _ -> {});
        desk = opened;
        assertInstanceOf(
                EntryResult.Placed.class,
                opened.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-03-02#1")));
        time.sleep(Duration.ofSeconds(61));
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(desk).close();
    }

    private int positionReadsIn(Duration span) throws InterruptedException {
        int before = broker.positionReads;
        time.sleep(span);
        return broker.positionReads - before;
    }

    @Test
    void positions_areReadAtEachCheck_becauseTheirPriceDecidesWhetherAStopProtects() throws InterruptedException {
        buyTen(ExecutionSettings.defaults());

        assertEquals(20, positionReadsIn(Duration.ofMinutes(5)));
    }

    @Test
    void positions_areReadAtOnce_whenAnOrderChanged() throws InterruptedException {
        buyTen(ExecutionSettings.defaults());
        broker.openOrders().stream().map(Order::id).forEach(broker::cancel);

        assertTrue(positionReadsIn(INTERVAL) > 0);
        assertEquals(1, broker.openOrders().size(), "the stop is back");
    }

    @Test
    void sharesThatNoOrderShows_haveTheirStop_withinAMinute() throws InterruptedException {
        buyTen(ExecutionSettings.defaults());
        broker.externalBuy(MSFT, 7);

        time.sleep(Duration.ofMinutes(1));

        assertEquals(
                1,
                broker.openOrders().stream()
                        .filter(order -> order.symbol().equals(MSFT))
                        .count());
    }
}
