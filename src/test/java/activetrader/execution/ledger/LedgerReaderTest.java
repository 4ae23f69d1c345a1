package activetrader.execution.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.journal.OrderPurpose;
import activetrader.journal.RecordFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerReaderTest extends LedgerFixture {
    private List<String> read() {
        return ids(assertInstanceOf(LedgerContent.Known.class, reader().read(DAY)));
    }

    private static List<String> ids(LedgerContent content) {
        return assertInstanceOf(LedgerContent.Known.class, content).entries().stream()
                .map(entry -> entry.intent().clientOrderId())
                .toList();
    }

    private LedgerReader reader() {
        return new LedgerReader(folder);
    }

    private static String why(LedgerContent content) {
        return assertInstanceOf(LedgerContent.Unreadable.class, content).why();
    }

    private void append(String text) throws IOException {
        Files.writeString(records.orders(DAY), text, StandardOpenOption.APPEND);
    }

    @Test
    void folderWithoutRecords_holdsNoOrders() {
        assertEquals(List.of(), read());
    }

    @Test
    void folderOfASignatureWithoutOrders_holdsNoOrders() throws IOException {
        Files.createDirectories(records.root());

        assertEquals(List.of(), read());
    }

    @Test
    void orders_areReadOfEverySignature() {
        ledger.write(entry("a"));
        OrderLedger other = OrderLedger.open(new RecordFolder(folder, "other"), TEN);
        other.write(entry("b"));
        ledger.write(accepted("a", "o1"));

        assertEquals(List.of("a", "b"), read().stream().sorted().toList());
        LedgerEntry first = assertInstanceOf(LedgerContent.Known.class, reader().read(DAY)).entries().stream()
                .filter(entry -> entry.intent().clientOrderId().equals("a"))
                .findFirst()
                .orElseThrow();
        assertEquals("o1", first.orderId());
    }

    @Test
    void orders_areThoseOfTheDayInNewYork() {
        ledger.write(intent("yesterday", OrderPurpose.ENTRY, AAPL, TEN.minus(Duration.ofDays(1))));
        ledger.write(entry("today"));

        assertEquals(List.of("today"), read());
        assertEquals(List.of("today"), ids(reader().read(TEN.plus(Duration.ofHours(13)))));
        assertEquals(List.of(), ids(reader().read(TEN.plus(Duration.ofHours(14)))));
    }

    @Test
    void newOrders_areSeen_byTheSameReader() {
        LedgerReader reader = reader();
        ledger.write(entry("a"));
        LedgerContent first = reader.read(DAY);

        assertSame(first, reader.read(DAY), "an unchanged file is not parsed again");

        ledger.write(entry("b"));

        assertEquals(List.of("a", "b"), ids(reader.read(DAY)));
    }

    @Test
    void halfWrittenLine_makesTheOrdersUnknown_untilItIsWhole() throws IOException {
        LedgerReader reader = reader();
        ledger.write(entry("a"));
        String line = Files.readString(records.orders(DAY));
        append(line.substring(0, 20));

        assertTrue(why(reader.read(DAY)).contains("the last line of"));

        append(line.substring(20));

        assertEquals(List.of("a"), ids(reader.read(DAY)));
    }

    @Test
    void lineThatIsNoOrder_makesTheOrdersUnknown() throws IOException {
        ledger.write(entry("a"));
        append("no order\n");

        assertTrue(why(reader().read(DAY)).contains("is no order"));
    }

    @Test
    void recordOfALaterVersion_isSkipped() throws IOException {
        ledger.write(entry("a"));
        append("{\"type\":\"of_a_later_version\",\"at\":\"2026-03-02T15:00:00Z\"}\n");

        assertEquals(List.of("a"), read());
    }

    @Test
    void folderThatCannotBeRead_makesTheOrdersUnknown_andIsReadAgain() throws IOException {
        LedgerReader reader = reader();
        ledger.write(entry("a"));
        reader.read(DAY);
        Path orders = records.orders(DAY);
        Path aside = folder.resolve("aside.jsonl");
        Files.move(orders, aside);
        Files.createSymbolicLink(orders, folder.resolve("missing"));

        assertTrue(why(reader.read(DAY)).contains("cannot read the orders under"));

        Files.delete(orders);
        Files.move(aside, orders);

        assertEquals(List.of("a"), ids(reader.read(DAY)));
    }
}
