package activetrader.execution;

import activetrader.broker.Broker;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderSender;
import activetrader.execution.ledger.Patience;
import activetrader.market.Order;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The tools that entries, exits and the watch share.
record Desk(
        Broker broker,
        TimeSource time,
        ExecutionSettings settings,
        AccountReader reader,
        OrderLedger ledger,
        OrderSender sender,
        FillRecorder fills,
        Canceller canceller,
        Protector protector,
        Alerts alerts) {
    /// Reads for whatever lowers the risk, which must not wait behind the reads of entries.
    AccountReader exitReader() {
        return reader.forExits();
    }

    /// Waits a little for `order` to end; the order as last seen.
    Order awaitEnd(Order order) {
        AtomicReference<Order> last = new AtomicReference<>(order);
        Instant deadline = time.instant().plus(settings.fillWait());
        Patience.until(time, deadline, () -> {
            if (last.get().status().isFinal()) {
                return Optional.of(last.get());
            }
            broker.forExits().order(order.id()).ifPresent(last::set);
            return Optional.of(last.get()).filter(seen -> seen.status().isFinal());
        });
        ledger.noteIfEnded(last.get(), time.instant());
        return last.get();
    }

    /// Protects what is held of the order's symbol, as the recorded fills date it.
    boolean protect(Order order) {
        return protector.protect(order.symbol(), fills.lot(order.symbol()).openedAt());
    }
}
