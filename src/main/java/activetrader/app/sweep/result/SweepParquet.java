package activetrader.app.sweep.result;

import activetrader.app.sweep.part.SweepRow;
import activetrader.app.sweep.plan.Trial;
import activetrader.config.FileFault;
import activetrader.history.parquet.ParquetColumn;
import activetrader.history.parquet.ParquetWriter;
import activetrader.market.Money;
import activetrader.statistics.TradedDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The table of a sweep as Parquet: a row for each day of each trial that counts, with the values of the trial.
public final class SweepParquet {
    /// Digits behind the point; the cost of a model is a small part of a cent.
    static final int SCALE = 9;

    private SweepParquet() {}

    /// @param sweep the hash of the sweep, which the file's metadata name
    /// @throws UncheckedIOException when `file` cannot be written
    public static void write(Path file, SweepTable table, String sweep) {
        List<Row> rows = new ArrayList<>();
        table.trials().forEach(trial -> table.rowsOf(trial).forEach(row -> rows.add(new Row(trial, row, row.day()))));
        try {
            Files.write(file, ParquetWriter.bytes(columns(rows), Map.of("sweep", sweep)));
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(file, e), e);
        }
    }

    private record Row(Trial trial, SweepRow row, TradedDay day) {}

    private static List<ParquetColumn> columns(List<Row> rows) {
        List<ParquetColumn> columns = new ArrayList<>();
        columns.add(ParquetColumn.counts(
                "trial", rows.stream().mapToLong(row -> row.trial().number()).toArray()));
        for (String key : rows.getFirst().trial().values().keySet()) {
            columns.add(ParquetColumn.texts(
                    key,
                    rows.stream()
                            .map(row -> String.valueOf(row.trial().values().get(key)))
                            .toList()));
        }
        columns.add(ParquetColumn.dates(
                "date",
                rows.stream()
                        .mapToInt(row -> Math.toIntExact(row.day().date().toEpochDay()))
                        .toArray()));
        columns.add(ParquetColumn.counts(
                "fills", rows.stream().mapToLong(row -> row.row().fills()).toArray()));
        columns.add(ParquetColumn.counts(
                "trades", rows.stream().mapToLong(row -> row.row().trades()).toArray()));
        columns.add(dollars("equity_before", rows, TradedDay::equityBefore));
        columns.add(dollars("gross", rows, TradedDay::gross));
        columns.add(dollars("fees", rows, TradedDay::fees));
        columns.add(dollars("model_cost", rows, TradedDay::modelCost));
        columns.add(dollars("net", rows, TradedDay::net));
        return columns;
    }

    private static ParquetColumn dollars(String name, List<Row> rows, Function<TradedDay, Money> amount) {
        return ParquetColumn.decimals(
                name,
                SCALE,
                rows.stream()
                        .mapToLong(row -> units(amount.apply(row.day()).value()))
                        .toArray());
    }

    private static long units(BigDecimal dollars) {
        return dollars.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }
}
