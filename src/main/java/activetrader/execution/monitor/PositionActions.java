package activetrader.execution.monitor;

import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import org.jspecify.annotations.Nullable;

/// How the monitor changes a position.
public interface PositionActions {
    /// Whether the broker takes enough calls now to let go of a stop and have one again.
    boolean hasCalls();

    /// Moves the stops of `symbol` that stand behind `to`.
    void moveStop(Symbol symbol, Price to);

    /// Sells, or buys back, `part` of `symbol` at the market; the rest keeps its stop and target.
    ///
    /// @param restStop where the rest is stopped; null for where it was
    void closePart(Symbol symbol, Quantity part, @Nullable Price restStop, String reason);
}
