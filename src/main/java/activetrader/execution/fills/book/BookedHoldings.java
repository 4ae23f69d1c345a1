package activetrader.execution.fills.book;

import activetrader.execution.ledger.OrderIds;
import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.journal.TradeRow;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.market.Symbol;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is ours by the recorded fills: symbols held without a break since an order of ours was filled.
public final class BookedHoldings {
    private static final Logger log = LoggerFactory.getLogger(BookedHoldings.class);

    private BookedHoldings() {}

    /// @param rows oldest first
    static Set<Symbol> ours(List<TradeRow> rows) {
        Set<Symbol> ours = new HashSet<>();
        rows.forEach(row -> take(ours, row));
        return ours;
    }

    private static void take(Set<Symbol> ours, TradeRow row) {
        if (row.positionAfter().signum() == 0) {
            ours.remove(row.symbol());
        } else if (row.clientOrderId() != null && OrderIds.isOurs(row.clientOrderId())) {
            ours.add(row.symbol());
        }
    }

    /// The same from the records on the disk, of `today` and the [ReadBack#DAYS] days before. A day that cannot be
    /// read is left out: closing positions must not depend on records.
    public static Set<Symbol> read(RecordFolder folder, LocalDate today) {
        Set<Symbol> ours = new HashSet<>();
        today.minusDays(ReadBack.DAYS).datesUntil(today.plusDays(1)).forEach(date -> {
            try (Stream<String> lines = RecordLines.of(folder.trades(date))) {
                lines.map(line -> Json.read(line, TradeRow.class)).forEach(row -> take(ours, row));
            } catch (UncheckedIOException | JsonException e) {
                log.warn("recorded fills not read date={} reason=\"{}\"", date, e.getMessage());
            }
        });
        return ours;
    }
}
