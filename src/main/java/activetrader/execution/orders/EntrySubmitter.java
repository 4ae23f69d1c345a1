package activetrader.execution.orders;

import activetrader.broker.BrokerException;
import activetrader.execution.alerts.Alert;
import activetrader.execution.context.TradingContext;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderRefusal;
import activetrader.execution.ledger.OrderRefusal.Reason;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.ledger.SubmitOutcome;
import activetrader.execution.market.MarketView;
import activetrader.execution.protection.StopCoverage;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.AccountView;
import activetrader.risk.EntryCandidate;
import activetrader.risk.RiskDecision;
import activetrader.risk.RiskGate;
import activetrader.risk.RiskLimits;
import activetrader.risk.SymbolView;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens positions: repeated request, gate, ledger, order with its stop, fill.
public final class EntrySubmitter {
    private static final Logger log = LoggerFactory.getLogger(EntrySubmitter.class);

    private final TradingContext context;
    private final MarketView market;
    private final RiskLimits limits;
    private final FillReview fillReview;
    private final BooleanSupplier stillAllowed;

    /// @param stillAllowed asked again before a lost entry is sent a second time
    public EntrySubmitter(
            TradingContext context,
            MarketView market,
            RiskLimits limits,
            FillReview fillReview,
            BooleanSupplier stillAllowed) {
        this.context = context;
        this.market = market;
        this.limits = limits;
        this.fillReview = fillReview;
        this.stillAllowed = stillAllowed;
    }

    /// The answer to the same request made before, in the same cycle or within the window.
    public Optional<EntryResult> repeated(EntryRequest request) {
        return context.ledger().entries().reversed().stream()
                .filter(entry -> isSame(request, entry))
                .findFirst()
                .map(this::answerAgain);
    }

    /// Whether an entry may be open at the broker that will soon be cancelled.
    public boolean atWork() {
        return context.ledger().entries().reversed().stream()
                .filter(entry -> entry.intent().purpose() == OrderPurpose.ENTRY && entry.ended() == null)
                .filter(entry -> entry.state() == LedgerEntry.State.ACCEPTED)
                .anyMatch(entry -> context.sender()
                                .ageOf(entry.intent())
                                .compareTo(context.settings()
                                        .openFor(entry.intent())
                                        .plus(context.settings().waits().cancel()))
                        < 0);
    }

    private boolean isSame(EntryRequest request, LedgerEntry entry) {
        return context.isRepeatedIn(request.cycle(), entry) && request.isWishOf(entry.intent());
    }

    private EntryResult answerAgain(LedgerEntry entry) {
        OrderRecord.Intent intent = entry.intent();
        String id = intent.clientOrderId();
        log.info("entry repeated, nothing sent client_order_id={}", id);
        return context.entryBroker()
                .orderByClientId(id)
                .<EntryResult>map(order -> new EntryResult.Placed(
                        order,
                        Objects.requireNonNull(intent.stopLoss()),
                        intent.takeProfit(),
                        true,
                        openUntil(order),
                        null))
                .orElseGet(() -> new EntryResult.Unknown(id, "the broker does not show this order yet"));
    }

    /// The denial by rules that need nothing read from the broker; empty when none denies, or the request is a
    /// repeated one.
    public Optional<EntryResult> refusedUnread(EntryRequest request, AccountView unread) {
        if (context.ledger().entries().stream().anyMatch(entry -> isSame(request, entry))) {
            return Optional.empty();
        }
        return RiskGate.deniedUnread(candidate(request, request.limitPrice()), unread, limits)
                .map(denied -> deny(request, denied));
    }

    /// Enters by the price that the order is sent with. The gate judges that price, so its approval holds for the
    /// worst fill.
    public EntryResult enter(EntryRequest request, AccountView account) {
        SymbolView view = market.of(request.symbol());
        Price limit = request.limitPrice() != null ? request.limitPrice() : collared(request.side(), view);
        return switch (RiskGate.decide(candidate(request, limit), account, view, limits)) {
            case RiskDecision.Denied denied -> deny(request, denied);
            case RiskDecision.Approved approved ->
                limit == null ? new EntryResult.Unpriced() : send(Wish.of(request, limit, approved));
        };
    }

    private static EntryCandidate candidate(EntryRequest request, @Nullable Price limit) {
        return new EntryCandidate(
                request.symbol(),
                request.side(),
                request.quantity(),
                limit == null ? OrderType.MARKET : OrderType.LIMIT,
                limit,
                request.stopLoss(),
                request.takeProfit());
    }

    private @Nullable Price collared(Side side, SymbolView view) {
        return context.settings()
                .entries()
                .collar()
                .limit(side, view.quote(), view.volatility(), limits.market().priceCollarPercent())
                .orElse(null);
    }

    private EntryResult deny(EntryRequest request, RiskDecision.Denied denied) {
        context.ledger()
                .note(new OrderRecord.Denied(
                        context.time().instant(),
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
        return new EntryResult.DeniedByRule(denied);
    }

    private EntryResult send(Wish wish) {
        Optional<Position> held = context.entryReader().position(wish.symbol());
        return held.isPresent() ? enlarge(wish, held.get()) : open(wish);
    }

    private EntryResult open(Wish wish) {
        return answer(sendRecorded(limited(wish).protectedBy(wish.stop(), wish.target()), wish), wish);
    }

    /// Enlarges a position. A resting stop would forbid the purchase, so it is cancelled first. At the end a stop
    /// for all shares is re-created, whatever happens between.
    private EntryResult enlarge(Wish asked, Position held) {
        Symbol symbol = asked.symbol();
        Wish wish = asked.beside(context.coverage(held, context.entryReader().ordersOf(symbol)));
        context.protector().markUnprotected(symbol);
        try {
            if (!context.canceller().cancel(symbol, _ -> true, "make way for a larger position")) {
                return new EntryResult.Rejected(
                        Reason.STOP_NOT_RELEASED, "the stop of " + symbol + " is not cancelled yet");
            }
            EntryResult result = answer(sendRecorded(limited(wish), wish), wish);
            if (result instanceof EntryResult.Unknown) {
                context.canceller()
                        .cancel(symbol, order -> order.side() == wish.request().side(), "outcome unknown");
            }
            return result;
        } finally {
            protectAll(wish);
        }
    }

    /// Re-creates the stop for all shares; the monitor does it later when the broker does not answer now.
    private void protectAll(Wish wish) {
        Symbol symbol = wish.symbol();
        try {
            context.exitReader()
                    .position(symbol)
                    .ifPresent(position -> context.protector()
                            .protect(
                                    position,
                                    context.exitReader().ordersOf(symbol),
                                    context.fills().plannedFrom(symbol),
                                    wish.stop(),
                                    wish.target()));
        } catch (BrokerException e) {
            log.warn("stop not restored yet symbol={} cause=\"{}\"", symbol, e.getMessage());
        }
    }

    private NewOrder limited(Wish wish) {
        EntryRequest request = wish.request();
        String id = context.ledger()
                .nextId(OrderIds.wish(context.time().instant(), request.cycle(), request.side(), request.symbol()));
        return NewOrder.limit(id, request.symbol(), request.side(), request.quantity(), wish.limit());
    }

    private SubmitOutcome sendRecorded(NewOrder order, Wish wish) {
        EntryRequest request = wish.request();
        OrderSubmitter.Tag tag = new OrderSubmitter.Tag(
                OrderPurpose.ENTRY, request.cycle(), wish.stop(), request.reason(), request.limitPrice() == null);
        return context.sender().sendEntry(context.entryBroker(), order, tag, stillAllowed);
    }

    private EntryResult answer(SubmitOutcome sending, Wish wish) {
        return switch (sending) {
            case SubmitOutcome.Accepted(Order order) -> placed(cutOff(context.awaitEnd(order), wish), wish);
            case SubmitOutcome.Rejected(OrderRefusal why, String message) -> {
                if (why == Reason.RECORD_FAILED) {
                    context.alerts().critical(Alert.Kind.RECORDS_FAIL, wish.symbol(), "no entries: " + message);
                }
                yield new EntryResult.Rejected(why, message);
            }
            case SubmitOutcome.Unknown(String id, String message) ->
                new EntryResult.Unknown(id, "the outcome of the order in " + wish.symbol() + " is unknown: " + message);
        };
    }

    /// Cancels the rest of an entry that is filled in part, as its legs are inactive until it is filled completely,
    /// and gives what was filled its own stop. Does the same for an entry that enlarges a position and so has no
    /// stop of its own.
    private Order cutOff(Order order, Wish wish) {
        boolean partly = !order.filledQuantity().isZero() && !order.status().equals(OrderStatus.FILLED);
        boolean blocksTheStop = order.isOpen() && order.orderClass() == OrderClass.SIMPLE;
        if (!partly && !blocksTheStop) {
            return order;
        }
        context.protector().markUnprotected(wish.symbol());
        try {
            context.canceller().cancel(wish.symbol(), each -> each.id().equals(order.id()), "not filled in time");
            Order last = context.broker().forExits().order(order.id()).orElse(order);
            context.ledger().noteIfEnded(last, context.time().instant());
            return last;
        } catch (BrokerException e) {
            log.warn("rest of an entry not cancelled yet order_id={} cause=\"{}\"", order.id(), e.getMessage());
            return order;
        } finally {
            protectAll(wish);
        }
    }

    private EntryResult placed(Order order, Wish wish) {
        log.info(
                "entry placed symbol={} side={} qty={} limit={} status={} filled={} stop={}",
                order.symbol(),
                order.side(),
                order.quantity(),
                order.limitPrice(),
                order.status(),
                order.filledQuantity(),
                wish.stop());
        if (order.status().equals(OrderStatus.REJECTED)) {
            return new EntryResult.Rejected(
                    Reason.REJECTED_LATER, "the broker accepted the order and rejected it later");
        }
        Optional<String> mended =
                order.filledQuantity().isZero() ? Optional.empty() : fillReview.review(order.symbol());
        return new EntryResult.Placed(order, wish.stop(), wish.target(), false, openUntil(order), mended.orElse(null));
    }

    private @Nullable Instant openUntil(Order order) {
        return order.isOpen()
                ? context.ledger()
                        .entry(order.clientOrderId())
                        .map(entry -> context.settings().openUntil(entry.intent()))
                        .orElse(null)
                : null;
    }

    /// An entry that the gate approved.
    ///
    /// @param limit the price that it is sent with
    /// @param stop the stop of all shares of the symbol afterwards
    /// @param target null for none
    private record Wish(
            EntryRequest request,
            Price limit,
            Price stop,
            @Nullable Price target) {
        static Wish of(EntryRequest request, Price limit, RiskDecision.Approved approved) {
            return new Wish(request, limit, approved.stop(), approved.takeProfit());
        }

        Symbol symbol() {
            return request.symbol();
        }

        /// The same with the stop that locks in most, and with the existing target when none was requested.
        Wish beside(StopCoverage coverage) {
            Price resting = coverage.best();
            Side closing = request.side().opposite();
            return new Wish(
                    request,
                    limit,
                    resting != null && StopCoverage.isInFavour(resting, stop, closing) ? resting : stop,
                    target == null ? coverage.target() : target);
        }
    }
}
