package activetrader.session.summary;

import activetrader.agent.daylog.DayLog;
import activetrader.agent.daylog.DayTally;
import activetrader.config.FileFault;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import activetrader.session.trader.Holdings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes and reads the summaries of days, `summary/<date>.json`, each computed from the day's trade rows and
/// decision logs.
public final class DaySummaries {
    private final RecordFolder records;

    public DaySummaries(RecordFolder records) {
        this.records = records;
    }

    /// Computes the day's summary and writes it to its file.
    ///
    /// @param holdings after the close; null when not known
    /// @throws UncheckedIOException when the records cannot be read or the file cannot be written
    public DaySummary write(TradingDay day, @Nullable Holdings holdings) {
        DaySummary summary = summary(day, holdings);
        Path file = records.summary(day.date()).toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, Json.writePretty(summary) + "\n", StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + FileFault.of(file, e), e);
        }
        return summary;
    }

    /// The written summary of `day`; empty when there is none, or none that can be read.
    public Optional<DaySummary> written(TradingDay day) {
        Path file = records.summary(day.date());
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file), DaySummary.class))
                    : Optional.empty();
        } catch (IOException | JsonException e) {
            return Optional.empty();
        }
    }

    /// Whether anything was recorded on `day`: a fill, a cycle, an order or a flatten.
    public boolean isRecorded(TradingDay day) {
        return Files.exists(records.trades(day.date()))
                || Files.exists(records.orders(day.date()))
                || Files.isDirectory(records.log(day.date()));
    }

    /// Whether the number of recorded fills has changed since `summary` was made.
    public boolean isOvertaken(TradingDay day, DaySummary summary) {
        return rows(day).size() != summary.fills();
    }

    /// Whether `holdings` agree with the day's last rows for each symbol. If they do not, a fill is not recorded
    /// yet.
    public boolean agree(TradingDay day, Holdings holdings) {
        Map<Symbol, BigDecimal> held = new TreeMap<>();
        holdings.positions().forEach(line -> held.put(line.symbol(), line.quantity()));
        Map<Symbol, BigDecimal> left = new TreeMap<>();
        rows(day).forEach(row -> left.put(row.symbol(), row.positionAfter()));
        adjustments(day).lastWord(rows(day)).forEach(left::put);
        return left.entrySet().stream()
                .allMatch(entry -> entry.getValue().compareTo(held.getOrDefault(entry.getKey(), BigDecimal.ZERO)) == 0);
    }

    private List<TradeRow> rows(TradingDay day) {
        return new JsonlFile(records.trades(day.date())).read(TradeRow.class);
    }

    private DayAdjustments adjustments(TradingDay day) {
        return DayAdjustments.of(new JsonlFile(records.adjustments()).read(AdjustmentRow.class), day.date());
    }

    private DaySummary summary(TradingDay day, @Nullable Holdings holdings) {
        DayTally tally = DayTally.of(new DayLog(records).cycles(day.date()));
        List<TradeRow> rows = rows(day);
        DayAdjustments adjustments = adjustments(day);
        RoundTrips trips = RoundTrips.of(rows);
        adjustments.lastWord(rows).forEach(trips.left()::put);
        trips.left().values().removeIf(shares -> shares.signum() == 0);
        return new DaySummary(
                day.date().toString(),
                records.signature(),
                day.open(),
                day.close(),
                day.isEarlyClose(),
                tally.cycles(),
                tally.failed(),
                trips.fills(),
                trips.profits().size(),
                trips.winning(),
                trips.losing(),
                trips.total().add(adjustments.profit()),
                holdings == null ? null : holdings.cash().value(),
                holdings == null ? null : holdings.equity().value(),
                holdings == null ? null : holdings.isFlat(),
                left(holdings, trips),
                tally.tokens().input(),
                tally.tokens().cached(),
                tally.tokens().output(),
                tally.cost(),
                adjustments.moved(),
                adjustments.texts(),
                tally.incomplete(),
                tally.notCompleted(),
                DayPerformance.of(
                        day,
                        rows,
                        adjustments,
                        trips.total().add(adjustments.profit()),
                        holdings == null ? null : holdings.equity().value(),
                        IndexMove.of(records, day.date()).orElse(null)));
    }

    private static List<String> left(@Nullable Holdings holdings, RoundTrips trips) {
        return holdings == null
                ? trips.left().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue().toPlainString())
                        .toList()
                : holdings.positions().stream()
                        .map(line -> line.symbol() + " " + line.quantity().toPlainString())
                        .toList();
    }
}
