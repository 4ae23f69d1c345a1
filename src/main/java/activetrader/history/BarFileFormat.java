package activetrader.history;

import activetrader.history.PackedBars.Column;
import activetrader.history.parquet.ParquetColumn;
import activetrader.history.parquet.ParquetFile;
import activetrader.history.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How bars stand in a Parquet file. The page `docs/reference/history.md` describes it.
final class BarFileFormat {
    private static final String FEED = "feed";
    private static final String SYMBOL = "symbol";
    private static final String TIMEFRAME = "timeframe";
    private static final String ADJUSTMENT = "adjustment";
    private static final String SESSIONS = "sessions";

    private BarFileFormat() {}

    static byte[] bytes(SeriesKey key, StoredBars content) {
        PackedBars bars = content.bars();
        List<ParquetColumn> columns = Stream.of(Column.values())
                .map(column -> parquet(column, bars.column(column)))
                .toList();
        return ParquetWriter.bytes(columns, new TreeMap<>(metadata(key, content)));
    }

    private static ParquetColumn parquet(Column column, long... values) {
        String name = name(column);
        return switch (column) {
            case START -> ParquetColumn.instants(name, values);
            case OPEN, HIGH, LOW, CLOSE -> ParquetColumn.decimals(name, PackedBars.SCALE, values);
            case VWAP -> ParquetColumn.optionalDecimals(name, PackedBars.SCALE, values);
            case VOLUME, TRADE_COUNT -> ParquetColumn.counts(name, values);
        };
    }

    private static String name(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> metadata(SeriesKey key, StoredBars content) {
        String sessions = content.sessions().stream().map(LocalDate::toString).collect(Collectors.joining(","));
        return Map.of(
                FEED,
                key.feed(),
                SYMBOL,
                key.symbol().value(),
                TIMEFRAME,
                key.resolution().timeframe().code(),
                ADJUSTMENT,
                content.adjustment().code(),
                SESSIONS,
                sessions);
    }

    /// Reads the file at `path`, which must be of `key`.
    ///
    /// @throws HistoryException when it cannot be read, or is of another series
    static StoredBars read(Path path, SeriesKey key) {
        return understood(path, () -> {
            ParquetFile file = ParquetFile.read(path);
            Map<String, String> metadata = checked(path, key, file.metadata());
            Adjustment adjustment = Optional.ofNullable(metadata.get(ADJUSTMENT))
                    .flatMap(Adjustment::of)
                    .orElseThrow(() -> new HistoryException(path, "its metadata name no adjustment"));
            return new StoredBars(adjustment, sessions(metadata), bars(file));
        });
    }

    /// The days that the file at `path` covers; its bars are not read.
    ///
    /// @throws HistoryException when it cannot be read, or is of another series
    static SortedSet<LocalDate> readSessions(Path path, SeriesKey key) {
        return understood(path, () -> sessions(checked(path, key, ParquetFile.metadata(path))));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T understood(Path path, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new HistoryException(path, e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new HistoryException(path, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> checked(Path path, SeriesKey key, Map<String, String> metadata) {
        require(path, metadata, FEED, key.feed());
        require(path, metadata, SYMBOL, key.symbol().value());
        require(path, metadata, TIMEFRAME, key.resolution().timeframe().code());
        return metadata;
    }

    private static PackedBars bars(ParquetFile file) throws IOException {
        Map<Column, long[]> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            columns.put(column, file.numbers(name(column)));
        }
        return new PackedBars(columns);
    }

    private static void require(Path path, Map<String, String> metadata, String name, String expected) {
        String found = metadata.getOrDefault(name, "");
        if (!found.equals(expected)) {
            throw new HistoryException(
                    path, "it lies where " + name + " is " + expected + ", and holds " + name + " \"" + found + "\"");
        }
    }

    private static SortedSet<LocalDate> sessions(Map<String, String> metadata) {
        String text = metadata.getOrDefault(SESSIONS, "");
        return text.isEmpty()
                ? new TreeSet<>()
                : Stream.of(text.split(",", -1)).map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new));
    }
}
