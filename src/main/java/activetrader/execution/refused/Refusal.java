package activetrader.execution.refused;

import activetrader.broker.RejectReason;
import java.time.Instant;

/// The broker's last refusal of an order that was to close or protect a holding.
///
/// @param symbol in the broker's spelling
/// @param message the broker's words
/// @param at when it was refused
public record Refusal(String symbol, RejectReason reason, String message, Instant at) {
    /// Whether the same order will be refused until a person or the exchange acts.
    public boolean isPermanent() {
        return reason.isPermanent();
    }

    /// Why the holding is there still, for a person.
    public String inWords() {
        return (isPermanent() ? "cannot be sold, " : "refused, ") + reason + ": " + message;
    }
}
