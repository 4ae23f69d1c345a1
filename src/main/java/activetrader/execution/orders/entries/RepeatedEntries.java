package activetrader.execution.orders.entries;

import activetrader.broker.Broker;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.RepeatedRequests;
import activetrader.journal.OrderRecord;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers a request for an entry that was made before, in the same cycle or within the window.
public final class RepeatedEntries {
    private static final Logger log = LoggerFactory.getLogger(RepeatedEntries.class);

    private final OrderLedger ledger;
    private final RepeatedRequests repeats;
    private final Broker broker;
    private final EntryTimeouts timeouts;

    public RepeatedEntries(OrderLedger ledger, RepeatedRequests repeats, Broker broker, EntryTimeouts timeouts) {
        this.ledger = ledger;
        this.repeats = repeats;
        this.broker = broker.withoutWaiting();
        this.timeouts = timeouts;
    }

    public boolean isRepeated(EntryRequest request) {
        return ledger.entries().stream().anyMatch(entry -> isSame(request, entry));
    }

    /// The answer to the same request made before; empty for a new request.
    ///
    /// @throws activetrader.broker.BrokerException when the order cannot be read
    public Optional<EntryResult> answer(EntryRequest request) {
        return ledger.entries().reversed().stream()
                .filter(entry -> isSame(request, entry))
                .findFirst()
                .map(this::answerAgain);
    }

    private boolean isSame(EntryRequest request, LedgerEntry entry) {
        return repeats.isRepeatedIn(request.cycle(), entry) && request.isWishOf(entry.intent());
    }

    private EntryResult answerAgain(LedgerEntry entry) {
        OrderRecord.Intent intent = entry.intent();
        String id = intent.clientOrderId();
        log.info("entry repeated, nothing sent client_order_id={}", id);
        return broker.orderByClientId(id)
                .<EntryResult>map(order -> new EntryResult.Placed(
                        order,
                        Objects.requireNonNull(intent.stopLoss()),
                        intent.takeProfit(),
                        true,
                        timeouts.openUntil(order),
                        null))
                .orElseGet(() -> new EntryResult.Unknown(id, "the broker does not show this order yet"));
    }
}
