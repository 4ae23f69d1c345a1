package activetrader.execution.orders;

import activetrader.broker.BrokerException;
import activetrader.broker.RejectReason;
import activetrader.execution.blocks.Refusal;
import activetrader.execution.context.TradingContext;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderRefusal;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.ledger.SubmitOutcome;
import activetrader.execution.protection.Protector;
import activetrader.execution.protection.StopCoverage;
import activetrader.journal.ExitKind;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes positions: cancels protective orders first, then sells what is free, never more than is held.
public final class ExitSubmitter {
    private static final Logger log = LoggerFactory.getLogger(ExitSubmitter.class);
    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final TradingContext context;

    public ExitSubmitter(TradingContext context) {
        this.context = context;
    }

    /// The answer to the same request made before, in the same cycle or within the window.
    public Optional<ExitResult> repeated(ExitRequest request) {
        return request.quantity() == null ? Optional.empty() : closedBefore(request);
    }

    private Optional<ExitResult> closedBefore(ExitRequest request) {
        return context.ledger().entries().reversed().stream()
                .filter(entry -> isSame(request, entry))
                .findFirst()
                .flatMap(this::answerAgain);
    }

    /// The repeated answer from a ledger entry. An accepted order is read by the broker's id; one in doubt is not
    /// sent a second time.
    private Optional<ExitResult> answerAgain(LedgerEntry entry) {
        String id = entry.intent().clientOrderId();
        String orderId = entry.orderId();
        Optional<Order> found = orderId == null
                ? context.broker().forExits().orderByClientId(id)
                : context.broker().forExits().order(orderId);
        return found.<ExitResult>map(
                        order -> new ExitResult.Placed(order, context.fills().profitOf(order.id()), true))
                .or(() -> entry.isInDoubt()
                        ? Optional.of(new ExitResult.Failed(
                                ExitFailure.OUTCOME_UNKNOWN, "the outcome of " + id + " is not known yet"))
                        : Optional.empty());
    }

    private boolean isSame(ExitRequest request, LedgerEntry entry) {
        OrderRecord.Intent intent = entry.intent();
        return context.isRepeatedIn(request.cycle(), entry)
                && intent.purpose() == OrderPurpose.EXIT
                && !OrderIds.isByRule(intent.clientOrderId())
                && intent.symbol().equals(request.symbol())
                && (request.quantity() == null || intent.quantity().equals(request.quantity()))
                && Objects.equals(intent.limitPrice(), request.limitPrice());
    }

    public ExitResult exit(ExitRequest request) {
        return exit(request, false, null);
    }

    /// Closes `part` of `symbol` at the market, for a rule of the configuration.
    ///
    /// @param restStop stop of the rest when that is in its favour; null for the old one
    public ExitResult closePart(Symbol symbol, Quantity part, @Nullable Price restStop, String reason) {
        return exit(new ExitRequest(symbol, part, null, reason, null, ExitKind.SCALE_OUT), true, restStop);
    }

    private ExitResult exit(ExitRequest request, boolean byRule, @Nullable Price restStop) {
        Optional<Position> held = context.exitReader().position(request.symbol());
        if (held.isEmpty()) {
            return closedBefore(request).orElseGet(() -> new ExitResult.NothingHeld(request.symbol()));
        }
        Quantity wanted = request.quantity() == null ? held.get().quantity() : request.quantity();
        if (wanted.isZero() || wanted.isAbove(held.get().quantity())) {
            return new ExitResult.Refused(
                    ExitRefusal.QUANTITY,
                    "quantity must be above 0 and at most the " + held.get().quantity() + " held, was " + wanted);
        }
        Optional<Refusal> standing =
                context.refusals().standing(request.symbol().value());
        if (standing.isPresent()) {
            return new ExitResult.Failed(
                    ExitFailure.REFUSED, "not sent: " + standing.get().inWords());
        }
        Rest rest = rest(held.get(), byRule, restStop);
        try {
            return tryToExit(request, rest);
        } finally {
            protectRest(request.symbol(), rest);
        }
    }

    /// The protection to re-create for the shares that stay, when the orders that protected all shares are gone.
    ///
    /// @param byRule whether a rule requested the exit
    /// @param before the old stop; null when there was none
    /// @param stop the stop of the rest; null for the planned stop
    /// @param target limit price of a target beside the stop; null for the planned one
    private record Rest(
            boolean byRule,
            @Nullable Instant plannedFrom,
            @Nullable Price before,
            @Nullable Price stop,
            @Nullable Price target) {}

    private Rest rest(Position held, boolean byRule, @Nullable Price betterStop) {
        StopCoverage coverage = context.coverage(held, context.exitReader().ordersOf(held.symbol()));
        Instant plannedFrom = context.fills().plannedFrom(held.symbol());
        Price before = coverage.best() != null
                ? coverage.best()
                : context.protector().planned().stop(held, plannedFrom).orElse(null);
        boolean better = betterStop != null
                && (before == null
                        || StopCoverage.isInFavour(
                                betterStop, before, held.side().closingSide()));
        return new Rest(byRule, plannedFrom, before, better ? betterStop : before, coverage.target());
    }

    /// Re-creates the stop of the rest; the monitor does it later when the broker does not answer now.
    private void protectRest(Symbol symbol, Rest rest) {
        try {
            context.protector().protect(symbol, rest.plannedFrom(), rest.stop(), rest.target());
        } catch (BrokerException e) {
            log.warn("stop not restored yet symbol={} cause=\"{}\"", symbol, e.getMessage());
        }
    }

    private ExitResult tryToExit(ExitRequest request, Rest rest) {
        ExitResult failure = new ExitResult.Failed(
                ExitFailure.SHARES_HELD, "the orders of " + request.symbol() + " are not cancelled yet");
        for (int tries = 0; tries < TRIES; tries++) {
            context.canceller().cancel(request.symbol(), _ -> true, "exit");
            Optional<Position> held = context.exitReader().position(request.symbol());
            if (held.isEmpty()) {
                return new ExitResult.NothingHeld(request.symbol());
            }
            Quantity quantity = free(request, held.get());
            if (!quantity.isZero()) {
                SubmitOutcome sending = send(request, held.get(), quantity, rest);
                switch (sending) {
                    case SubmitOutcome.Accepted(Order order) -> {
                        return placed(request, order, rest);
                    }
                    case SubmitOutcome.Unknown(String id, String message) -> {
                        return new ExitResult.Failed(
                                ExitFailure.OUTCOME_UNKNOWN, "the outcome of " + id + " is unknown: " + message);
                    }
                    case SubmitOutcome.Rejected(OrderRefusal why, String message) -> {
                        failure = new ExitResult.Failed(failure(why), message);
                        if (!isWorthAnotherTry(why)) {
                            return failure;
                        }
                    }
                }
            }
            if (!pause()) {
                break;
            }
        }
        return failure;
    }

    private static ExitFailure failure(OrderRefusal why) {
        return switch (why) {
            case OrderRefusal.ByBroker(RejectReason reason) ->
                reason.saysThatSharesAreHeld() ? ExitFailure.SHARES_HELD : ExitFailure.REFUSED;
            case OrderRefusal.Reason.NOT_SENT -> ExitFailure.BROKER_SILENT;
            case OrderRefusal.Reason _ -> ExitFailure.REFUSED;
        };
    }

    private static boolean isWorthAnotherTry(OrderRefusal why) {
        return failure(why) != ExitFailure.REFUSED || why == OrderRefusal.Reason.ID_TAKEN;
    }

    private boolean pause() {
        return Polling.sleep(context.time(), BETWEEN_TRIES);
    }

    private static Quantity free(ExitRequest request, Position held) {
        Quantity wanted = request.quantity() == null ? held.quantity() : request.quantity();
        return wanted.min(held.available());
    }

    private SubmitOutcome send(ExitRequest request, Position held, Quantity quantity, Rest rest) {
        Symbol symbol = request.symbol();
        Side side = held.side().closingSide();
        String id = context.ledger()
                .nextId(
                        rest.byRule()
                                ? OrderIds.byRule(context.time().instant(), symbol)
                                : OrderIds.wish(context.time().instant(), request.cycle(), side, symbol));
        NewOrder order = order(request.symbol(), id, side, quantity, request.limitPrice(), rest.before());
        Price stopBeside = order.stopLoss();
        return context.sender()
                .sendExit(
                        context.broker(),
                        order,
                        new OrderSubmitter.Tag(
                                OrderPurpose.EXIT,
                                request.cycle(),
                                stopBeside,
                                request.reason(),
                                false,
                                request.kind()));
    }

    /// The closing order. A limit that is no better for the position than its stop fills before the stop could, so
    /// it is sent without a stop: the broker refuses such a pair.
    private static NewOrder order(
            Symbol symbol, String id, Side side, Quantity quantity, @Nullable Price limit, @Nullable Price stop) {
        if (limit == null) {
            return NewOrder.market(id, symbol, side, quantity);
        }
        return stop == null || !StopCoverage.isPair(limit, stop, side)
                ? NewOrder.limit(id, symbol, side, quantity, limit)
                : Protector.oco(id, symbol, side, quantity, limit, stop);
    }

    private ExitResult placed(ExitRequest request, Order order, Rest rest) {
        if (request.quantity() != null) {
            protectRest(request.symbol(), rest);
        }
        Order seen = fillsAtOnce(request, order, rest) ? context.awaitEnd(order) : order;
        context.bookFills();
        log.info(
                "exit placed symbol={} qty={} status={} filled={}",
                seen.symbol(),
                seen.quantity(),
                seen.status(),
                seen.filledQuantity());
        return new ExitResult.Placed(seen, context.fills().profitOf(seen.id()), false);
    }

    private static boolean fillsAtOnce(ExitRequest request, Order order, Rest rest) {
        Price limit = request.limitPrice();
        return limit == null || (rest.before() != null && !StopCoverage.isPair(limit, rest.before(), order.side()));
    }
}
