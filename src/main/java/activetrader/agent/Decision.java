package activetrader.agent;

import activetrader.market.Side;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a cycle did about one symbol.
public sealed interface Decision {
    Symbol symbol();

    /// An order that the broker accepted.
    ///
    /// @param entry whether it opens or adds to a position; otherwise it is an exit
    /// @param quantity filled so far, or ordered when nothing has filled yet
    /// @param price average fill price in dollars; null while nothing has filled
    /// @param stop protective stop of an entry in dollars
    /// @param pnl realized by an exit in dollars, where the trade service reports it
    record Traded(
            Symbol symbol,
            Side side,
            boolean entry,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal stop,
            @Nullable BigDecimal pnl,
            String status,
            String orderId,
            String reason)
            implements Decision {}

    /// An order that the risk gate or the broker refused.
    ///
    /// @param message the answer in words
    record Denied(Symbol symbol, Side side, @Nullable BigDecimal quantity, DenialReason why, String message)
            implements Decision {}

    /// An order whose outcome is unknown: it may have reached the market. The trade service finds out.
    record Unknown(Symbol symbol, Side side, @Nullable BigDecimal quantity, String message) implements Decision {}

    /// A stop that was moved towards the market.
    record StopMoved(Symbol symbol, @Nullable BigDecimal from, BigDecimal to) implements Decision {}

    /// A stop that stays where it is, because alpaca-trade refused to move it.
    record StopKept(Symbol symbol, @Nullable BigDecimal wanted, DenialReason why, String message) implements Decision {}

    /// A position that the cycle left as it was.
    record Held(
            Symbol symbol, BigDecimal quantity, @Nullable BigDecimal stop) implements Decision {}
}
