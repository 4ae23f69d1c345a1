package activetrader.execution.protection;

import activetrader.broker.Broker;
import activetrader.broker.RejectReason;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderRefusal;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.ledger.SubmitOutcome;
import activetrader.journal.OrderPurpose;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.PositionEffect;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Re-creates the stops of positions, and closes at the market what no stop can be placed for.
final class ProtectiveOrders {
    private static final Logger log = LoggerFactory.getLogger(ProtectiveOrders.class);
    private static final int ID_TRIES = 20;
    /// How long a stop that the market has reached is not sent again: its shares are closed instead.
    private static final Duration REACHED_FOR = Duration.ofMinutes(1);
    /// How long after a refusal the shares that a position shows as available are not believed.
    private static final Duration DOUBTED_FOR = Duration.ofMinutes(1);

    private final Broker broker;
    private final OrderLedger ledger;
    private final OrderSubmitter sender;
    private final TimeSource time;
    private final Alerts alerts;
    private final Map<Symbol, Reached> reached = new ConcurrentHashMap<>();
    private final Map<Symbol, Tick> heldAt = new ConcurrentHashMap<>();

    /// A stop that the broker refused at `at` because the market had reached it.
    private record Reached(Price stop, Tick at) {}

    ProtectiveOrders(Broker broker, OrderLedger ledger, OrderSubmitter sender, TimeSource time, Alerts alerts) {
        this.broker = broker;
        this.ledger = ledger;
        this.sender = sender;
        this.time = time;
        this.alerts = alerts;
    }

    /// Re-creates a stop for `quantity` shares of `position`. When the broker refuses the pair of stop and target,
    /// the stop is sent alone; when it refuses the stop too, the shares are closed at the market.
    ///
    /// @param target limit price of a target beside the stop; null for none
    /// @return whether the broker has accepted an order that covers the shares
    boolean protect(Position position, Quantity quantity, Price stop, @Nullable Price target) {
        if (wasReached(position, stop)) {
            return close(position, quantity, "the market has reached its stop");
        }
        SubmitOutcome sending = send(
                () -> order(position, quantity, stop, target),
                stop,
                target == null ? "protective stop" : "protective stop or target");
        if (target != null
                && sending instanceof SubmitOutcome.Rejected(OrderRefusal why, String message)
                && !isWorthRetry(why)
                && !isReached(why)) {
            log.warn("no target beside the stop symbol={} reason={} \"{}\"", position.symbol(), why.code(), message);
            sending = send(() -> order(position, quantity, stop, null), stop, "protective stop");
        }
        return switch (sending) {
            case SubmitOutcome.Accepted(Order order) -> {
                log.info(
                        "protected symbol={} qty={} stop={} target={} order_id={}",
                        position.symbol(),
                        quantity,
                        stop,
                        target,
                        order.id());
                yield true;
            }
            case SubmitOutcome.Rejected(OrderRefusal why, String message) -> {
                if (isReached(why)) {
                    reached.put(position.symbol(), new Reached(stop, time.tick()));
                }
                yield afterRefusal(position, quantity, why, message);
            }
            case SubmitOutcome.Unknown(String id, String message) -> {
                log.warn("stop in doubt symbol={} client_order_id={} cause=\"{}\"", position.symbol(), id, message);
                yield false;
            }
        };
    }

    /// Whether the market reached a stop at `stop`, or one further away, a moment ago, and has not come back since.
    private boolean wasReached(Position position, Price stop) {
        Reached before = reached.get(position.symbol());
        Side closing = position.side().closingSide();
        Price market = position.currentPrice();
        return before != null
                && time.tick().isBefore(before.at().plus(REACHED_FOR))
                && !closing.isTighterStop(before.stop(), stop)
                && (market == null || !closing.isTighterStop(market, stop));
    }

    /// Whether the broker has refused a stop in `symbol` a moment ago because other orders hold the shares.
    boolean wereHeld(Symbol symbol) {
        Tick at = heldAt.get(symbol);
        return at != null && time.tick().isBefore(at.plus(DOUBTED_FOR));
    }

    /// Closes `quantity` shares of `position` at the market.
    ///
    /// @return whether the broker has accepted the order
    boolean close(Position position, Quantity quantity, String reason) {
        SubmitOutcome sending = send(
                () -> NewOrder.market(
                        nextId(position.symbol()),
                        position.symbol(),
                        position.side().closingSide(),
                        quantity),
                null,
                reason);
        return sending instanceof SubmitOutcome.Accepted;
    }

    private SubmitOutcome send(Supplier<NewOrder> order, @Nullable Price stop, String reason) {
        SubmitOutcome last = new SubmitOutcome.Rejected(OrderRefusal.Reason.ID_TAKEN, "no free order id");
        for (int tries = 0; tries < ID_TRIES; tries++) {
            OrderSubmitter.Tag tag = new OrderSubmitter.Tag(OrderPurpose.PROTECTION, null, stop, reason);
            last = sender.sendExit(broker, order.get(), tag);
            boolean taken = last instanceof SubmitOutcome.Rejected(OrderRefusal why, String _)
                    && why == OrderRefusal.Reason.ID_TAKEN;
            if (!taken) {
                return last;
            }
        }
        return last;
    }

    private NewOrder order(Position position, Quantity quantity, Price stop, @Nullable Price target) {
        Symbol symbol = position.symbol();
        Side closing = position.side().closingSide();
        return target == null
                ? NewOrder.stop(nextId(symbol), symbol, closing, quantity, stop)
                : oco(nextId(symbol), symbol, closing, quantity, target, stop);
    }

    private String nextId(Symbol symbol) {
        return ledger.nextId(OrderIds.protection(time.instant(), symbol));
    }

    /// A target with a stop beside it; one cancels the other.
    static NewOrder oco(String id, Symbol symbol, Side side, Quantity quantity, Price target, Price stop) {
        return new NewOrder(
                id,
                symbol,
                side,
                quantity,
                OrderType.LIMIT,
                TimeInForce.DAY,
                OrderClass.OCO,
                null,
                null,
                target,
                stop,
                PositionEffect.CLOSE);
    }

    private static boolean isWorthRetry(OrderRefusal why) {
        return switch (why) {
            case OrderRefusal.ByBroker(RejectReason reason) ->
                reason.saysThatSharesAreHeld() || reason == RejectReason.WASH_TRADE || reason == RejectReason.NOT_FOUND;
            case OrderRefusal.Reason reason -> reason == OrderRefusal.Reason.NOT_SENT;
        };
    }

    /// Whether a refusal says that the market has reached the stop. Such a stop is refused alone as well as in a
    /// pair.
    private static boolean isReached(OrderRefusal why) {
        return why instanceof OrderRefusal.ByBroker(RejectReason reason) && reason == RejectReason.WRONG_SIDE_PRICE;
    }

    /// Handles a refused stop. It may be tried again later where the refusal allows that; else the shares are
    /// closed at the market, with an alert unless the market has reached the stop.
    ///
    /// @return whether the broker has accepted an order that closes the shares
    private boolean afterRefusal(Position position, Quantity quantity, OrderRefusal why, String message) {
        if (isWorthRetry(why)) {
            if (why instanceof OrderRefusal.ByBroker(RejectReason reason) && reason.saysThatSharesAreHeld()) {
                heldAt.put(position.symbol(), time.tick());
            }
            log.warn("stop refused, tried again symbol={} reason={} \"{}\"", position.symbol(), why.code(), message);
            return false;
        }
        if (isReached(why)) {
            log.info("stop already reached symbol={} \"{}\"", position.symbol(), message);
        } else {
            alerts.critical(
                    Alert.Kind.UNPROTECTED,
                    position.symbol(),
                    "no stop possible for " + position.symbol() + ", closing it: " + message);
        }
        return close(position, quantity, "no stop possible: " + message);
    }
}
