package activetrader.execution.ledger;

import activetrader.broker.Broker;
import activetrader.market.Order;
import activetrader.time.TimeSource;
import java.util.List;

/// Records what became of orders: those in doubt, and those that have ended.
public final class OrderOutcomes {
    private final OrderLedger ledger;
    private final OrderSubmitter sender;
    private final Broker broker;
    private final TimeSource time;

    public OrderOutcomes(OrderLedger ledger, OrderSubmitter sender, Broker broker, TimeSource time) {
        this.ledger = ledger;
        this.sender = sender;
        this.broker = broker.forExits();
        this.time = time;
    }

    /// Looks up the orders in doubt.
    ///
    /// @return whether nothing is in doubt any more
    public boolean resolve() {
        return ledger.inDoubt().isEmpty() || sender.clearUp(broker);
    }

    /// Records those of `orders` that have ended, once each.
    public void noteEnded(List<Order> orders) {
        orders.forEach(order -> ledger.noteIfEnded(order, time.instant()));
    }
}
