package activetrader.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.json.Json;
import activetrader.json.JsonException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionRecordsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    @TempDir
    private Path folder;

    private RecordFolder records;

    @BeforeEach
    void open() {
        records = new RecordFolder(folder, "test");
    }

    private static PositionSnapshot line(LocalDate date, long id) {
        return new PositionSnapshot(
                date,
                id,
                null,
                Map.of("CASH", new BigDecimal(id)),
                date.atTime(15, 0).toInstant(ZoneOffset.UTC),
                null,
                null,
                null,
                null);
    }

    private static void append(PositionRecords records, LocalDate date) {
        records.append(line(date, records.nextId()));
    }

    private List<Long> ids(Path file) {
        return RecordLines.of(file)
                .map(line -> Json.read(line, PositionSnapshot.class).id())
                .toList();
    }

    private Path kept(LocalDate date) {
        return records.position().resolveSibling(date + "_position.jsonl");
    }

    @Test
    void firstLineOfADay_beginsAFile_andTheDayBeforeIsKept() {
        PositionRecords positions = new PositionRecords(records);
        append(positions, MONDAY);
        append(positions, MONDAY);
        append(positions, TUESDAY);

        assertEquals(List.of(2L), ids(records.position()));
        assertEquals(List.of(0L, 1L), ids(kept(MONDAY)));
        assertEquals(3, positions.nextId());
    }

    @Test
    void restart_goesOnWhereTheRecordsEnd() {
        PositionRecords before = new PositionRecords(records);
        append(before, MONDAY);
        append(before, TUESDAY);
        PositionRecords after = new PositionRecords(records);
        append(after, TUESDAY);

        assertEquals(List.of(1L, 2L), ids(records.position()));
        assertEquals(List.of(0L), ids(kept(MONDAY)));
        assertEquals(List.of(line(TUESDAY, 2), line(TUESDAY, 1)), after.of(TUESDAY));
        assertEquals(List.of(), after.of(MONDAY));
    }

    @Test
    void lateFill_staysInTheFileOfTheDayOnWhichItWasFound() {
        PositionRecords positions = new PositionRecords(records);
        append(positions, MONDAY);
        append(positions, TUESDAY);
        append(positions, MONDAY);
        PositionRecords restarted = new PositionRecords(records);
        append(restarted, TUESDAY);

        assertEquals(List.of(1L, 2L, 3L), ids(records.position()));
        assertEquals(List.of(line(TUESDAY, 3), line(TUESDAY, 1)), restarted.of(TUESDAY));
    }

    @Test
    void historyIsNeverOverwritten_whenTheNameOfItsDayIsTaken() throws IOException {
        PositionRecords positions = new PositionRecords(records);
        append(positions, MONDAY);
        Files.writeString(kept(MONDAY), "other\n");

        append(positions, TUESDAY);

        assertEquals("other\n", Files.readString(kept(MONDAY)));
        assertEquals(List.of(0L), ids(kept(MONDAY).resolveSibling(MONDAY + "_position.jsonl.1")));
        assertEquals(List.of(1L), ids(records.position()));
    }

    /// A crash between keeping the day before and beginning the new one.
    @Test
    void dayIsBegunAgain_whenACrashLeftItHalfBegun() throws IOException {
        PositionRecords positions = new PositionRecords(records);
        append(positions, MONDAY);
        Files.createLink(kept(MONDAY), records.position());
        Files.writeString(records.position().resolveSibling("position.jsonl.new"), "{\"da");

        append(new PositionRecords(records), TUESDAY);

        assertEquals(List.of(1L), ids(records.position()));
        assertEquals(List.of(0L), ids(kept(MONDAY)));
    }

    /// Whatever lies before the end is not read: here it could not be.
    @Test
    void start_readsTheEndAlone_ofAFileOfManyDays() throws IOException {
        Files.createDirectories(records.position().getParent());
        String old = Json.write(line(MONDAY.minusDays(30), 8)) + "\n";
        Files.writeString(records.position(), "no record at all\n".repeat(4_000_000) + old);
        Files.writeString(records.position(), Json.write(line(MONDAY, 9)) + "\n", StandardOpenOption.APPEND);

        PositionRecords positions = new PositionRecords(records);

        assertEquals(10, positions.nextId());
        assertEquals(List.of(line(MONDAY, 9)), positions.of(MONDAY));
        append(positions, TUESDAY);
        assertEquals(List.of(10L), ids(records.position()));
    }

    @Test
    void start_saysSo_whenTheLastLineIsNoRecord() throws IOException {
        Files.createDirectories(records.position().getParent());
        Files.writeString(records.position(), "no record\n");

        assertThrows(JsonException.class, () -> new PositionRecords(records));
    }
}
