package activetrader.app.services;

import activetrader.execution.DeskListener;
import activetrader.journal.OrderRecord;
import activetrader.journal.TradeRow;
import java.util.List;

/// Tells several listeners, one after the other.
record DeskFanOut(List<DeskListener> listeners) implements DeskListener {
    DeskFanOut {
        listeners = List.copyOf(listeners);
    }

    static DeskFanOut to(List<DeskListener> listeners) {
        return new DeskFanOut(listeners);
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
