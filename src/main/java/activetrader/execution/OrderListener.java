package activetrader.execution;

import activetrader.journal.OrderRecord;
import activetrader.journal.TradeRow;

/// Told what the desk writes down, on the desk's own threads: it must return at once and never throw.
public interface OrderListener {
    /// Something happened to an order, to the mode, or a flatten.
    default void recorded(OrderRecord entry) {}

    /// A fill was booked.
    default void filled(TradeRow row) {}
}
