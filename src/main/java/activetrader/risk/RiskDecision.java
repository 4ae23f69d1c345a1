package activetrader.risk;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import org.jspecify.annotations.Nullable;

/// The gate's answer to an entry.
public sealed interface RiskDecision {
    /// The entry may be sent as it stands, with this stop.
    ///
    /// @param entryPrice what one share is expected to cost, or to bring when sold short
    /// @param stop the protective stop, on the tick
    /// @param takeProfit on the tick; null when none was asked for
    /// @param riskAtStop what these shares lose from `entryPrice` to `stop`
    record Approved(
            Quantity quantity,
            Price entryPrice,
            Price stop,
            @Nullable Price takeProfit,
            Money riskAtStop) implements RiskDecision {}

    /// The entry must not be sent.
    ///
    /// @param rule the first rule in the documented order that it breaks
    /// @param fault why the rule could not look; null when it did
    /// @param message one line for people and models, with what to do instead where something can be done
    /// @param measured what was found, in the unit of `limit`
    /// @param maxQuantity the largest number of shares that the gate would approve now; zero when none
    record Denied(
            RiskRule rule,
            @Nullable InputFault fault,
            String message,
            String measured,
            String limit,
            Quantity maxQuantity)
            implements RiskDecision {
        /// The word in records and answers: the rule's own, or that of the fault.
        public String reasonCode() {
            return fault == null ? rule.reasonCode() : fault.name();
        }
    }
}
