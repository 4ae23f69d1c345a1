package activetrader.execution.monitor;

import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import org.jspecify.annotations.Nullable;

/// How the monitor changes a position.
public interface PositionActions {
    /// Whether the broker takes enough calls now to cancel a stop and re-create it.
    boolean hasCalls();

    /// Moves the stops of `symbol` that are further from the market than `to`.
    void moveStop(Symbol symbol, Price to);

    /// Sells, or buys back, `part` of `symbol` at the market; the rest keeps its stop and target.
    ///
    /// @param restStop stop of the rest; null for the old one
    void closePart(Symbol symbol, Quantity part, @Nullable Price restStop, String reason);
}
