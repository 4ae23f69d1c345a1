package activetrader.execution;

import activetrader.broker.BrokerException;
import activetrader.execution.alerts.Alert;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderSender;
import activetrader.execution.ledger.Sending;
import activetrader.execution.market.MarketView;
import activetrader.execution.protection.StopCoverage;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.risk.AccountView;
import activetrader.risk.EntryCandidate;
import activetrader.risk.RiskContext;
import activetrader.risk.RiskDecision;
import activetrader.risk.RiskGate;
import activetrader.risk.RiskLimits;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens positions: repeated request, gate, ledger, order with its stop, fill.
final class EntryDesk {
    private static final Logger log = LoggerFactory.getLogger(EntryDesk.class);

    private final Desk desk;
    private final MarketView market;
    private final RiskLimits limits;
    private final BooleanSupplier stillAllowed;

    /// @param stillAllowed asked again before an entry that got lost is sent a second time
    EntryDesk(Desk desk, MarketView market, RiskLimits limits, BooleanSupplier stillAllowed) {
        this.desk = desk;
        this.market = market;
        this.limits = limits;
        this.stillAllowed = stillAllowed;
    }

    /// The answer to a request that was made before, in the same cycle or within the window.
    Optional<EntryResult> repeated(EntryRequest request) {
        return desk.ledger().entries().reversed().stream()
                .filter(entry -> isSame(request, entry))
                .findFirst()
                .map(this::answerAgain);
    }

    private boolean isSame(EntryRequest request, LedgerEntry entry) {
        OrderRecord.Intent intent = entry.intent();
        return desk.isRepeatedIn(request.cycle(), entry)
                && intent.purpose() == OrderPurpose.ENTRY
                && intent.symbol().equals(request.symbol())
                && intent.side() == request.side()
                && intent.quantity().equals(request.quantity())
                && Objects.equals(intent.limitPrice(), request.limitPrice());
    }

    private EntryResult answerAgain(LedgerEntry entry) {
        OrderRecord.Intent intent = entry.intent();
        String id = intent.clientOrderId();
        log.info("entry repeated, nothing sent client_order_id={}", id);
        return desk.broker()
                .orderByClientId(id)
                .<EntryResult>map(order -> new EntryResult.Placed(
                        order, Objects.requireNonNull(intent.stopLoss()), intent.takeProfit(), true))
                .orElseGet(() -> new EntryResult.Unknown(id, "the broker does not show this order yet"));
    }

    EntryResult enter(EntryRequest request, AccountView account) {
        EntryCandidate candidate = new EntryCandidate(
                request.symbol(),
                request.side(),
                request.quantity(),
                request.limitPrice() == null ? OrderType.MARKET : OrderType.LIMIT,
                request.limitPrice(),
                request.stopLoss(),
                request.takeProfit());
        RiskContext context = new RiskContext(account, market.of(request.symbol()));
        return switch (RiskGate.decide(candidate, context, limits)) {
            case RiskDecision.Denied denied -> deny(request, denied);
            case RiskDecision.Approved approved -> send(request, approved);
        };
    }

    private EntryResult deny(EntryRequest request, RiskDecision.Denied denied) {
        desk.ledger()
                .note(new OrderRecord.Denied(
                        desk.time().instant(),
                        request.cycle(),
                        request.symbol(),
                        request.side(),
                        request.quantity(),
                        denied.reasonCode(),
                        denied.measured(),
                        denied.limit()));
        log.info(
                "entry denied symbol={} qty={} reason={} measured={} limit={}",
                request.symbol(),
                request.quantity(),
                denied.reasonCode(),
                denied.measured(),
                denied.limit());
        return new EntryResult.Denied(
                denied.rule().id(),
                denied.reasonCode(),
                denied.message(),
                denied.measured(),
                denied.limit(),
                denied.maxQuantity());
    }

    private EntryResult send(EntryRequest request, RiskDecision.Approved approved) {
        Optional<Position> held = desk.reader().position(request.symbol());
        return held.isPresent() ? enlarge(request, approved, held.get()) : open(request, approved);
    }

    private EntryResult open(EntryRequest request, RiskDecision.Approved approved) {
        NewOrder order = plain(request, approved).protectedBy(approved.stop(), approved.takeProfit());
        return answer(sendRecorded(order, request, approved.stop()), request, approved.stop(), approved);
    }

    /// A resting stop forbids a purchase: it goes first, and one for everything comes last, whatever happens between.
    private EntryResult enlarge(EntryRequest request, RiskDecision.Approved approved, Position held) {
        Symbol symbol = request.symbol();
        StopCoverage coverage = desk.coverage(held, desk.reader().ordersOf(symbol));
        Price best = coverage.best();
        Price stop = best != null
                        && StopCoverage.isInFavour(
                                best, approved.stop(), held.side().closingSide())
                ? best
                : approved.stop();
        desk.protector().owe(symbol);
        try {
            if (!desk.canceller().cancel(symbol, _ -> true, "make way for a larger position")) {
                return new EntryResult.Rejected("STOP_NOT_RELEASED", "the stop of " + symbol + " is not cancelled yet");
            }
            EntryResult result = answer(sendRecorded(plain(request, approved), request, stop), request, stop, approved);
            desk.canceller().cancel(symbol, order -> order.side() == request.side(), "not filled in time");
            return result;
        } finally {
            protectAll(symbol, stop, approved.takeProfit() == null ? coverage.target() : approved.takeProfit());
        }
    }

    private void protectAll(Symbol symbol, Price stop, @org.jspecify.annotations.Nullable Price target) {
        try {
            desk.exitReader()
                    .position(symbol)
                    .ifPresent(position -> desk.protector()
                            .protect(
                                    position,
                                    desk.exitReader().ordersOf(symbol),
                                    desk.fills().lot(symbol).openedAt(),
                                    stop,
                                    target));
        } catch (BrokerException e) {
            log.warn("stop not restored yet symbol={} cause=\"{}\"", symbol, e.getMessage());
        }
    }

    private NewOrder plain(EntryRequest request, RiskDecision.Approved approved) {
        String id = desk.ledger()
                .nextId(OrderIds.wish(desk.time().instant(), request.cycle(), request.side(), request.symbol()));
        return request.limitPrice() == null
                ? NewOrder.market(id, request.symbol(), request.side(), approved.quantity())
                : NewOrder.limit(id, request.symbol(), request.side(), approved.quantity(), request.limitPrice());
    }

    private Sending sendRecorded(NewOrder order, EntryRequest request, Price stop) {
        OrderSender.Tag tag = new OrderSender.Tag(OrderPurpose.ENTRY, request.cycle(), stop, request.reason());
        return desk.sender().sendEntry(desk.broker(), order, tag, stillAllowed);
    }

    private EntryResult answer(Sending sending, EntryRequest request, Price stop, RiskDecision.Approved approved) {
        return switch (sending) {
            case Sending.Accepted(Order order) -> placed(desk.awaitEnd(order), stop, approved);
            case Sending.Rejected(String code, String message) -> {
                if (code.equals(OrderSender.RECORD_FAILED)) {
                    desk.alerts().critical(Alert.Kind.RECORDS_FAIL, request.symbol(), "no entries: " + message);
                }
                yield new EntryResult.Rejected(code, message);
            }
            case Sending.Unknown(String id, String message) ->
                new EntryResult.Unknown(
                        id, "the outcome of the order in " + request.symbol() + " is unknown: " + message);
        };
    }

    private EntryResult placed(Order order, Price stop, RiskDecision.Approved approved) {
        log.info(
                "entry placed symbol={} side={} qty={} status={} filled={} stop={}",
                order.symbol(),
                order.side(),
                order.quantity(),
                order.status(),
                order.filledQuantity(),
                stop);
        return order.status().equals(activetrader.market.OrderStatus.REJECTED)
                ? new EntryResult.Rejected("REJECTED_LATER", "the broker accepted the order and rejected it later")
                : new EntryResult.Placed(order, stop, approved.takeProfit(), false);
    }
}
