package activetrader.execution.orders.review;

import activetrader.market.Price;
import activetrader.market.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows from the real fill price of a position.
public sealed interface FillVerdict {
    /// The position keeps the limits.
    record Keeps() implements FillVerdict {}

    /// The position breaks limits under which its entry was approved.
    ///
    /// @param keep the largest number of whole shares that keeps them; zero to close it
    /// @param stop the price to which the stop of these shares moves, on the tick; null when it stays
    record Breaks(
            List<Breach> breaches, Quantity keep, @Nullable Price stop) implements FillVerdict {
        public Breaks {
            breaches = List.copyOf(breaches);
        }
    }

    /// A limit that a fill can break. The names are written to the records and must not change.
    enum Breach {
        /// The position cost more than `max_position_percent`.
        POSITION_VALUE,
        /// The stop is on the side of the market where it would trigger at once.
        STOP_SIDE,
        /// The stop is further away than `max_stop_percent`.
        STOP_TOO_FAR,
        /// The loss at the stop is above `risk_per_trade_percent`.
        RISK
    }
}
