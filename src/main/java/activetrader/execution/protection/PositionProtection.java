package activetrader.execution.protection;

import activetrader.execution.fills.book.BookedFills;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Protects positions by the plans that count now: those made since the position was opened, as the recorded fills
/// date it.
public final class PositionProtection {
    private final Protector protector;
    private final BookedFills booked;

    public PositionProtection(Protector protector, BookedFills booked) {
        this.protector = protector;
        this.booked = booked;
    }

    /// How far `orders`, which hold their legs, cover `position` now.
    public StopCoverage coverage(Position position, List<Order> orders) {
        return protector.coverage(position, orders, booked.plannedFrom(position.symbol()));
    }

    /// Marks `symbol` as unprotected, because its stop is given up. It stays marked until it is protected again.
    public void markUnprotected(Symbol symbol) {
        protector.markUnprotected(symbol);
    }

    /// Re-creates the stop of what is held of `symbol` now, where it has none.
    ///
    /// @return whether it is protected, or nothing is held
    public boolean protect(Symbol symbol) {
        return protector.protect(symbol, booked.plannedFrom(symbol));
    }

    /// Re-creates a stop for the part of `position` that has none; `orders` are its orders.
    ///
    /// @param target limit price of a target beside the stop; null for the planned one
    /// @return whether all shares are covered or being closed
    public boolean protect(Position position, List<Order> orders, Price stop, @Nullable Price target) {
        return protector.protect(position, orders, booked.plannedFrom(position.symbol()), stop, target);
    }
}
