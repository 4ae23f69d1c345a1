package activetrader.execution.orders.exits;

import activetrader.broker.Broker;
import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.RepeatedRequests;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.Order;
import java.util.Objects;
import java.util.Optional;

/// Answers a request for an exit that was made before, in the same cycle or within the window.
public final class RepeatedExits {
    private final OrderLedger ledger;
    private final RepeatedRequests repeats;
    private final Broker broker;
    private final BookedFills booked;

    public RepeatedExits(OrderLedger ledger, RepeatedRequests repeats, Broker broker, BookedFills booked) {
        this.ledger = ledger;
        this.repeats = repeats;
        this.broker = broker.forExits();
        this.booked = booked;
    }

    /// The answer to the same request made before; empty for a new request, and for one that closes all.
    ///
    /// @throws activetrader.broker.BrokerException when the order cannot be read
    public Optional<ExitResult> answer(ExitRequest request) {
        return request.quantity() == null ? Optional.empty() : closedBefore(request);
    }

    /// As [#answer], also for a request that closes all.
    Optional<ExitResult> closedBefore(ExitRequest request) {
        return ledger.entries().reversed().stream()
                .filter(entry -> isSame(request, entry))
                .findFirst()
                .flatMap(this::answerAgain);
    }

    /// The repeated answer from a ledger entry. An accepted order is read by the broker's id; one in doubt is not
    /// sent a second time.
    private Optional<ExitResult> answerAgain(LedgerEntry entry) {
        String id = entry.intent().clientOrderId();
        String orderId = entry.orderId();
        Optional<Order> found = orderId == null ? broker.orderByClientId(id) : broker.order(orderId);
        return found.<ExitResult>map(order -> new ExitResult.Placed(order, booked.profitOf(order.id()), true))
                .or(() -> entry.isInDoubt()
                        ? Optional.of(new ExitResult.Failed(
                                ExitFailure.OUTCOME_UNKNOWN, "the outcome of " + id + " is not known yet"))
                        : Optional.empty());
    }

    private boolean isSame(ExitRequest request, LedgerEntry entry) {
        OrderRecord.Intent intent = entry.intent();
        return repeats.isRepeatedIn(request.cycle(), entry)
                && intent.purpose() == OrderPurpose.EXIT
                && !OrderIds.isByRule(intent.clientOrderId())
                && intent.symbol().equals(request.symbol())
                && (request.quantity() == null || intent.quantity().equals(request.quantity()))
                && Objects.equals(intent.limitPrice(), request.limitPrice());
    }
}
