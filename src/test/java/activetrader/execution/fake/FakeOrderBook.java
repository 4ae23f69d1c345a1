package activetrader.execution.fake;

import activetrader.broker.BrokerException;
import activetrader.broker.OrderChange;
import activetrader.broker.OrderQuery;
import activetrader.broker.RejectReason;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.PositionEffect;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The orders of a [FakeBroker]: what it accepts, what it fills, and what it shows late or ends early.
public final class FakeOrderBook {
    /// What the broker accepted, in the order of arrival.
    public final List<NewOrder> submitted = new ArrayList<>();
    /// What the broker rejected.
    public final List<NewOrder> refused = new ArrayList<>();

    /// How many more shares of a symbol are filled; all where a symbol is not named.
    public final Map<Symbol, Quantity> fillable = new TreeMap<>();
    /// Whether entries are filled at the market whatever their limit says.
    public boolean ignoresLimits;
    /// Whether a sale of what is not held opens a short position.
    public boolean shorts;
    /// Whether the broker rejects every replacement.
    public boolean refusesReplace;

    /// Whether a refusal for shares that orders hold names these orders.
    public boolean namesHolders;

    /// How long a cancel takes.
    public Duration cancelTakes = Duration.ZERO;
    /// How long a new order is not found by its client order id.
    public Duration invisibleFor = Duration.ZERO;
    /// How long a new order is in no list.
    public Duration unlistedFor = Duration.ZERO;
    /// How every open order ends a second after it was sent; null where none ends by itself.
    public @Nullable OrderStatus endsOneSecondAfter;

    /// Orders that cannot be read.
    public List<RawItem> unreadable = List.of();

    private final FakeAccount account;
    private final TimeSource time;
    private final Map<String, FakeOrder> orders = new LinkedHashMap<>();
    private int nextId = 1;

    FakeOrderBook(FakeAccount account, TimeSource time) {
        this.account = account;
        this.time = time;
    }

    public List<Order> open() {
        return all(FakeOrder::isOpen).map(FakeOrder::now).toList();
    }

    private Stream<FakeOrder> all(Predicate<FakeOrder> which) {
        return List.copyOf(orders.values()).stream().filter(which);
    }

    /// Applies what is due by now: cancels, and early ends.
    void advance() {
        OrderStatus end = endsOneSecondAfter;
        for (FakeOrder one : orders.values()) {
            if (end != null
                    && one.parent == null
                    && one.isOpen()
                    && !time.instant().isBefore(one.visibleFrom.plusSeconds(1))) {
                one.end(end);
            }
            if (one.cancelAt != null && !time.instant().isBefore(one.cancelAt) && one.isOpen()) {
                one.end(OrderStatus.CANCELED);
            }
        }
    }

    /// A price step: stops and limits that it touches are filled.
    void moveTo(Symbol symbol, Price price) {
        account.prices.put(symbol, price);
        all(one -> one.symbol().equals(symbol) && one.isOpen() && !one.isAsleep())
                .forEach(this::tryFill);
    }

    /// An order that was not sent by us, filled whatever our orders hold.
    void fillExternal(Symbol symbol, Side side, int count) {
        NewOrder wanted = NewOrder.market("external-" + nextId, symbol, side, Quantity.of(count));
        fill(FakeOrder.of(wanted, "external-" + nextId++, time.instant(), Instant.MIN), Quantity.of(count));
    }

    /// The shares that no open order holds.
    BigDecimal available(Symbol symbol) {
        BigDecimal held = account.held(symbol);
        Side closing = held.signum() > 0 ? Side.SELL : Side.BUY;
        BigDecimal reserved = all(one -> one.isOpen() && one.symbol().equals(symbol))
                .filter(one -> one.now().side() == closing && !one.isAsleep() && !one.isHeld())
                .map(one -> one.now().remaining().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return held.abs().subtract(reserved).max(BigDecimal.ZERO);
    }

    Order accept(NewOrder wanted) {
        try {
            check(wanted);
        } catch (BrokerException.Rejected e) {
            refused.add(wanted);
            throw e;
        }
        submitted.add(wanted);
        FakeOrder made = add(wanted, "o", time.instant().plus(invisibleFor));
        if (wanted.takeProfit() != null && !made.isOco()) {
            addLeg(made, wanted, OrderType.LIMIT, wanted.takeProfit(), null);
        }
        if (wanted.stopLoss() != null) {
            addLeg(made, wanted, OrderType.STOP, null, wanted.stopLoss());
        }
        tryFill(made);
        return made.shown();
    }

    private FakeOrder add(NewOrder wanted, String prefix, Instant visibleFrom) {
        FakeOrder made = FakeOrder.of(wanted, prefix + nextId++, time.instant(), visibleFrom);
        orders.put(made.now().id(), made);
        return made;
    }

    private void addLeg(
            FakeOrder parent, NewOrder wanted, OrderType type, @Nullable Price limit, @Nullable Price stop) {
        NewOrder leg = new NewOrder(
                "leg-" + nextId,
                wanted.symbol(),
                parent.isOco() ? wanted.side() : wanted.side().opposite(),
                wanted.quantity(),
                type,
                wanted.timeInForce(),
                OrderClass.SIMPLE,
                limit,
                stop,
                null,
                null,
                PositionEffect.CLOSE);
        FakeOrder made = add(leg, "l", parent.visibleFrom);
        made.become(OrderStatus.HELD);
        made.parent = parent;
        parent.legs.add(made);
    }

    private void check(NewOrder wanted) {
        Symbol symbol = wanted.symbol();
        if (all(one -> one.now().clientOrderId().equals(wanted.clientOrderId()))
                .findAny()
                .isPresent()) {
            throw rejected(RejectReason.DUPLICATE_CLIENT_ORDER_ID, "client_order_id must be unique");
        }
        BigDecimal held = account.held(symbol);
        boolean closing = held.signum() != 0 && (held.signum() > 0) == (wanted.side() == Side.SELL);
        if (closing != (wanted.effect() == PositionEffect.CLOSE)) {
            throw rejected(RejectReason.POSITION_EFFECT, "position intent mismatch");
        }
        if (wanted.side() == Side.SELL && held.signum() == 0 && !shorts) {
            throw rejected(RejectReason.NOT_SHORTABLE, "account is not allowed to short");
        }
        if (closing && wanted.quantity().value().compareTo(available(symbol)) > 0) {
            throw rejected(RejectReason.INSUFFICIENT_QUANTITY, "insufficient qty available for order");
        }
        boolean opposed = all(FakeOrder::isOpen)
                .anyMatch(one -> one.symbol().equals(symbol) && one.now().side() != wanted.side());
        if (opposed && wanted.orderClass() == OrderClass.SIMPLE) {
            throw rejected(RejectReason.WASH_TRADE, "potential wash trade detected. use complex orders");
        }
        if (isStopOnTheWrongSide(wanted)) {
            throw rejected(RejectReason.WRONG_SIDE_PRICE, "stop price must be less than current price");
        }
    }

    private boolean isStopOnTheWrongSide(NewOrder wanted) {
        boolean oco = wanted.orderClass() == OrderClass.OCO;
        Price stop = oco ? wanted.stopLoss() : wanted.stopPrice();
        Price price = account.price(wanted.symbol());
        return (wanted.type() == OrderType.STOP || oco)
                && stop != null
                && (wanted.side() == Side.SELL ? !stop.isBelow(price) : !stop.isAbove(price));
    }

    private static BrokerException.Rejected rejected(RejectReason reason, String message) {
        return new BrokerException.Rejected(reason, 403, 40310000, message);
    }

    private void tryFill(FakeOrder one) {
        Order order = one.now();
        Quantity most = fillable.getOrDefault(order.symbol(), order.remaining());
        Quantity filled = order.remaining().min(most);
        if (isDue(one) && order.isOpen() && !filled.isZero()) {
            fillable.computeIfPresent(order.symbol(), (_, left) -> left.minus(filled));
            fill(one, filled);
        }
    }

    private boolean isDue(FakeOrder one) {
        Order order = one.now();
        Price price = account.price(order.symbol());
        boolean buys = order.side() == Side.BUY;
        return switch (order.type()) {
            case MARKET -> true;
            case LIMIT -> {
                Price limit = Objects.requireNonNull(order.limitPrice());
                boolean entry = one.parent == null && !one.isOco();
                yield (ignoresLimits && entry) || (buys ? !limit.isBelow(price) : !limit.isAbove(price));
            }
            case STOP -> {
                Price stop = Objects.requireNonNull(order.stopPrice());
                yield buys ? !stop.isAbove(price) : !stop.isBelow(price);
            }
            case STOP_LIMIT, TRAILING_STOP, UNKNOWN -> false;
        };
    }

    private void fill(FakeOrder one, Quantity quantity) {
        Order order = one.now();
        account.execute(order, quantity, time.instant());
        Quantity filled = order.filledQuantity().plus(quantity);
        boolean whole = filled.equals(order.quantity());
        one.become(whole ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, filled, account.price(order.symbol()));
        if (whole) {
            afterFill(one);
        }
    }

    private static void afterFill(FakeOrder one) {
        for (FakeOrder leg : one.legs) {
            boolean heldStop = leg.now().type() == OrderType.STOP && one.legs.size() > 1;
            if (one.isOco()) {
                leg.end(OrderStatus.CANCELED);
            } else if (!heldStop) {
                leg.become(OrderStatus.NEW, Quantity.ZERO, null);
            }
        }
        FakeOrder parent = one.parent;
        if (parent != null) {
            parent.legs.stream()
                    .filter(leg -> leg != one && leg.isOpen())
                    .forEach(leg -> leg.become(OrderStatus.CANCELED, leg.now().filledQuantity(), null));
            if (parent.isOpen()) {
                parent.become(OrderStatus.CANCELED, Quantity.ZERO, null);
            }
        }
    }

    /// The order by which the broker itself closes what is held of `symbol` and free.
    NewOrder closing(Symbol symbol) {
        BigDecimal held = account.held(symbol);
        if (held.signum() == 0) {
            throw rejected(RejectReason.NOT_FOUND, "position does not exist");
        }
        BigDecimal free = available(symbol);
        if (free.signum() == 0) {
            throw new BrokerException.Rejected(
                    RejectReason.INSUFFICIENT_QUANTITY,
                    403,
                    40310000,
                    "insufficient qty available for order",
                    namesHolders ? Map.of("related_orders", holders(symbol)) : Map.of());
        }
        Side side = held.signum() > 0 ? Side.SELL : Side.BUY;
        return NewOrder.market("closed-by-name-" + nextId, symbol, side, new Quantity(free))
                .closing();
    }

    private String holders(Symbol symbol) {
        return all(one -> one.isOpen() && one.symbol().equals(symbol))
                .map(one -> one.now().id())
                .collect(Collectors.joining(","));
    }

    Optional<Order> byId(String id) {
        return Optional.ofNullable(orders.get(id)).map(FakeOrder::shown);
    }

    Optional<Order> byClientId(String clientOrderId) {
        return all(one -> one.now().clientOrderId().equals(clientOrderId))
                .filter(one -> !time.instant().isBefore(one.visibleFrom))
                .map(FakeOrder::shown)
                .findFirst();
    }

    List<Order> list(OrderQuery query) {
        boolean openOnly = query.state() == OrderQuery.State.OPEN || query.state() == OrderQuery.State.CALLED_OPEN;
        return all(one -> query.symbols().isEmpty() || query.symbols().contains(one.symbol()))
                .filter(this::isListed)
                .filter(one -> openOnly ? one.isOpen() && !one.isHeld() : one.parent == null)
                .map(FakeOrder::shown)
                .toList();
    }

    private boolean isListed(FakeOrder one) {
        Instant submittedAt = one.now().submittedAt();
        return submittedAt == null || !submittedAt.plus(unlistedFor).isAfter(time.instant());
    }

    Order replace(String id, OrderChange change) {
        if (refusesReplace) {
            throw rejected(RejectReason.OTHER, "replace is not supported for oto orders");
        }
        FakeOrder fresh = Objects.requireNonNull(orders.get(id)).replacedBy("r" + nextId++, change, time.instant());
        orders.put(fresh.now().id(), fresh);
        return fresh.now();
    }

    /// The order of `id`.
    ///
    /// @throws BrokerException.Rejected when it is not open
    FakeOrder openOrder(String id) {
        FakeOrder one = orders.get(id);
        if (one == null || !one.isOpen()) {
            throw rejected(RejectReason.ALREADY_FINAL, "order is already in a final state");
        }
        return one;
    }

    void cancel(FakeOrder one) {
        one.cancelAt = time.instant().plus(cancelTakes);
        if (cancelTakes.isZero()) {
            one.end(OrderStatus.CANCELED);
        }
    }

    boolean isOpen(String id) {
        return Objects.requireNonNull(orders.get(id)).isOpen();
    }
}
