package activetrader.history.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What we write is read by Hardwood, a reader of Parquet that shares no code with ours, and by our own.
class ParquetWriterTest {
    private static final List<ParquetColumn> COLUMNS = List.of(
            ParquetColumn.instants("start", 1_549_895_400_000_000L, 1_549_895_460_000_000L, 1_549_895_520_000_000L),
            ParquetColumn.decimals("close", 6, 171_675_500, 1, 999_999_999_999_999_999L),
            ParquetColumn.optionalDecimals("vwap", 6, 0, 171_123_456, 0),
            ParquetColumn.counts("volume", 0, 619_925, Long.MAX_VALUE),
            ParquetColumn.dates("day", 0, 20_000, -1),
            ParquetColumn.texts("kind", List.of("split", "", "Größe")));
    private static final byte[] BYTES = ParquetWriter.bytes(COLUMNS, Map.of("feed", "sip", "symbol", "BRK.B"));

    @TempDir
    private Path folder;

    @BeforeAll
    static void plainJava() {
        System.setProperty("hardwood.uselibdeflate", "false");
    }

    @Test
    void anotherReader_readsEveryKindOfColumn() throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(BYTES)));
                RowReader rows = reader.rowReader()) {
            assertEquals("BRK.B", reader.getFileMetaData().keyValueMetadata().get("symbol"));
            rows.next();
            assertEquals(Instant.parse("2019-02-11T14:30:00Z"), rows.getTimestamp("start"));
            assertEquals(new BigDecimal("171.675500"), rows.getDecimal("close"));
            assertTrue(rows.isNull("vwap"));
            assertEquals(LocalDate.EPOCH, rows.getDate("day"));
            assertEquals("split", rows.getString("kind"));
            rows.next();
            assertEquals(new BigDecimal("171.123456"), rows.getDecimal("vwap"));
            assertEquals(619_925, rows.getLong("volume"));
            assertEquals("", rows.getString("kind"));
            rows.next();
            assertEquals(new BigDecimal("999999999999.999999"), rows.getDecimal("close"));
            assertEquals("Größe", rows.getString("kind"));
            assertEquals(LocalDate.of(1969, 12, 31), rows.getDate("day"));
            assertFalse(rows.hasNext());
        }
    }

    @Test
    void ourReader_readsEveryKindOfColumn() throws IOException {
        ParquetFile file = read(BYTES);

        assertEquals(3, file.rows());
        assertEquals("sip", file.metadata().get("feed"));
        assertArrayEquals(new long[] {171_675_500, 1, 999_999_999_999_999_999L}, file.numbers("close"));
        assertArrayEquals(new long[] {0, 171_123_456, 0}, file.numbers("vwap"));
        assertArrayEquals(new int[] {0, 20_000, -1}, file.dates("day"));
        assertEquals(List.of("split", "", "Größe"), file.texts("kind"));
    }

    @Test
    void fileWithoutRows_isReadByBoth() throws IOException {
        byte[] empty = ParquetWriter.bytes(List.of(ParquetColumn.counts("volume")), Map.of());

        assertEquals(0, read(empty).numbers("volume").length);
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(empty)));
                RowReader rows = reader.rowReader()) {
            assertFalse(rows.hasNext());
        }
    }

    @Test
    void longRunsOfMissingValues_areReadByBoth() throws IOException {
        long[] values = new long[20_000];
        values[150] = 7;
        values[19_999] = 9;
        byte[] bytes = ParquetWriter.bytes(List.of(ParquetColumn.optionalDecimals("vwap", 6, values)), Map.of());

        assertArrayEquals(values, read(bytes).numbers("vwap"));
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(bytes)));
                RowReader rows = reader.rowReader()) {
            for (long value : values) {
                rows.next();
                BigDecimal found = rows.isNull("vwap") ? BigDecimal.ZERO : rows.getDecimal("vwap");
                assertEquals(0, BigDecimal.valueOf(value, 6).compareTo(found));
            }
        }
    }

    @Test
    void sameValues_giveTheSameBytes() {
        assertArrayEquals(BYTES, ParquetWriter.bytes(COLUMNS, Map.of("feed", "sip", "symbol", "BRK.B")));
    }

    @Test
    void fileCutAnywhere_isRefused() {
        for (int length = 0; length < BYTES.length; length++) {
            byte[] cut = Arrays.copyOf(BYTES, length);
            assertThrows(IOException.class, () -> read(cut), "cut at " + length);
        }
    }

    /// A byte that is wrong anywhere gives other values, or one exception; no endless loop, no error of Java.
    @Test
    void wrongByteAnywhere_isNoDefect() {
        for (int at = 0; at < BYTES.length; at++) {
            byte[] wrong = BYTES.clone();
            wrong[at] ^= 0x55;
            try {
                ParquetFile file = read(wrong);
                file.numbers("vwap");
                file.texts("kind");
                file.dates("day");
            } catch (IOException e) {
                assertFalse(String.valueOf(e.getMessage()).isBlank());
            }
        }
    }

    @Test
    void columnsOfDifferentLength_areRefused() {
        List<ParquetColumn> uneven = List.of(ParquetColumn.counts("a", 1), ParquetColumn.counts("b", 1, 2));

        assertThrows(IllegalArgumentException.class, () -> ParquetWriter.bytes(uneven, Map.of()));
    }

    private ParquetFile read(byte[] bytes) throws IOException {
        Path path = folder.resolve("x.parquet");
        Files.write(path, bytes);
        return ParquetFile.read(path);
    }
}
