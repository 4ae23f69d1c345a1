package activetrader.page.day;

import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.journal.OrderRecord.Intent;
import activetrader.journal.TradeRow;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the stop of a position stood over time, by the ledger: the stop that the entry was sent with, then each one
/// that took its place. Orders that the broker did not take are left out.
final class StopHistory {
    private StopHistory() {}

    /// The levels from the first to the last of `fills`, each once.
    static List<Level> of(Symbol symbol, List<TradeRow> fills, List<OrderRecord> orders) {
        Instant from = fills.getFirst().at();
        Instant to =
                fills.getLast().positionAfter().signum() == 0 ? fills.getLast().at() : Instant.MAX;
        List<Level> levels = new ArrayList<>();
        Optional.ofNullable(fills.getFirst().entryStop()).ifPresent(stop -> levels.add(new Level(from, stop)));
        Set<String> untaken = untaken(orders);
        for (OrderRecord order : orders) {
            if (order instanceof Intent intent
                    && intent.symbol().equals(symbol)
                    && intent.purpose() == OrderPurpose.PROTECTION
                    && !untaken.contains(intent.clientOrderId())
                    && !intent.at().isBefore(from)
                    && intent.at().isBefore(to)) {
                stop(intent)
                        .filter(price ->
                                levels.isEmpty() || !levels.getLast().price().equals(price))
                        .ifPresent(price -> levels.add(new Level(intent.at(), price)));
            }
        }
        return levels;
    }

    private static Optional<Price> stop(Intent intent) {
        return Optional.ofNullable(intent.stopLoss() == null ? intent.stopPrice() : intent.stopLoss());
    }

    private static Set<String> untaken(List<OrderRecord> orders) {
        Set<String> ids = new HashSet<>();
        for (OrderRecord order : orders) {
            if (order instanceof OrderRecord.Rejected rejected) {
                ids.add(rejected.clientOrderId());
            } else if (order instanceof OrderRecord.Absent absent) {
                ids.add(absent.clientOrderId());
            }
        }
        return ids;
    }
}
