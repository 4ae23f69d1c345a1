package activetrader.execution;

import activetrader.journal.OrderRecord;
import activetrader.journal.TradeRow;

/// Receives what the order desk records, on the desk's own threads: it must return at once and never throw.
public interface OrderListener {
    /// An order, the mode or a flatten changed.
    default void recorded(OrderRecord entry) {}

    /// A fill was booked.
    default void filled(TradeRow row) {}
}
