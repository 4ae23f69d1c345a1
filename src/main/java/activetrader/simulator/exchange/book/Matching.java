package activetrader.simulator.exchange.book;

import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Quote;
import activetrader.market.Side;
import activetrader.simulator.exchange.order.Progress;
import activetrader.simulator.exchange.order.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a quote means for an order. Pure functions.
///
/// An order is filled at the far side of the spread: a buy at the ask, a sell at the bid, whatever the
/// displayed size. A sell stop is touched when the bid comes down to it, a buy stop when the ask comes up to
/// it; the bid is at or below every trade, so no stop waits for a trade that has happened.
public final class Matching {
    private static final int NOTIONAL_SCALE = 9;

    private Matching() {}

    /// The price that an order on `side` is filled at.
    public static @Nullable Price far(Side side, Quote quote) {
        return switch (side) {
            case BUY -> quote.ask();
            case SELL -> quote.bid();
        };
    }

    /// Where the order would be filled now; empty when it is not marketable.
    public static Optional<Price> fillPrice(Terms terms, Quote quote) {
        Price price = far(terms.side(), quote);
        if (price == null || !quote.isTwoSided()) {
            return Optional.empty();
        }
        boolean beyond = terms.workingLimit()
                .map(limit -> terms.isBuy() ? price.isAbove(limit) : price.isBelow(limit))
                .orElse(false);
        return beyond ? Optional.empty() : Optional.of(price);
    }

    /// Whether the order still waits for its stop price to be touched.
    public static boolean waits(Terms terms, Progress progress) {
        return terms.waitsForTouch() && !progress.triggered();
    }

    /// Whether `quote` touches the order's stop price.
    public static boolean touches(Terms terms, Progress progress, Quote quote) {
        Optional<Price> stop = terms.stopFor(progress.best());
        Price price = far(terms.side(), quote);
        if (stop.isEmpty() || price == null || !quote.isTwoSided()) {
            return false;
        }
        return terms.isBuy() ? !price.isBelow(stop.get()) : !price.isAbove(stop.get());
    }

    /// Whether the exchange has something to do for the order at `quote`.
    public static boolean concerns(Terms terms, Progress progress, Quote quote) {
        return waits(terms, progress)
                ? touches(terms, progress, quote) || improves(terms, progress, quote)
                : fillPrice(terms, quote).isPresent();
    }

    /// Whether `quote` moves the best price that a trailing stop follows.
    public static boolean improves(Terms terms, Progress progress, Quote quote) {
        Price price = far(terms.side(), quote);
        if (terms.type() != OrderType.TRAILING_STOP || price == null || !quote.isTwoSided()) {
            return false;
        }
        Price best = progress.best();
        return best == null || (terms.isBuy() ? price.isBelow(best) : price.isAbove(best));
    }

    /// The shares that `dollars` buy at `price`, cut to 9 decimals.
    public static Quantity shares(BigDecimal dollars, Price price) {
        return new Quantity(dollars.divide(price.value(), NOTIONAL_SCALE, RoundingMode.DOWN));
    }
}
