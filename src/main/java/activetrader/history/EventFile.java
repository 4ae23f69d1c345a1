package activetrader.history;

import activetrader.broker.ShareEvent;
import activetrader.history.parquet.ParquetColumn;
import activetrader.history.parquet.ParquetFile;
import activetrader.history.parquet.ParquetWriter;
import activetrader.market.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// The splits and dividends of a history: one Parquet file for all symbols.
public final class EventFile {
    private static final int SCALE = 9;
    private static final Comparator<ShareEvent> ORDER = Comparator.comparing(ShareEvent::symbol)
            .thenComparing(ShareEvent::exDate)
            .thenComparing(ShareEvent::kind)
            .thenComparing(ShareEvent::cash);

    private final Path path;

    EventFile(Path path) {
        this.path = path;
    }

    /// All events by symbol and date; none when there is no file.
    ///
    /// @throws HistoryException when it cannot be read
    public List<ShareEvent> read() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            ParquetFile file = ParquetFile.read(path);
            List<String> symbols = file.texts("symbol");
            int[] dates = file.dates("ex_date");
            List<String> kinds = file.texts("kind");
            long[] newRates = file.numbers("new_rate");
            long[] oldRates = file.numbers("old_rate");
            long[] cash = file.numbers("cash");
            List<ShareEvent> events = new ArrayList<>();
            for (int row = 0; row < file.rows(); row++) {
                events.add(new ShareEvent(
                        new Symbol(symbols.get(row)),
                        LocalDate.ofEpochDay(dates[row]),
                        ShareEvent.Kind.valueOf(kinds.get(row).toUpperCase(Locale.ROOT)),
                        decimal(newRates[row]),
                        decimal(oldRates[row]),
                        decimal(cash[row])));
            }
            return events;
        } catch (IOException e) {
            throw new HistoryException(path, e);
        } catch (IllegalArgumentException e) {
            throw new HistoryException(path, String.valueOf(e.getMessage()));
        }
    }

    /// Puts `events` in the place of all that the file has of `symbols` from `from` up to and including `until`.
    ///
    /// @throws HistoryException when the file cannot be read or written
    public void replace(Collection<Symbol> symbols, LocalDate from, LocalDate until, List<ShareEvent> events) {
        List<ShareEvent> all = new ArrayList<>(events);
        read().stream()
                .filter(event -> !symbols.contains(event.symbol())
                        || event.exDate().isBefore(from)
                        || event.exDate().isAfter(until))
                .forEach(all::add);
        all.sort(ORDER);
        List<ParquetColumn> columns = List.of(
                ParquetColumn.texts("symbol", texts(all, event -> event.symbol().value())),
                ParquetColumn.dates(
                        "ex_date",
                        all.stream()
                                .mapToInt(
                                        event -> Math.toIntExact(event.exDate().toEpochDay()))
                                .toArray()),
                ParquetColumn.texts(
                        "kind", texts(all, event -> event.kind().name().toLowerCase(Locale.ROOT))),
                ParquetColumn.decimals("new_rate", SCALE, units(all, ShareEvent::newRate)),
                ParquetColumn.decimals("old_rate", SCALE, units(all, ShareEvent::oldRate)),
                ParquetColumn.decimals("cash", SCALE, units(all, ShareEvent::cash)));
        try {
            AtomicFile.write(path, ParquetWriter.bytes(columns, Map.of()));
        } catch (IOException e) {
            throw new HistoryException(path, e);
        }
    }

    private static List<String> texts(List<ShareEvent> events, Function<ShareEvent, String> text) {
        return events.stream().map(text).toList();
    }

    private static long[] units(List<ShareEvent> events, Function<ShareEvent, BigDecimal> value) {
        return events.stream()
                .map(value)
                .mapToLong(number -> number.setScale(SCALE, RoundingMode.HALF_EVEN)
                        .unscaledValue()
                        .longValueExact())
                .toArray();
    }

    private static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, SCALE).stripTrailingZeros();
    }
}
