package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.desk.OrderDeskAssembly;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.RiskLimits;
import activetrader.time.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the broker filled while the program was down for days.
class OutageTest {
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final LocalDate SECOND = FIRST.plusDays(1);
    private static final Symbol AAPL = new Symbol("AAPL");

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final FakeBroker broker = new FakeBroker(time);
    private RecordFolder records = new RecordFolder(Path.of("unset"), "test");

    @BeforeEach
    void useTemporaryFolder(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
    }

    private OrderDesk open() {
        return OrderDeskAssembly.open(
                broker,
                new TestMarket(broker, time),
                new NyseCalendar(),
                records,
                RiskLimits.defaults(),
                ExecutionSettings.defaults(),
                time,
                _ -> {});
    }

    private List<TradeRow> rows(LocalDate date) {
        return new JsonlFile(records.trades(date)).read(TradeRow.class);
    }

    /// Bought on the first day and stopped out on the second, while the program was down.
    private void buyAndGoDown() throws InterruptedException {
        try (OrderDesk desk = open()) {
            assertInstanceOf(
                    EntryResult.Placed.class, desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", null)));
        }
        time.sleep(Duration.ofDays(1));
        broker.moveTo(AAPL, "90");
        assertTrue(broker.positions().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 29})
    void sale_isRecordedOnItsDay_afterAnOutage(int days) throws InterruptedException {
        buyAndGoDown();
        time.sleep(Duration.ofDays(days - 1));

        for (int starts = 0; starts < 3; starts++) {
            try (OrderDesk desk = open()) {
                desk.lookNow();
                time.sleep(Duration.ofMinutes(2));
                assertEquals(List.of(), desk.portfolio().holdings());
            }
        }

        assertEquals(1, rows(FIRST).size());
        assertEquals(1, rows(SECOND).size());
        assertEquals(0, rows(SECOND).getFirst().positionAfter().signum());
        assertEquals(-1, rows(SECOND).getFirst().profit().signum());
        assertEquals(
                broker.account.fills().size(), rows(FIRST).size() + rows(SECOND).size());
        assertEquals(List.of(), new JsonlFile(records.adjustments()).read(AdjustmentRow.class));
    }

    @Test
    void nothingBeforeToday_isAskedForAgain_onceAllIsRecorded() throws InterruptedException {
        buyAndGoDown();
        time.sleep(Duration.ofDays(10));

        try (OrderDesk desk = open()) {
            desk.lookNow();
            time.sleep(Duration.ofMinutes(2));
            broker.activitiesAskedFrom.clear();
            desk.enter(EntryRequest.buy(AAPL, Quantity.of(1), "test", null));
            time.sleep(Duration.ofMinutes(2));
        }

        assertTrue(!broker.activitiesAskedFrom.isEmpty());
        Instant yesterday = time.instant().minus(Duration.ofDays(2));
        assertTrue(
                broker.activitiesAskedFrom.stream().noneMatch(yesterday::isAfter),
                broker.activitiesAskedFrom::toString);
    }

    @Test
    void sale_isRecordedOnItsDay_whenItsEntryIsOlderThanWhatIsReadBack() throws InterruptedException {
        try (OrderDesk desk = open()) {
            desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", null));
        }
        time.sleep(Duration.ofDays(20));
        broker.moveTo(AAPL, "90");
        time.sleep(Duration.ofDays(15));

        try (OrderDesk desk = open()) {
            desk.lookNow();
            time.sleep(Duration.ofMinutes(2));
        }

        List<TradeRow> sold = rows(FIRST.plusDays(20));
        assertEquals(1, sold.size());
        assertEquals(0, sold.getFirst().positionAfter().signum());
    }
}
