package activetrader.execution.orders.entries;

import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.ledger.OrderRefusal;
import activetrader.market.Order;
import activetrader.market.Price;
import activetrader.risk.InputFault;
import activetrader.risk.RiskDecision;
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

    /// The entry was denied here; nothing was sent.
    sealed interface Denied extends EntryResult {
        /// The word in answers.
        String reasonCode();

        /// One line for a model or a person.
        String message();
    }

    /// A rule of the risk gate denied the entry.
    record DeniedByRule(RiskDecision.Denied decision) implements Denied {
        @Override
        public String reasonCode() {
            return decision.reasonCode();
        }

        @Override
        public String message() {
            return decision.message();
        }
    }

    /// A precondition denied the entry before the gate was asked.
    record Blocked(EntryBlock block) implements Denied {
        @Override
        public String reasonCode() {
            return block.reasonCode();
        }

        @Override
        public String message() {
            return block.message();
        }
    }

    /// The market has no price from which a limit for the order could be made.
    record Unpriced() implements Denied {
        @Override
        public String reasonCode() {
            return InputFault.DATA_MISSING.name();
        }

        @Override
        public String message() {
            return "there is no price to limit the entry by";
        }
    }

    /// The broker refused, or the order could not be sent; nothing was bought.
    record Rejected(OrderRefusal why, String message) implements EntryResult {
        /// The word in answers.
        public String reasonCode() {
            return why.code();
        }
    }

    /// The broker may hold the order. Entries in the symbol are denied until that is known.
    record Unknown(String clientOrderId, String message) implements EntryResult {}

    /// Entries were stopped while the order was under way: its open part is cancelled, and what it bought is being
    /// closed.
    record Undone(String clientOrderId, String message) implements EntryResult {}
}
