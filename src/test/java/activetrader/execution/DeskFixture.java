package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.execution.alerts.Alert;
import activetrader.execution.desk.OrderDeskAssembly;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.RiskLimits;
import activetrader.risk.TestLimits;
import activetrader.time.SimulatedTime;
import activetrader.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// An order desk on a [FakeBroker], from ten o'clock in New York on Monday, 2 March 2026.
abstract class DeskFixture {
    static final Symbol AAPL = Symbol.of("AAPL");
    static final Symbol MSFT = Symbol.of("MSFT");
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    static final String CYCLE = "2026-03-02#5";

    final SimulatedTime time = new SimulatedTime(TEN);
    final FakeBroker broker = new FakeBroker(time);
    final TestMarket market = new TestMarket(broker, time);
    final List<Alert> alerts = new ArrayList<>();

    @TempDir
    Path folder;

    RecordFolder records;
    OrderDesk desk;

    @BeforeEach
    final void openDesk() {
        records = new RecordFolder(folder, "test");
        prepare();
        desk = reopen();
    }

    /// What the account is like before the desk is opened.
    void prepare() {}

    RiskLimits limits() {
        return TestLimits.unhurried();
    }

    ExecutionSettings settings() {
        return ExecutionSettings.defaults();
    }

    /// The clock of the desk.
    TimeSource clock() {
        return time;
    }

    final OrderDesk reopen() {
        return reopen(limits(), settings());
    }

    final OrderDesk reopen(RiskLimits limits, ExecutionSettings settings) {
        return OrderDeskAssembly.open(
                broker, market, new NyseCalendar(), records, limits, settings, clock(), alerts::add);
    }

    @AfterEach
    final void closeDesk() {
        desk.close();
    }

    final void pass(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static EntryRequest buy(int shares) {
        return EntryRequest.buy(AAPL, Quantity.of(shares), "test", CYCLE);
    }

    static EntryResult.Placed placed(EntryResult result) {
        return assertInstanceOf(EntryResult.Placed.class, result);
    }

    /// The recorded fills of the day.
    final List<TradeRow> rows() {
        return new JsonlFile(records.trades(DAY)).read(TradeRow.class);
    }

    /// The levels of the alerts of `kind`, oldest first.
    final List<Alert.Level> levelsOf(Alert.Kind kind) {
        return alerts.stream()
                .filter(alert -> alert.kind() == kind)
                .map(Alert::level)
                .toList();
    }
}
