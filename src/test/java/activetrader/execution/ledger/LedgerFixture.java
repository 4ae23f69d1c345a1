package activetrader.execution.ledger;

import activetrader.execution.fake.FakeBroker;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.journal.RecordFolder;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// An empty ledger in a temporary folder, at ten o'clock in New York on Monday, 2 March 2026.
abstract class LedgerFixture {
    static final Symbol AAPL = Symbol.of("AAPL");
    static final Symbol MSFT = Symbol.of("MSFT");
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");

    final SimulatedTime time = new SimulatedTime(TEN);
    final FakeBroker broker = new FakeBroker(time);

    @TempDir
    Path folder;

    RecordFolder records;
    OrderLedger ledger;

    @BeforeEach
    final void openLedger() {
        records = new RecordFolder(folder, "test");
        ledger = OrderLedger.open(records, TEN);
    }

    static OrderRecord.Intent intent(String id, OrderPurpose purpose, Symbol symbol, Instant at) {
        return new OrderRecord.Intent(
                at,
                id,
                purpose,
                null,
                symbol,
                purpose == OrderPurpose.ENTRY ? Side.BUY : Side.SELL,
                Quantity.of(10),
                OrderType.MARKET,
                OrderClass.SIMPLE,
                null,
                null,
                null,
                null,
                "test",
                null);
    }

    static OrderRecord.Intent entry(String id) {
        return intent(id, OrderPurpose.ENTRY, AAPL, TEN);
    }

    static OrderRecord.Accepted accepted(String id, String orderId, String... legs) {
        return new OrderRecord.Accepted(TEN, id, orderId, OrderStatus.NEW, List.of(legs));
    }

    /// A file stands where the folder of the records was: every write fails, for the superuser too.
    final void breakDisk() throws IOException {
        if (Files.exists(records.root())) {
            Files.move(records.root(), folder.resolve("aside"));
        }
        Files.createDirectories(records.root().getParent());
        Files.writeString(records.root(), "no folder");
    }

    final void pass(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
