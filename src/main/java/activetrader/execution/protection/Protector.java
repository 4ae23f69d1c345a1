package activetrader.execution.protection;

import activetrader.broker.Broker;
import activetrader.execution.account.AccountReader;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderSender;
import activetrader.execution.ledger.Sending;
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
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that a position has a live stop for all of it, and closes what cannot be protected.
public final class Protector {
    private static final Logger log = LoggerFactory.getLogger(Protector.class);
    private static final int ID_TRIES = 20;

    /// How long before its first fill an entry may have been sent.
    public static final Duration BEFORE_FILL = Duration.ofMinutes(2);

    private final Broker broker;
    private final AccountReader reader;
    private final OrderLedger ledger;
    private final OrderSender sender;
    private final Function<Position, Price> fallback;
    private final TimeSource time;
    private final Alerts alerts;
    private final Set<Symbol> owed = ConcurrentHashMap.newKeySet();

    /// @param fallback a stop for what nobody planned one for
    public Protector(
            Broker broker,
            AccountReader reader,
            OrderLedger ledger,
            OrderSender sender,
            Function<Position, Price> fallback,
            TimeSource time,
            Alerts alerts) {
        this.broker = broker;
        this.reader = reader.forExits();
        this.ledger = ledger;
        this.sender = sender;
        this.fallback = fallback;
        this.time = time;
        this.alerts = alerts;
    }

    /// Protects what is held of `symbol` now.
    ///
    /// @return whether it is protected, or nothing is held
    public boolean protect(Symbol symbol, @Nullable Instant openedAt) {
        owed.add(symbol);
        Optional<Position> held = reader.position(symbol);
        if (held.isEmpty()) {
            owed.remove(symbol);
            return true;
        }
        return protect(held.get(), reader.ordersOf(symbol), openedAt, null, null);
    }

    /// What has lost its stop and may not have another one yet. It comes before anything else that the desk does.
    public Set<Symbol> owed() {
        return Set.copyOf(owed);
    }

    /// A stop of `symbol` is given up; until it is protected again a stop is owed.
    public void owe(Symbol symbol) {
        owed.add(symbol);
    }

    /// Nothing is owed to what is not held any more.
    public void oweOnly(Set<Symbol> held) {
        owed.retainAll(held);
    }

    /// Protects `position`, whose orders are `orders`, with a stop for the part that has none.
    ///
    /// @param openedAt stops planned before this belong to an earlier position; null when not known
    /// @param wantedStop null for the stop that was planned
    /// @param target a limit price to stand beside the stop; null for none
    public boolean protect(
            Position position,
            List<Order> orders,
            @Nullable Instant openedAt,
            @Nullable Price wantedStop,
            @Nullable Price target) {
        owed.add(position.symbol());
        boolean done = cover(position, orders, openedAt, wantedStop, target);
        if (done) {
            owed.remove(position.symbol());
        }
        return done;
    }

    private boolean cover(
            Position position,
            List<Order> orders,
            @Nullable Instant openedAt,
            @Nullable Price wantedStop,
            @Nullable Price target) {
        Guard guard = Guard.of(position, orders);
        if (guard.covers(position.quantity())) {
            return true;
        }
        Quantity bare = position.quantity().minus(guard.covered()).min(position.available());
        if (bare.isZero()) {
            log.warn("shares without a stop are held by other orders symbol={}", position.symbol());
            return false;
        }
        Price stop = Optional.ofNullable(wantedStop)
                .or(() -> Optional.ofNullable(guard.stop()))
                .or(() -> planned(position, openedAt))
                .orElseGet(() -> fallback.apply(position));
        return send(position, bare, stop, target);
    }

    /// The stop most in favour among those planned for the position.
    public Optional<Price> planned(Position position, @Nullable Instant openedAt) {
        Side closing = position.side().closingSide();
        Price best = null;
        for (LedgerEntry entry : ledger.entries()) {
            Price stop = entry.intent().stopLoss();
            boolean counts = entry.state() == LedgerEntry.State.ACCEPTED
                    && entry.intent().symbol().equals(position.symbol())
                    && (openedAt == null || !entry.intent().at().isBefore(openedAt.minus(BEFORE_FILL)))
                    && (entry.intent().purpose() != OrderPurpose.ENTRY
                            || entry.intent().side() != closing);
            if (counts && stop != null && (best == null || Guard.isInFavour(stop, best, closing))) {
                best = stop;
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean send(Position position, Quantity quantity, Price stop, @Nullable Price target) {
        Sending sending = sendUnderFreeId(position, quantity, stop, target);
        return switch (sending) {
            case Sending.Accepted(Order order) -> {
                log.info(
                        "protected symbol={} qty={} stop={} order_id={}",
                        position.symbol(),
                        quantity,
                        stop,
                        order.id());
                yield true;
            }
            case Sending.Rejected(String code, String message) -> afterRefusal(position, quantity, code, message);
            case Sending.Unknown(String id, String message) -> {
                log.warn("stop in doubt symbol={} client_order_id={} cause=\"{}\"", position.symbol(), id, message);
                yield false;
            }
        };
    }

    private Sending sendUnderFreeId(Position position, Quantity quantity, Price stop, @Nullable Price target) {
        Sending last = new Sending.Rejected("ID_TAKEN", "no free order id");
        for (int tries = 0; tries < ID_TRIES; tries++) {
            NewOrder order = order(position, quantity, stop, target);
            OrderSender.Tag tag = new OrderSender.Tag(OrderPurpose.PROTECTION, null, stop, "protective stop");
            last = sender.sendExit(broker, order, tag);
            if (!(last instanceof Sending.Rejected(String code, String _)) || !code.equals("ID_TAKEN")) {
                return last;
            }
        }
        return last;
    }

    private NewOrder order(Position position, Quantity quantity, Price stop, @Nullable Price target) {
        String id = ledger.nextId(OrderIds.protection(time.instant(), position.symbol()));
        Side closing = position.side().closingSide();
        return target == null
                ? NewOrder.stop(id, position.symbol(), closing, quantity, stop)
                : oco(id, position.symbol(), closing, quantity, target, stop);
    }

    /// A target with a stop beside it; one cancels the other.
    public static NewOrder oco(String id, Symbol symbol, Side side, Quantity quantity, Price target, Price stop) {
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

    /// A stop on the wrong side of the market has been reached already; any other refusal leaves the position bare.
    private boolean afterRefusal(Position position, Quantity quantity, String code, String message) {
        switch (code) {
            case "INSUFFICIENT_QUANTITY", "POSITION_EFFECT", "WASH_TRADE", "NOT_SENT", "NOT_FOUND" -> {
                log.warn("stop refused, tried again symbol={} reason={} \"{}\"", position.symbol(), code, message);
                return false;
            }
            case "WRONG_SIDE_PRICE" -> log.info("stop already reached symbol={} \"{}\"", position.symbol(), message);
            default ->
                alerts.critical(
                        Alert.Kind.UNPROTECTED,
                        position.symbol(),
                        "no stop possible for " + position.symbol() + ", closing it: " + message);
        }
        NewOrder close = NewOrder.market(
                ledger.nextId(OrderIds.protection(time.instant(), position.symbol())),
                position.symbol(),
                position.side().closingSide(),
                quantity);
        OrderSender.Tag tag = new OrderSender.Tag(OrderPurpose.PROTECTION, null, null, "no stop possible: " + message);
        return sender.sendExit(broker, close, tag) instanceof Sending.Accepted;
    }
}
