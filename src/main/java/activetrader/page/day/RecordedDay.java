package activetrader.page.day;

import activetrader.agent.daylog.DayLog;
import activetrader.agent.daylog.RecordedTranscript;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.OrderRecord;
import activetrader.journal.PositionSnapshot;
import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.journal.TradeRow;
import activetrader.market.calendar.TradingDay;
import activetrader.session.summary.DaySummaries;
import activetrader.session.summary.DaySummary;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that the records hold of one trading day.
///
/// @param signature whose records they are
/// @param summary null before the close, and when it cannot be read
/// @param fills in order
/// @param orders the ledger, in order
/// @param snapshots of the account, in order
/// @param adjustments of the account without a fill
/// @param cycles in order
/// @param faults what could not be read, a line each
public record RecordedDay(
        TradingDay day,
        String signature,
        @Nullable DaySummary summary,
        List<TradeRow> fills,
        List<OrderRecord> orders,
        List<PositionSnapshot> snapshots,
        List<AdjustmentRow> adjustments,
        List<RecordedTranscript> cycles,
        List<String> faults) {
    public RecordedDay {
        fills = List.copyOf(fills);
        orders = List.copyOf(orders);
        snapshots = List.copyOf(snapshots);
        adjustments = List.copyOf(adjustments);
        cycles = List.copyOf(cycles);
        faults = List.copyOf(faults);
    }

    /// Reads the records of `day` and changes nothing in them, also while they are being written. A line that is no
    /// record is among the faults.
    ///
    /// @throws UncheckedIOException when a file cannot be read
    public static RecordedDay read(RecordFolder records, TradingDay day) {
        LocalDate date = day.date();
        List<String> faults = new ArrayList<>();
        return new RecordedDay(
                day,
                records.signature(),
                new DaySummaries(records).written(day).orElse(null),
                RecordLines.read(records.trades(date), TradeRow.class, faults::add),
                RecordLines.read(records.orders(date), OrderRecord.class, faults::add),
                Stream.of(records.position(date), records.position())
                        .flatMap(file -> snapshots(file, faults).stream())
                        .filter(snapshot -> snapshot.date().equals(date))
                        .toList(),
                RecordLines.read(records.adjustments(), AdjustmentRow.class, faults::add).stream()
                        .filter(row -> row.date().equals(date))
                        .toList(),
                new DayLog(records).transcripts(date),
                faults);
    }

    private static List<PositionSnapshot> snapshots(Path file, List<String> faults) {
        return RecordLines.read(file, PositionSnapshot.class, faults::add);
    }

    public LocalDate date() {
        return day.date();
    }

    /// Whether nothing at all is recorded.
    public boolean isEmpty() {
        return fills.isEmpty() && orders.isEmpty() && cycles.isEmpty() && summary == null;
    }
}
