package activetrader.execution;

import static activetrader.execution.SimulatedBroker.AAPL;
import static activetrader.execution.SimulatedBroker.MSFT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.journal.TradeRow;
import activetrader.market.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk on which every write fails: no risk is added, risk may always be lowered, and entries resume when it works
/// again.
class FailingDiskTest {
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 14);

    private Path folder;
    private RecordFolder records;
    private SimulatedBroker broker;
    private OrderDesk desk;

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = temporary.resolve("data");
        records = new RecordFolder(folder, "test");
        broker = SimulatedBroker.at(TEN);
        desk = broker.desk(records);
        assertInstanceOf(EntryResult.Placed.class, buy(1));
        broker.pass(Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        desk.close();
        broker.close();
    }

    private EntryResult buy(int cycle) {
        return desk.enter(new EntryRequest(
                cycle == 1 ? AAPL : MSFT,
                activetrader.market.Side.BUY,
                Quantity.of(10),
                null,
                null,
                null,
                "test",
                "2026-01-14#" + cycle));
    }

    /// A file stands where the folder of the records was: every write fails, for the superuser too.
    private void breakDisk() throws IOException {
        Files.move(records.root(), folder.resolve("aside"));
        Files.writeString(records.root(), "no folder");
    }

    private void repairDisk() throws IOException {
        Files.delete(records.root());
        Files.move(folder.resolve("aside"), records.root());
    }

    private BigDecimal profit() {
        return new JsonlFile(records.trades(DAY))
                .read(TradeRow.class).stream().map(TradeRow::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void enter_isRefused_whenNothingCanBeRecorded() throws IOException {
        breakDisk();

        EntryResult result = buy(2);

        assertEquals(
                "RECORD_FAILED",
                assertInstanceOf(EntryResult.Rejected.class, result).reasonCode());
        assertEquals(0, broker.held(MSFT).signum());
        assertTrue(broker.alerts.stream().anyMatch(alert -> alert.kind() == Alert.Kind.RECORDS_FAIL));
        repairDisk();
    }

    @Test
    void exit_passesAndIsBookedLater_whenNothingCanBeRecorded() throws IOException {
        breakDisk();

        desk.exit(ExitRequest.all(AAPL, "out", "2026-01-14#2"));
        broker.pass(Duration.ofSeconds(5));
        assertEquals(0, broker.held(AAPL).signum());

        repairDisk();
        broker.pass(Duration.ofMinutes(1));
        assertEquals(
                0, broker.equity().value().subtract(new BigDecimal("100000")).compareTo(profit()));
    }

    @Test
    void flatten_passes_whenNothingCanBeRecorded() throws IOException {
        breakDisk();

        assertTrue(desk.flatten(new FlattenRequest("test", "test")).flat());

        assertTrue(broker.isFlat());
        repairDisk();
    }

    @Test
    void enter_passesAgain_whenTheDiskIsBack() throws IOException {
        breakDisk();
        buy(2);
        repairDisk();

        assertInstanceOf(EntryResult.Placed.class, buy(3));
    }

    /// The data folder is deleted while the desk runs: later records are complete again.
    @Test
    void enter_passes_andRecordsContinue_whenTheirFolderIsRemoved() throws IOException {
        deleteRecords();

        assertInstanceOf(EntryResult.Placed.class, buy(2));
        broker.pass(Duration.ofSeconds(20));

        assertTrue(RecordLines.of(records.orders(DAY)).anyMatch(line -> line.contains("MSFT")));
        assertTrue(new JsonlFile(records.trades(DAY))
                .read(TradeRow.class).stream().anyMatch(row -> row.symbol().equals(MSFT)));
    }

    private void deleteRecords() throws IOException {
        try (Stream<Path> files = Files.walk(records.root())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
