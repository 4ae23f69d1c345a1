package activetrader.session;

import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import java.time.LocalDate;
import java.util.List;

/// Reads the fills that happened while no cycle ran (stops, targets, late fills) from the rows of alpaca-trade.
final class FillsBetweenCycles {
    private final RecordFolder records;
    private LocalDate date = LocalDate.MIN;
    private int seen;
    private long read;

    FillsBetweenCycles(RecordFolder records) {
        this.records = records;
    }

    /// The rows of `today` since the last call.
    List<TradeRow> fresh(LocalDate today) {
        if (!today.equals(date)) {
            date = today;
            seen = 0;
            read = 0;
        }
        JsonlFile file = new JsonlFile(records.trades(today));
        long size = file.size();
        if (size == read) {
            return List.of();
        }
        List<TradeRow> rows = file.read(TradeRow.class);
        read = size;
        List<TradeRow> fresh = rows.subList(Math.min(seen, rows.size()), rows.size());
        seen = rows.size();
        return fresh;
    }
}
