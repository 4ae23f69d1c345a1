package activetrader.statistics.records;

import activetrader.journal.TradeRow;
import activetrader.market.Symbol;
import activetrader.statistics.ClosedTrade;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Puts the rows of fills together to trades, from flat to flat. A position that is still open is no trade yet.
final class RoundTrips {
    private final Map<Symbol, OpenTrade> open = new TreeMap<>();

    /// The trade that `row` ends; empty where it ends none, and where its beginning is not in the records.
    Optional<ClosedTrade> add(TradeRow row) {
        OpenTrade trade = open.remove(row.symbol());
        if (!row.action().isClosing()) {
            open.put(row.symbol(), (trade == null ? OpenTrade.by(row) : trade).entered(row));
            return Optional.empty();
        }
        if (trade == null) {
            return Optional.empty();
        }
        OpenTrade smaller = trade.left(row);
        if (row.positionAfter().signum() == 0) {
            return Optional.of(smaller.closed(row));
        }
        open.put(row.symbol(), smaller);
        return Optional.empty();
    }
}
