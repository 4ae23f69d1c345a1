package activetrader.session.summary;

import activetrader.journal.TradeRow;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Counts round trips in a day's trade rows: a round trip begins with a symbol's first fill and ends when it is
/// flat again.
///
/// @param profits one for each finished round trip, in dollars
/// @param total the profit of all rows in dollars, unfinished round trips included
/// @param left the shares held after the last row of each symbol, without flat ones
record RoundTrips(int fills, List<BigDecimal> profits, BigDecimal total, NavigableMap<Symbol, BigDecimal> left) {
    static RoundTrips of(List<TradeRow> rows) {
        Map<Symbol, BigDecimal> open = new TreeMap<>();
        NavigableMap<Symbol, BigDecimal> left = new TreeMap<>();
        List<BigDecimal> profits = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (TradeRow row : rows) {
            total = total.add(row.profit());
            BigDecimal trip = open.merge(row.symbol(), row.profit(), BigDecimal::add);
            left.put(row.symbol(), row.positionAfter());
            if (row.positionAfter().signum() == 0) {
                profits.add(trip);
                open.remove(row.symbol());
                left.remove(row.symbol());
            }
        }
        return new RoundTrips(rows.size(), profits, total, left);
    }

    int winning() {
        return (int) profits.stream().filter(profit -> profit.signum() > 0).count();
    }

    int losing() {
        return (int) profits.stream().filter(profit -> profit.signum() < 0).count();
    }
}
