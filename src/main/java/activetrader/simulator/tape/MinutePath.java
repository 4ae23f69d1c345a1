package activetrader.simulator.tape;

import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// One minute of one symbol, point by point: at each the quote changes and, where a size stands, a trade prints.
///
/// @param start the first point is there
/// @param points by time
record MinutePath(Symbol symbol, Instant start, List<Point> points) {
    private static final String EXCHANGE = "Q";
    private static final int NO_TRADE = -1;

    MinutePath {
        points = List.copyOf(points);
    }

    /// Prices are in [PriceUnits].
    ///
    /// @param offset milliseconds since the start of the minute
    /// @param price of the last trade
    /// @param size shares that trade here; -1 when none do
    /// @param bidSize shares
    /// @param askSize shares
    record Point(int offset, long price, int size, long bid, int bidSize, long ask, int askSize) {
        boolean trades() {
            return size != NO_TRADE;
        }
    }

    Instant at(int point) {
        return start.plusMillis(points.get(point).offset());
    }

    /// The last point not after `at`, which must not be before `start`.
    int pointAt(Instant at) {
        long offset = at.toEpochMilli() - start.toEpochMilli();
        int low = 0;
        int high = points.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (points.get(middle).offset() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    boolean tradesAt(int point) {
        return points.get(point).trades();
    }

    /// The last point up to `point` at which something traded; -1 when nothing did.
    int tradeUpTo(int point) {
        int found = point;
        while (found >= 0 && !tradesAt(found)) {
            found--;
        }
        return found;
    }

    Quote quote(int point) {
        Point here = points.get(point);
        return new Quote(
                symbol,
                at(point),
                PriceUnits.price(here.bid()),
                here.bidSize(),
                PriceUnits.price(here.ask()),
                here.askSize());
    }

    Trade trade(int point) {
        Point here = points.get(point);
        return new Trade(symbol, at(point), PriceUnits.price(here.price()), BigDecimal.valueOf(here.size()), EXCHANGE);
    }
}
