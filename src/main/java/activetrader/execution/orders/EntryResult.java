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
    /// @param repeated whether this answers an earlier request, and nothing new was sent
    /// @param openUntil when the unfilled part is cancelled; null when nothing is open
    /// @param mended what was done at once because the fill broke a limit; null when it broke none
    record Placed(
            Order order,
            Price stopLoss,
            @Nullable Price takeProfit,
            boolean repeated,
            @Nullable Instant openUntil,
            @Nullable String mended)
            implements EntryResult {}

    /// The risk gate or a precondition denied the entry; nothing was sent.
    ///
    /// @param rule the id of the gate's rule; null when a precondition denied
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

    /// The broker may hold the order. Entries in the symbol are denied until that is known.
    record Unknown(String clientOrderId, String message) implements EntryResult {}

    /// Entries were stopped while the order was under way: its open part is cancelled, and what it bought is being
    /// closed.
    record Undone(String clientOrderId, String message) implements EntryResult {}
}
