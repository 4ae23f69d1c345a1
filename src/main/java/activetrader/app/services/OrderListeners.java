package activetrader.app.services;

import activetrader.execution.OrderListener;
import activetrader.journal.OrderRecord;
import activetrader.journal.TradeRow;
import java.util.List;

/// Calls several listeners, one after the other.
record OrderListeners(List<OrderListener> listeners) implements OrderListener {
    OrderListeners {
        listeners = List.copyOf(listeners);
    }

    static OrderListeners to(List<OrderListener> listeners) {
        return new OrderListeners(listeners);
    }

    @Override
    public void recorded(OrderRecord entry) {
        listeners.forEach(listener -> listener.recorded(entry));
    }

    @Override
    public void filled(TradeRow row) {
        listeners.forEach(listener -> listener.filled(row));
    }
}
