package activetrader.execution.orders;

import activetrader.market.Order;
import activetrader.market.Price;
import activetrader.market.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of an [EntryRequest].
public sealed interface EntryResult {
    /// The broker holds the order.
    ///
    /// @param order as last seen, with its fills so far
    /// @param repeated whether this is the answer to a request made before, and nothing new was sent
    /// @param openUntil when what is not filled by then is cancelled; null when nothing is open any more
    /// @param mended what was done at once, as the fill broke a limit; null when it broke none
    record Placed(
            Order order,
            Price stopLoss,
            @Nullable Price takeProfit,
            boolean repeated,
            @Nullable Instant openUntil,
            @Nullable String mended)
            implements EntryResult {}

    /// Our own gate refused; nothing was sent.
    ///
    /// @param rule the id of the gate's rule; null when the desk itself refused
    /// @param measured the value that broke the rule, and `limit` what it allows; null where the rule has no number
    /// @param maxQuantity the largest quantity that would pass; null when none is known
    record Denied(
            @Nullable String rule,
            String reasonCode,
            String message,
            @Nullable String measured,
            @Nullable String limit,
            @Nullable Quantity maxQuantity)
            implements EntryResult {}

    /// The broker refused, or the order could not be sent; nothing was bought.
    record Rejected(String reasonCode, String message) implements EntryResult {}

    /// The broker may hold the order. The symbol is closed to entries until that is known.
    record Unknown(String clientOrderId, String message) implements EntryResult {}

    /// Entries were stopped while the order was under way: what is open of it is cancelled, what it bought is being
    /// closed.
    record Undone(String clientOrderId, String message) implements EntryResult {}
}
