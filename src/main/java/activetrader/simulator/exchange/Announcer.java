package activetrader.simulator.exchange;

import activetrader.simulator.exchange.account.Ledger;
import activetrader.simulator.exchange.book.WorkingOrder;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.exchange.order.OrderEvent;
import activetrader.simulator.exchange.order.OrderListener;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Tells the listeners what happens to the orders.
final class Announcer {
    private final List<OrderListener> listeners = new CopyOnWriteArrayList<>();
    private final Ledger ledger;
    private final SeededRandom dice;

    Announcer(Ledger ledger, SeededRandom dice) {
        this.ledger = ledger;
        this.dice = dice;
    }

    void add(OrderListener listener) {
        listeners.add(listener);
    }

    void tell(WorkingOrder order, String event, Instant at) {
        tell(order, event, at, null);
    }

    void tellFill(WorkingOrder order, Execution execution) {
        tell(order, execution.leaves().isZero() ? "fill" : "partial_fill", execution.at(), execution);
    }

    private void tell(WorkingOrder order, String event, Instant at, @Nullable Execution execution) {
        String id = execution == null ? dice.id() : execution.id();
        OrderEvent told = new OrderEvent(id, event, at, order.view(), execution, ledger.quantity(order.symbol()));
        listeners.forEach(listener -> listener.onEvent(told));
    }
}
