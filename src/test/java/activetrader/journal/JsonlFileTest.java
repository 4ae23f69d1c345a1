package activetrader.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.market.OrderStatus;
import activetrader.market.Quantity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlFileTest {
    private static final Instant AT = Instant.parse("2026-03-02T15:00:00Z");
    private static final List<OrderRecord> RECORDS = List.of(
            new OrderRecord.Unknown(AT, "at-1", "timed out – no answer"),
            new OrderRecord.Ended(AT, "at-2", "o-2", OrderStatus.FILLED, Quantity.of(3), null),
            new OrderRecord.Unknown(AT, "at-3", "HTTP 500"));

    @TempDir
    private Path folder;

    private byte[] whole() {
        StringBuilder text = new StringBuilder();
        RECORDS.forEach(entry -> text.append(Json.write(entry)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A later version may have written records of its own before an earlier one was installed again.
    @Test
    void recordOfALaterVersion_isLeftOut() throws IOException {
        Path path = folder.resolve("a.jsonl");
        JsonlFile file = new JsonlFile(path);
        file.append(RECORDS.get(0));
        String later = "{\"type\":\"of_a_later_version\",\"at\":\"2026-03-02T15:00:00Z\"}\n";
        Files.writeString(path, later, StandardOpenOption.APPEND);
        assertEquals(
                RECORDS.subList(0, 1), file.readLast(OrderRecord.class).stream().toList());
        file.append(RECORDS.get(1));
        Files.writeString(path, later, StandardOpenOption.APPEND);

        assertEquals(RECORDS.subList(0, 2), file.read(OrderRecord.class));
        assertEquals(RECORDS.get(1), file.readLast(OrderRecord.class).orElseThrow());
        List<String> faults = new ArrayList<>();
        assertEquals(RECORDS.subList(0, 2), RecordLines.read(path, OrderRecord.class, faults::add));
        assertEquals(List.of(), faults);
    }

    @Test
    void nullLine_isRefused() throws IOException {
        Path path = Files.writeString(folder.resolve("a.jsonl"), "null\n");

        assertThrows(JsonException.class, () -> new JsonlFile(path).read(OrderRecord.class));
    }

    /// A crash may leave any part of the last line, in the middle of a character too.
    @Test
    void file_opensAtEveryByte_losesNoWholeLine_andGrowsOn() throws IOException {
        byte[] whole = whole();
        for (int length = 0; length <= whole.length; length++) {
            Path path = folder.resolve(length + ".jsonl");
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(path, cut);
            int lines = (int) new String(cut, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(character -> character == '\n')
                    .count();
            JsonlFile file = new JsonlFile(path);

            assertEquals(RECORDS.subList(0, lines), file.read(OrderRecord.class), "cut at " + length);
            assertEquals(lines, RecordLines.of(path).count());
            file.append(RECORDS.get(2));

            assertEquals(lines + 1, new JsonlFile(path).read(OrderRecord.class).size(), "cut at " + length);
            assertTornKept(path, cut);
        }
    }

    private static void assertTornKept(Path path, byte[] cut) throws IOException {
        int end = cut.length;
        while (end > 0 && cut[end - 1] != '\n') {
            end--;
        }
        Path torn = path.resolveSibling(path.getFileName() + ".torn");
        if (end == cut.length) {
            assertFalse(Files.exists(torn));
        } else {
            assertEquals(
                    new String(cut, end, cut.length - end, StandardCharsets.ISO_8859_1),
                    Files.readString(torn, StandardCharsets.ISO_8859_1));
        }
    }

    /// No crash tears a line in the middle: another program has been at the file.
    @Test
    void read_isAnError_whenALineInTheMiddleIsTorn() throws IOException {
        String text = new String(whole(), StandardCharsets.UTF_8);
        int first = text.indexOf('\n');
        for (int length = 1; length < first; length += 7) {
            Path path = folder.resolve("torn-" + length + ".jsonl");
            Files.writeString(path, text.substring(0, length) + text.substring(first));

            assertThrows(JsonException.class, () -> new JsonlFile(path).read(OrderRecord.class));
        }
    }

    @Test
    void append_makesTheFolderAnew_whenItIsRemovedUnderIt() throws IOException {
        Path path = folder.resolve("orders").resolve("day.jsonl");
        JsonlFile file = new JsonlFile(path);
        file.append(RECORDS.get(0));
        Files.delete(path);
        Files.delete(path.getParent());

        file.append(RECORDS.get(1));

        assertEquals(List.of(RECORDS.get(1)), file.read(OrderRecord.class));
    }
}
