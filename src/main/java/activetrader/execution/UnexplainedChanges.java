package activetrader.execution;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.market.Money;
import activetrader.risk.Books;
import java.util.Optional;

/// Denies entries while shares or cash of the account are not what fills and activities left.
final class UnexplainedChanges {
    private final Desk desk;
    private final KeyGuard keyGuard;

    UnexplainedChanges(Desk desk, KeyGuard keyGuard) {
        this.desk = desk;
        this.keyGuard = keyGuard;
    }

    /// The denial for an account like `books`; empty when everything in it is explained.
    Optional<EntryResult.Denied> denial(Books books) {
        try {
            Broker broker = desk.entryBroker();
            if (!desk.fills().agreesWith(books.positions())) {
                desk.fills().poll(broker);
                if (!desk.fills().agreesWith(books.positions()) && !desk.fills().reconcile(broker)) {
                    return denied(
                            "SHARES_UNEXPLAINED",
                            "the broker holds other shares than the fills left, and no activity says why yet");
                }
            }
            Money cash = desk.fills().unexplainedCash(broker, books.account());
            return cash.isZero()
                    ? Optional.empty()
                    : denied(
                            "CASH_UNEXPLAINED",
                            "cash changed by $" + cash + ", and neither a fill nor an activity says why yet");
        } catch (BrokerException e) {
            keyGuard.failed(e);
            return denied("CASH_UNEXPLAINED", "what changed the account is not known: " + e.getMessage());
        }
    }

    private static Optional<EntryResult.Denied> denied(String code, String message) {
        return Optional.of(new EntryResult.Denied(null, code, message, null, null, null));
    }
}
