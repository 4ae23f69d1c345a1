package activetrader.execution.orders.entries;

import activetrader.broker.Broker;
import activetrader.execution.account.AccountReader;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.ledger.OrderPolling;
import activetrader.execution.ledger.OrderRefusal;
import activetrader.execution.ledger.OrderRefusal.Reason;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.ledger.SubmitOutcome;
import activetrader.execution.orders.review.FillReview;
import activetrader.journal.OrderPurpose;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.Position;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens positions by entries that the gate approved: ledger, order with its stop, fill.
public final class EntrySubmitter {
    private static final Logger log = LoggerFactory.getLogger(EntrySubmitter.class);

    private final Broker broker;
    private final AccountReader reader;
    private final OrderSubmitter sender;
    private final OrderPolling polling;
    private final EntryProtection protection;
    private final EntryTimeouts timeouts;
    private final FillReview fillReview;
    private final Alerts alerts;
    private final BooleanSupplier stillAllowed;

    /// @param stillAllowed asked again before a lost entry is sent a second time
    public EntrySubmitter(
            Broker broker,
            AccountReader reader,
            OrderSubmitter sender,
            OrderPolling polling,
            EntryProtection protection,
            EntryTimeouts timeouts,
            FillReview fillReview,
            Alerts alerts,
            BooleanSupplier stillAllowed) {
        this.broker = broker.withoutWaiting();
        this.reader = reader.withoutWaiting();
        this.sender = sender;
        this.polling = polling;
        this.protection = protection;
        this.timeouts = timeouts;
        this.fillReview = fillReview;
        this.alerts = alerts;
        this.stillAllowed = stillAllowed;
    }

    /// Sends `entry`, and waits a little for its fill.
    ///
    /// @throws activetrader.broker.BrokerException when the position cannot be read; nothing is sent then
    public EntryResult submit(ApprovedEntry entry) {
        Optional<Position> held = reader.position(entry.symbol());
        return held.isPresent() ? enlarge(entry, held.get()) : open(entry);
    }

    private EntryResult open(ApprovedEntry entry) {
        return answer(send(order(entry).protectedBy(entry.stop(), entry.target()), entry), entry);
    }

    /// Enlarges a position. A resting stop would forbid the purchase, so it is cancelled first. At the end a stop
    /// for all shares is re-created, whatever happens between.
    private EntryResult enlarge(ApprovedEntry asked, Position held) {
        ApprovedEntry entry = protection.beside(asked, held);
        try {
            if (!protection.release(entry.symbol())) {
                return new EntryResult.Rejected(
                        Reason.STOP_NOT_RELEASED, "the stop of " + entry.symbol() + " is not cancelled yet");
            }
            EntryResult result = answer(send(order(entry), entry), entry);
            if (result instanceof EntryResult.Unknown) {
                protection.cancelUnknown(entry);
            }
            return result;
        } finally {
            protection.restore(entry);
        }
    }

    private NewOrder order(ApprovedEntry entry) {
        EntryRequest request = entry.request();
        return entry.order(sender.newId(request.cycle(), request.side(), request.symbol()));
    }

    private SubmitOutcome send(NewOrder order, ApprovedEntry entry) {
        EntryRequest request = entry.request();
        OrderSubmitter.Tag tag = new OrderSubmitter.Tag(
                OrderPurpose.ENTRY, request.cycle(), entry.stop(), request.reason(), request.limitPrice() == null);
        return sender.sendEntry(broker, order, tag, stillAllowed);
    }

    private EntryResult answer(SubmitOutcome sending, ApprovedEntry entry) {
        return switch (sending) {
            case SubmitOutcome.Accepted(Order order) ->
                placed(protection.cutOff(polling.untilEnded(order), entry), entry);
            case SubmitOutcome.Rejected(OrderRefusal why, String message) -> {
                if (why == Reason.RECORD_FAILED) {
                    alerts.critical(Alert.Kind.RECORDS_FAIL, entry.symbol(), "no entries: " + message);
                }
                yield new EntryResult.Rejected(why, message);
            }
            case SubmitOutcome.Unknown(String id, String message) ->
                new EntryResult.Unknown(
                        id, "the outcome of the order in " + entry.symbol() + " is unknown: " + message);
        };
    }

    private EntryResult placed(Order order, ApprovedEntry entry) {
        log.info(
                "entry placed symbol={} side={} qty={} limit={} status={} filled={} stop={}",
                order.symbol(),
                order.side(),
                order.quantity(),
                order.limitPrice(),
                order.status(),
                order.filledQuantity(),
                entry.stop());
        if (order.status().equals(OrderStatus.REJECTED)) {
            return new EntryResult.Rejected(
                    Reason.REJECTED_LATER, "the broker accepted the order and rejected it later");
        }
        Optional<String> mended =
                order.filledQuantity().isZero() ? Optional.empty() : fillReview.review(order.symbol());
        return new EntryResult.Placed(
                order, entry.stop(), entry.target(), false, timeouts.openUntil(order), mended.orElse(null));
    }
}
