package activetrader.execution.orders.exits;

import activetrader.journal.ExitKind;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import org.jspecify.annotations.Nullable;

/// A request to close a position or a part of it.
///
/// @param quantity null for all that is held
/// @param limitPrice null for a market order; an exit with a limit keeps the stop beside it
/// @param cycle the agent's cycle as `<yyyy-MM-dd>#<n>`; null when the caller has none
/// @param kind its kind in the records; null for the caller's own exit
public record ExitRequest(
        Symbol symbol,
        @Nullable Quantity quantity,
        @Nullable Price limitPrice,
        String reason,
        @Nullable String cycle,
        @Nullable ExitKind kind) {
    public ExitRequest {
        limitPrice = limitPrice == null ? null : limitPrice.upToTick();
    }

    /// The caller's own exit.
    public ExitRequest(
            Symbol symbol,
            @Nullable Quantity quantity,
            @Nullable Price limitPrice,
            String reason,
            @Nullable String cycle) {
        this(symbol, quantity, limitPrice, reason, cycle, null);
    }

    /// This request as an exit of kind `other`.
    public ExitRequest as(@Nullable ExitKind other) {
        return new ExitRequest(symbol, quantity, limitPrice, reason, cycle, other);
    }

    /// Closes all of `symbol` at the market.
    public static ExitRequest all(Symbol symbol, String reason, @Nullable String cycle) {
        return new ExitRequest(symbol, null, null, reason, cycle);
    }
}
