package activetrader.execution.orders.exits;

import activetrader.broker.Broker;
import activetrader.broker.RejectReason;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.OrderCanceller;
import activetrader.execution.blocks.Refusal;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.ledger.OrderPolling;
import activetrader.execution.ledger.OrderRefusal;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.ledger.SubmitOutcome;
import activetrader.execution.orders.exits.RestProtection.Rest;
import activetrader.execution.protection.Protector;
import activetrader.execution.protection.StopCoverage;
import activetrader.journal.ExitKind;
import activetrader.journal.OrderPurpose;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.Polling;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes positions: cancels protective orders first, then sells what is free, never more than is held.
public final class ExitSubmitter {
    private static final Logger log = LoggerFactory.getLogger(ExitSubmitter.class);
    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final Broker broker;
    private final AccountReader reader;
    private final OrderSubmitter sender;
    private final OrderCanceller canceller;
    private final Refusals refusals;
    private final RepeatedExits repeats;
    private final RestProtection rests;
    private final FillRecorder fills;
    private final OrderPolling polling;
    private final TimeSource time;

    public ExitSubmitter(
            Broker broker,
            AccountReader reader,
            OrderSubmitter sender,
            OrderCanceller canceller,
            Refusals refusals,
            RepeatedExits repeats,
            RestProtection rests,
            FillRecorder fills,
            OrderPolling polling,
            TimeSource time) {
        this.broker = broker;
        this.reader = reader.forExits();
        this.sender = sender;
        this.canceller = canceller;
        this.refusals = refusals;
        this.repeats = repeats;
        this.rests = rests;
        this.fills = fills;
        this.polling = polling;
        this.time = time;
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
        Optional<Position> held = reader.position(request.symbol());
        if (held.isEmpty()) {
            return repeats.closedBefore(request).orElseGet(() -> new ExitResult.NothingHeld(request.symbol()));
        }
        Quantity wanted = request.quantity() == null ? held.get().quantity() : request.quantity();
        if (wanted.isZero() || wanted.isAbove(held.get().quantity())) {
            return new ExitResult.Refused(
                    new ExitRefusal.WrongQuantity(wanted, held.get().quantity()));
        }
        Optional<Refusal> standing = refusals.standing(request.symbol().value());
        if (standing.isPresent()) {
            return new ExitResult.Failed(
                    ExitFailure.REFUSED, "not sent: " + standing.get().inWords());
        }
        Rest rest = rests.of(held.get(), restStop);
        try {
            return tryToExit(request, byRule, rest);
        } finally {
            rests.protect(request.symbol(), rest);
        }
    }

    /// Once the broker has refused because orders hold the shares, nothing is sent while such orders are listed,
    /// whatever the position shows as available.
    private ExitResult tryToExit(ExitRequest request, boolean byRule, Rest rest) {
        ExitResult failure = new ExitResult.Failed(
                ExitFailure.SHARES_HELD, "the orders of " + request.symbol() + " are not cancelled yet");
        boolean wereHeld = false;
        for (int tries = 0; tries < TRIES; tries++) {
            boolean gone = canceller.cancel(request.symbol(), _ -> true, "exit");
            Optional<Position> held = reader.position(request.symbol());
            if (held.isEmpty()) {
                return new ExitResult.NothingHeld(request.symbol());
            }
            Quantity quantity = free(request, held.get());
            if (!quantity.isZero() && (gone || !wereHeld)) {
                SubmitOutcome sending = send(request, byRule, held.get(), quantity, rest);
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
                        wereHeld |= failure(why) == ExitFailure.SHARES_HELD;
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
        return Polling.sleep(time, BETWEEN_TRIES);
    }

    private static Quantity free(ExitRequest request, Position held) {
        Quantity wanted = request.quantity() == null ? held.quantity() : request.quantity();
        return wanted.min(held.available());
    }

    private SubmitOutcome send(ExitRequest request, boolean byRule, Position held, Quantity quantity, Rest rest) {
        Symbol symbol = request.symbol();
        Side side = held.side().closingSide();
        String id = byRule ? sender.newIdByRule(symbol) : sender.newId(request.cycle(), side, symbol);
        NewOrder order = order(symbol, id, side, quantity, request.limitPrice(), rest.before());
        Price stopBeside = order.stopLoss();
        return sender.sendExit(
                broker,
                order,
                new OrderSubmitter.Tag(
                        OrderPurpose.EXIT, request.cycle(), stopBeside, request.reason(), false, request.kind()));
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
            rests.protect(request.symbol(), rest);
        }
        Order seen = fillsAtOnce(request, order, rest) ? polling.untilEnded(order) : order;
        fills.pollOrLater(broker.forExits());
        log.info(
                "exit placed symbol={} qty={} status={} filled={}",
                seen.symbol(),
                seen.quantity(),
                seen.status(),
                seen.filledQuantity());
        return new ExitResult.Placed(seen, fills.booked().profitOf(seen.id()), false);
    }

    private static boolean fillsAtOnce(ExitRequest request, Order order, Rest rest) {
        Price limit = request.limitPrice();
        return limit == null || (rest.before() != null && !StopCoverage.isPair(limit, rest.before(), order.side()));
    }
}
