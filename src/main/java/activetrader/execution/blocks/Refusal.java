package activetrader.execution.blocks;

import activetrader.broker.RejectReason;
import java.time.Instant;

/// The broker's last refusal of orders in a symbol.
///
/// @param symbol in the broker's spelling
/// @param message the broker's words
/// @param at when it was refused
public record Refusal(String symbol, RejectReason reason, String message, Instant at) {
    /// Whether the same order will be refused until a person or the exchange acts.
    public boolean isPermanent() {
        return reason.isPermanent();
    }

    /// Whether it is about the account, whatever the symbol.
    public boolean isAboutTheAccount() {
        return reason == RejectReason.ACCOUNT_BLOCKED || reason == RejectReason.ACCOUNT_CLOSED;
    }

    /// Why the holding is there still, for a person.
    public String inWords() {
        return (isPermanent() ? "cannot be sold, " : "refused, ") + reason + ": " + message;
    }
}
