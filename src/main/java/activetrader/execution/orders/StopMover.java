package activetrader.execution.orders;

import activetrader.broker.BrokerException;
import activetrader.broker.OrderChange;
import activetrader.broker.RejectReason;
import activetrader.execution.account.OrderOwners;
import activetrader.execution.context.TradingContext;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderRefusal;
import activetrader.execution.protection.StopCoverage;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.Polling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves stops in favour of their position, and cancels orders that are not the stop of a position.
public final class StopMover {
    private static final Logger log = LoggerFactory.getLogger(StopMover.class);

    private final TradingContext context;

    public StopMover(TradingContext context) {
        this.context = context;
    }

    public StopResult move(Symbol symbol, Price wanted) {
        Optional<Position> held = context.exitReader().position(symbol);
        if (held.isEmpty()) {
            return new StopResult.Refused(StopRefusal.NOTHING_HELD, "there is no position in " + symbol);
        }
        if (context.isKeptForCertain(symbol)) {
            return new StopResult.Refused(
                    StopRefusal.EXTERNAL_POSITION, "the position in " + symbol + " is external and is left alone");
        }
        Side closing = held.get().side().closingSide();
        Price to = closing == Side.SELL ? wanted.upToTick() : wanted.downToTick();
        StopCoverage coverage =
                context.coverage(held.get(), context.exitReader().ordersOf(symbol));
        Price from = coverage.worst();
        if (from == null) {
            return new StopResult.Refused(StopRefusal.NO_STOP, symbol + " has no stop to move now; it is being mended");
        }
        if (!StopCoverage.isInFavour(to, from, closing)) {
            return new StopResult.Refused(
                    StopRefusal.NOT_IN_FAVOUR,
                    "a stop moves only towards the market: it is at " + from + ", wanted " + to);
        }
        Price market = held.get().currentPrice();
        return market != null && isReached(to, market, closing)
                ? reached(to, "the market is at " + market)
                : replaceAll(symbol, closing, coverage, from, to);
    }

    /// The refusal of a stop that the market has reached: it would sell at once. The old stop stays.
    private static StopResult reached(Price to, String why) {
        return new StopResult.Refused(StopRefusal.STOP_REACHED, "a stop at " + to + " would trigger at once: " + why);
    }

    private static boolean isReached(Price stop, Price market, Side closing) {
        return closing == Side.SELL ? stop.compareTo(market) >= 0 : stop.compareTo(market) <= 0;
    }

    private StopResult replaceAll(Symbol symbol, Side closing, StopCoverage coverage, Price from, Price to) {
        List<Order> behind = coverage.parts().stream()
                .filter(part -> StopCoverage.isInFavour(to, part.price(), closing))
                .map(StopCoverage.Part::stop)
                .toList();
        try {
            for (Order stop : behind) {
                replace(stop, to);
            }
            return new StopResult.Moved(symbol, from, to);
        } catch (BrokerException.Rejected e) {
            if (e.reason() == RejectReason.WRONG_SIDE_PRICE) {
                return reached(to, String.valueOf(e.getMessage()));
            }
            log.info("stop not replaced, a new one instead symbol={} cause=\"{}\"", symbol, e.getMessage());
            return sendAnew(symbol, behind, coverage.target(), from, to);
        } catch (BrokerException e) {
            return new StopResult.Failed(String.valueOf(e.getMessage()));
        }
    }

    /// Re-creates the stop at the new price where the broker does not change the order, as with the legs of some
    /// orders: the old stop is cancelled and a new one sent. When that fails, a stop at the old price is re-created
    /// here or by the monitor.
    private StopResult sendAnew(Symbol symbol, List<Order> behind, @Nullable Price target, Price from, Price to) {
        context.protector().markUnprotected(symbol);
        try {
            boolean gone = context.canceller().cancel(symbol, order -> isOneOf(behind, order), "stop moved");
            Price wanted = gone ? to : from;
            boolean guarded = context.exitReader()
                    .position(symbol)
                    .map(position -> context.protector()
                            .protect(
                                    position,
                                    context.exitReader().ordersOf(symbol),
                                    plannedFrom(symbol),
                                    wanted,
                                    target))
                    .orElse(true);
            return gone && guarded
                    ? new StopResult.Moved(symbol, from, to)
                    : new StopResult.Failed("the stop of " + symbol + " could not be moved now; it is being mended");
        } catch (BrokerException e) {
            return new StopResult.Failed(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Instant plannedFrom(Symbol symbol) {
        return context.fills().plannedFrom(symbol);
    }

    private static boolean isOneOf(List<Order> stops, Order order) {
        return stops.stream().anyMatch(stop -> stop.id().equals(order.id()));
    }

    /// Reduces `stop`, a single order, to `shares`.
    ///
    /// @return false when the broker does not change it
    /// @throws BrokerException when the broker does not answer
    public boolean resize(Order stop, Quantity shares) {
        Price price = stop.stopPrice();
        if (price == null || stop.orderClass() != OrderClass.SIMPLE) {
            return false;
        }
        String id = nextId(stop);
        try {
            replace(
                    stop,
                    intent(stop, id, price, shares, "guards what is held"),
                    new OrderChange(id, stop.filledQuantity().plus(shares), null, null));
            return true;
        } catch (BrokerException.Rejected e) {
            log.info("stop not resized, a new one instead symbol={} cause=\"{}\"", stop.symbol(), e.getMessage());
            return false;
        }
    }

    private String nextId(Order stop) {
        return context.ledger().nextId(OrderIds.protection(context.time().instant(), stop.symbol()));
    }

    private void replace(Order stop, Price to) {
        String id = nextId(stop);
        replace(stop, intent(stop, id, to, stop.remaining(), "stop moved"), OrderChange.stopAt(id, to));
    }

    private void replace(Order stop, OrderRecord.Intent intent, OrderChange change) {
        String id = intent.clientOrderId();
        context.ledger().note(intent);
        try {
            Order replaced = context.broker().forExits().replace(stop.id(), change);
            context.ledger()
                    .note(new OrderRecord.Accepted(
                            context.time().instant(), id, replaced.id(), replaced.status(), List.of()));
        } catch (BrokerException.Rejected | BrokerException.Transient | BrokerException.Unauthorized e) {
            context.ledger()
                    .note(new OrderRecord.Rejected(
                            context.time().instant(),
                            id,
                            OrderRefusal.Reason.REPLACE_REFUSED.code(),
                            String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private OrderRecord.Intent intent(Order stop, String id, Price to, Quantity shares, String why) {
        return new OrderRecord.Intent(
                context.time().instant(),
                id,
                OrderPurpose.PROTECTION,
                null,
                stop.symbol(),
                stop.side(),
                shares,
                stop.type(),
                stop.orderClass(),
                null,
                to,
                null,
                to,
                why,
                null);
    }

    /// Cancels an order that protects nothing. It holds the account, which an exit may need, so that it never waits for
    /// the rate limit: the first look is refused without room for it, and all calls after it are an exit's.
    ///
    /// @throws BrokerException when the broker does not answer, or the rate limit has no room now
    public CancelResult cancel(String orderId) {
        Optional<Order> found = context.entryBroker().order(orderId);
        if (found.isEmpty()) {
            return new CancelResult.NoSuchOrder(orderId);
        }
        Order order = found.get();
        if (!order.isOpen()) {
            return new CancelResult.Ended(order);
        }
        if (staysWithOthers(order)) {
            return new CancelResult.External(order);
        }
        if (protects(order)) {
            return new CancelResult.Protecting(order);
        }
        context.canceller().ask(order, "asked for");
        Optional<CancelResult> done = Polling.within(
                context.time(),
                context.settings().waits().cancel(),
                () -> context.broker()
                        .forExits()
                        .order(orderId)
                        .filter(seen -> !seen.isOpen())
                        .map(CancelResult.Done::new));
        done.ifPresent(_ -> context.protect(order));
        return done.orElseGet(() -> new CancelResult.Pending(order));
    }

    private boolean staysWithOthers(Order order) {
        return !context.externals().closesAll()
                && !OrderOwners.of(context.exitReader().allOrders().items()).isOurs(order)
                && (context.exitReader().position(order.symbol()).isEmpty() || context.isKept(order.symbol()));
    }

    /// Whether `order` protects a position: a stop, or a target whose cancel would cancel the stop beside it.
    private boolean protects(Order order) {
        return context.exitReader()
                .position(order.symbol())
                .map(position -> context.coverage(position, context.exitReader().ordersOf(order.symbol())))
                .filter(coverage -> coverage.stops().stream()
                        .anyMatch(stop ->
                                order.withLegs().anyMatch(each -> each.id().equals(stop.id()))))
                .isPresent();
    }
}
