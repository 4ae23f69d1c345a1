package activetrader.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private RecordFolder records = new RecordFolder(Path.of("unset"), "test");

    @BeforeEach
    void useTemporaryFolder(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
    }

    @Test
    void tidy_compressesOldDecisionLogs_whichCanStillBeRead() throws IOException {
        Path old = write(records.log(TODAY.minusDays(31)).resolve("cycle-001.log"));
        Path recent = write(records.log(TODAY.minusDays(30)).resolve("cycle-001.log"));

        tidy(RetentionSettings.defaults());

        assertFalse(Files.exists(old));
        assertTrue(Files.exists(old.resolveSibling("cycle-001.log.gz")));
        assertEquals(List.of("{\"a\":1}"), RecordLines.of(old).toList());
        assertTrue(Files.exists(recent));
    }

    @Test
    void tidy_removesOldTrades_ordersAndSummaries_whenToldSo() throws IOException {
        LocalDate old = TODAY.minusDays(91);
        List<Path> gone = List.of(
                write(records.trades(old)),
                write(records.orders(old)),
                write(records.summary(old)),
                write(records.report(old)));
        LocalDate recent = TODAY.minusDays(90);
        List<Path> kept =
                List.of(write(records.trades(recent)), write(records.orders(recent)), write(records.summary(recent)));

        tidy(new RetentionSettings(30, 90, 0));

        assertTrue(gone.stream().noneMatch(Files::exists));
        assertTrue(kept.stream().allMatch(Files::exists));
    }

    @Test
    void tidy_neverTouchesTheLastWeek_whateverTheSettings() throws IOException {
        Path open = write(records.log(TODAY).resolve("cycle-001.log"));
        Path trades = write(records.trades(TODAY.minusDays(7)));

        tidy(new RetentionSettings(0, 1, 1));

        assertTrue(Files.exists(open));
        assertTrue(Files.exists(trades));
    }

    @Test
    void tidy_leavesAloneWhatItDoesNotKnow() throws IOException {
        Path position = write(records.position());
        Path notes = write(records.root().resolve("trades").resolve("notes-2020-01-01.txt"));
        Path nonsense = write(records.root().resolve("trades").resolve("2020-99-99_trades.jsonl"));

        tidy(RetentionSettings.defaults());

        assertTrue(Files.exists(position));
        assertTrue(Files.exists(notes));
        assertTrue(Files.exists(nonsense));
    }

    @Test
    void tidy_keepsForEver_byDefault() throws IOException {
        LocalDate old = TODAY.minusDays(2900);
        List<Path> kept = List.of(write(records.trades(old)), write(records.orders(old)), write(records.summary(old)));
        Path log = write(records.log(old).resolve("cycle-001.log"));

        tidy(RetentionSettings.defaults());

        assertTrue(kept.stream().allMatch(Files::exists));
        assertEquals(List.of("{\"a\":1}"), RecordLines.of(log).toList());
    }

    @Test
    void tidy_removesOldDecisionLogs_whenToldSo() throws IOException {
        Path log = write(records.log(TODAY.minusDays(61)).resolve("cycle-001.log"));

        tidy(new RetentionSettings(30, 90, 60));

        assertFalse(Files.exists(log.getParent()));
    }

    @Test
    void tidy_isFine_whenThereIsNothing() {
        tidy(RetentionSettings.defaults());

        assertFalse(Files.exists(records.root()));
    }

    private void tidy(RetentionSettings settings) {
        new Retention(records, settings).tidy(TODAY);
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "{\"a\":1}\n");
    }
}
