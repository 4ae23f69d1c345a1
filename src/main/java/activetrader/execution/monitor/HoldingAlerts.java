package activetrader.execution.monitor;

import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.OrderRecord;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.RawItem;
import java.util.HashSet;
import java.util.Set;

/// Alerts a person, once each, of what the account holds and our records do not explain. Not for several threads.
public final class HoldingAlerts {
    private final OrderLedger ledger;
    private final ForeignHoldings foreign;
    private final Alerts alerts;
    private final Set<String> told = new HashSet<>();

    public HoldingAlerts(OrderLedger ledger, ForeignHoldings foreign, Alerts alerts) {
        this.ledger = ledger;
        this.foreign = foreign;
        this.alerts = alerts;
    }

    /// Reports a position or order that cannot be read.
    void unknown(RawItem item) {
        if (told.add(item.inWords() + item.why())) {
            alerts.critical(
                    Alert.Kind.UNKNOWN_HOLDING,
                    null,
                    "the broker lists what cannot be read: " + item.inWords() + " (" + item.why()
                            + "); it counts as held, has no stop, keeps entries away, and the flatten closes it");
        }
    }

    /// Reports the orders in doubt.
    void inDoubt() {
        for (LedgerEntry entry : ledger.inDoubt()) {
            OrderRecord.Intent intent = entry.intent();
            if (told.add(intent.clientOrderId())) {
                alerts.warning(
                        Alert.Kind.ORDER_IN_DOUBT,
                        intent.symbol(),
                        "it is not known yet whether the broker holds " + intent.clientOrderId() + ", " + intent.side()
                                + " " + intent.quantity() + " " + intent.symbol());
            }
        }
    }

    /// Reports `position` when none of our orders explains it.
    ///
    /// @param kept whether it is left alone
    void external(Position position, boolean kept) {
        boolean ours = !kept
                && ledger.entries().stream()
                        .anyMatch(entry -> entry.state() != LedgerEntry.State.REJECTED
                                && entry.intent().symbol().equals(position.symbol()));
        if (!ours && told.add(position.symbol().value())) {
            alerts.warning(
                    Alert.Kind.EXTERNAL_POSITION,
                    position.symbol(),
                    "an external order opened " + position.quantity() + " " + position.symbol()
                            + "; it counts for the limits and "
                            + (kept ? "is left alone" : "gets a stop, and the flatten closes it"));
        }
    }

    /// Reports an open order that is not ours.
    void external(Order order) {
        if (told.add(order.id())) {
            alerts.warning(
                    Alert.Kind.EXTERNAL_ORDER,
                    order.symbol(),
                    "an external order asks for " + order.side() + " " + order.remaining() + " " + order.symbol()
                            + "; it counts for the limits and "
                            + (foreign.closesAll() ? "the flatten cancels it" : "is left alone"));
        }
    }
}
