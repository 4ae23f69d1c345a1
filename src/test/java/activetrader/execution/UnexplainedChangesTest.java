package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.TestLimits;
import activetrader.risk.TradingMode;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cash and shares that change while the broker lists neither a fill nor an activity for it.
class UnexplainedChangesTest {
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol MSFT = Symbol.of("MSFT");
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final FakeBroker broker = new FakeBroker(time);
    private final List<Alert> alerts = new ArrayList<>();
    private RecordFolder records;
    private TradingDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
        desk = openDesk();
    }

    private TradingDesk openDesk() {
        return TradingDesk.open(
                broker,
                new TestMarket(broker, time),
                new NyseCalendar(),
                records,
                TestLimits.unhurried(),
                ExecutionSettings.defaults(),
                time,
                alerts::add);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void pass(Duration duration) throws InterruptedException {
        time.sleepUntil(time.instant().plus(duration));
    }

    private EntryResult buy(Symbol symbol) {
        return desk.enter(EntryRequest.buy(symbol, Quantity.of(10), "test", null));
    }

    private String denial(Symbol symbol) {
        return assertInstanceOf(EntryResult.Denied.class, buy(symbol)).reasonCode();
    }

    private List<AdjustmentRow> adjustments() {
        return new JsonlFile(records.adjustments()).read(AdjustmentRow.class);
    }

    private boolean isCritical(Alert.Kind kind) {
        return alerts.stream().anyMatch(alert -> alert.kind() == kind && alert.level() == Alert.Level.CRITICAL);
    }

    @Test
    void cash_deniesEntries_andIsTakenAfterAMinute() throws InterruptedException {
        broker.cash = broker.cash.subtract(new BigDecimal("5000"));

        assertEquals("CASH_UNEXPLAINED", denial(AAPL));
        assertEquals(TradingMode.ACTIVE, desk.mode().mode(), "what nobody explains is no loss");
        assertTrue(adjustments().isEmpty());
        pass(Duration.ofSeconds(61));
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));

        AdjustmentRow row = adjustments().getFirst();
        assertEquals("unexplained", row.kind());
        assertEquals(0, new BigDecimal("-5000").compareTo(row.equityMove()));
        assertTrue(isCritical(Alert.Kind.CASH_MOVED));
    }

    @Test
    void feesOfCents_denyNothing() {
        broker.cash = broker.cash.subtract(new BigDecimal("0.87"));

        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
    }

    @Test
    void shares_denyEntries_andAreTakenAfterAMinute() throws InterruptedException {
        broker.sharesCome(MSFT, 90);

        assertEquals("SHARES_UNEXPLAINED", denial(AAPL));
        assertTrue(adjustments().isEmpty(), "the fill may be listed late");
        pass(Duration.ofSeconds(61));
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));

        AdjustmentRow row = adjustments().getFirst();
        assertEquals(0, BigDecimal.valueOf(90).compareTo(row.positionAfter()));
        assertTrue(isCritical(Alert.Kind.POSITION_ADJUSTED));
        assertEquals(TradingMode.ACTIVE, desk.mode().mode());
    }

    @Test
    void fillThatIsListedLate_isNoAdjustment() throws InterruptedException {
        broker.fillsListedAfter = Duration.ofSeconds(20);
        broker.strangerBuys(MSFT, 5);

        assertEquals("SHARES_UNEXPLAINED", denial(AAPL));
        pass(Duration.ofSeconds(25));
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));

        assertTrue(adjustments().isEmpty());
        assertFalse(isCritical(Alert.Kind.POSITION_ADJUSTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T21:00:28Z", "2026-03-03T03:00:00Z", "2026-03-05T15:00:00Z"})
    void fillsWhileNobodyServed_areNoAdjustment_whenTheStartIsAfterTheClose(Instant start) throws InterruptedException {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        BigDecimal cashBefore = broker.cash;
        desk.close();
        broker.strangerSells(AAPL, 10);
        time.sleepUntil(start);

        desk = openDesk();

        assertTrue(adjustments().isEmpty(), () -> adjustments().toString());
        assertFalse(isCritical(Alert.Kind.POSITION_ADJUSTED));
        assertTrue(broker.cash.compareTo(cashBefore) > 0);
        TradeRow sale = new JsonlFile(records.trades(LocalDate.of(2026, 3, 2)))
                .read(TradeRow.class)
                .getLast();
        assertEquals(0, sale.positionAfter().signum());
        assertTrue(sale.profit().abs().compareTo(new BigDecimal("10")) < 0, sale::toString);
    }
}
