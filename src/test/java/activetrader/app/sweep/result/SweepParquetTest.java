package activetrader.app.sweep.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.app.sweep.part.SweepRow;
import activetrader.app.sweep.plan.Trial;
import activetrader.history.parquet.ParquetFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepParquetTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path folder;

    private static SweepRow row(int trial, LocalDate date, String gross) {
        return new SweepRow(
                trial,
                date,
                2,
                1,
                new BigDecimal("100000"),
                new BigDecimal("100010"),
                new BigDecimal(gross),
                new BigDecimal("0.02"),
                new BigDecimal("0.000123"),
                null);
    }

    @Test
    void file_hasARowForEachDayOfEachTrial() throws IOException {
        List<Trial> trials = List.of(new Trial(1, Map.of("a.b", 40)), new Trial(2, Map.of("a.b", "off")));
        List<LocalDate> dates = List.of(DATE, DATE.plusDays(1));
        SweepTable table = SweepTable.of(
                trials,
                dates,
                List.of(
                        row(1, DATE, "10.5"),
                        row(2, DATE.plusDays(1), "-3"),
                        row(1, DATE.plusDays(1), "0"),
                        row(2, DATE, "7")));

        SweepParquet.write(folder.resolve("sweep.parquet"), table, "hash");

        ParquetFile file = ParquetFile.read(folder.resolve("sweep.parquet"));
        int day = (int) DATE.toEpochDay();
        assertEquals(4, file.rows());
        assertEquals("hash", file.metadata().get("sweep"));
        assertArrayEquals(new long[] {1, 1, 2, 2}, file.numbers("trial"));
        assertEquals(List.of("40", "40", "off", "off"), file.texts("a.b"));
        assertArrayEquals(new int[] {day, day + 1, day, day + 1}, file.dates("date"));
        assertArrayEquals(new long[] {10_500_000_000L, 0, 7_000_000_000L, -3_000_000_000L}, file.numbers("gross"));
        assertEquals(10_479_877_000L, file.numbers("net")[0]);
    }
}
