package activetrader.execution;

import activetrader.broker.AccountActivity;
import activetrader.broker.Activities;
import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.ItemResult;
import activetrader.broker.Listing;
import activetrader.broker.MarketClock;
import activetrader.broker.OrderChange;
import activetrader.broker.OrderQuery;
import activetrader.broker.RejectReason;
import activetrader.market.Account;
import activetrader.market.Asset;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.PositionEffect;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.TimeSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A broker in memory with one price per symbol, which fills at once unless told otherwise, and fails on order.
final class FakeBroker implements Broker {
    /// What happens to a submitted order instead of a plain answer.
    enum Fault {
        NONE,
        LOST_BEFORE,
        LOST_AFTER,
        BUSY
    }

    /// How long an order takes to the broker, and its answer back.
    record Hang(Duration there, Duration back) {
        static final Hang NONE = new Hang(Duration.ZERO, Duration.ZERO);
    }

    /// An order on its way: when it was sent, and when it arrived.
    record Passage(NewOrder order, Instant sent, Instant arrived) {}

    /// How long a client waits for the answer to an order.
    static final Duration ORDER_TIMEOUT = Duration.ofSeconds(10);

    /// The process dies here.
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final TimeSource time;
    private final Map<String, Entry> orders = new LinkedHashMap<>();
    private final Map<Symbol, BigDecimal> shares = new TreeMap<>();
    private final Map<Symbol, BigDecimal> costs = new TreeMap<>();
    private final List<Fill> fills = new ArrayList<>();
    final Map<Symbol, Price> prices = new TreeMap<>();
    final Map<Symbol, Quantity> fillable = new TreeMap<>();
    final Deque<Fault> faults = new ArrayDeque<>();
    final Deque<Hang> hangs = new ArrayDeque<>();
    /// How orders hang that `hangs` does not name.
    Supplier<Hang> hang = () -> Hang.NONE;
    /// How long each read takes.
    Supplier<Duration> readTakes = () -> Duration.ZERO;
    /// Whether the account's numbers cannot be read.
    boolean accountUnreadable;

    final List<NewOrder> submitted = new ArrayList<>();
    final List<NewOrder> refused = new ArrayList<>();
    final List<Passage> passages = new ArrayList<>();
    BigDecimal cash = new BigDecimal("100000");
    /// What the account shows as equity beyond what is there.
    BigDecimal equityError = BigDecimal.ZERO;
    Duration cancelTakes = Duration.ZERO;
    Duration invisibleFor = Duration.ZERO;
    Duration unlistedFor = Duration.ZERO;
    Duration orderTakes = Duration.ZERO;
    Duration clockAhead = Duration.ZERO;
    /// Reads that fail from the next order on.
    int readFailuresAfterSubmit;
    /// Reads that fail from the next cancel on.
    int readFailuresAfterCancel;

    /// How every open order ends a second after it was sent; null for those that nobody ends.
    @Nullable
    OrderStatus endsOneSecondAfter;

    /// Whether entries are filled at the market whatever their limit says.
    boolean ignoresLimits;

    /// Lists of positions that show ten times what is held.
    int exaggerations;

    boolean takesOrdinaryCalls = true;
    /// How long an ordinary call waits for the rate limit. One that does not wait is refused when this is not zero.
    Duration ordinaryWait = Duration.ZERO;
    boolean refusesReplace;
    /// Positions that nobody can read.
    List<RawItem> unreadable = List.of();

    /// What positions show as their price where it is not the market's.
    final Map<Symbol, Price> misread = new TreeMap<>();

    /// Whether a sale of what is not held opens a short position.
    boolean shorts;

    private final ThreadLocal<Boolean> usesExitCalls = ThreadLocal.withInitial(() -> false);
    private final ThreadLocal<Boolean> neverWaits = ThreadLocal.withInitial(() -> false);
    boolean clockFails;
    boolean openAllDay;
    boolean keyRevoked;
    int keyRefusals;
    int readFailures;
    int calls;
    int positionReads;
    int fillReads;
    int crashAtCall = -1;
    private int nextId = 1;

    FakeBroker(TimeSource time) {
        this.time = time;
    }

    /// An order with its place in the group of its parent.
    private static final class Entry {
        private final Instant visibleFrom;
        private Order order;
        private @Nullable Instant cancelAt;
        private final List<Entry> legs = new ArrayList<>();
        private @Nullable Entry parent;

        Entry(Order order, Instant visibleFrom) {
            this.order = order;
            this.visibleFrom = visibleFrom;
        }
    }

    private void enter() {
        if (!takesOrdinaryCalls && !usesExitCalls.get()) {
            throw new BrokerException.Transient("our limit of requests a minute is used up", null);
        }
        if (ordinaryWait.isPositive() && !usesExitCalls.get()) {
            if (neverWaits.get()) {
                throw new BrokerException.Transient("our limit of requests a minute is used up", null);
            }
            pause(ordinaryWait);
        }
        calls++;
        if (calls == crashAtCall) {
            throw new Crash();
        }
        if (keyRevoked || keyRefusals-- > 0) {
            throw new BrokerException.Unauthorized("401 unauthorized.");
        }
        for (Entry entry : orders.values()) {
            if (endsOneSecondAfter != null
                    && entry.parent == null
                    && entry.order.isOpen()
                    && !time.instant().isBefore(entry.visibleFrom.plusSeconds(1))) {
                end(entry, endsOneSecondAfter);
            }
            if (entry.cancelAt != null && !time.instant().isBefore(entry.cancelAt) && entry.order.isOpen()) {
                end(entry, OrderStatus.CANCELED);
            }
        }
    }

    private void read() {
        pause(readTakes.get());
        enter();
        if (readFailures > 0) {
            readFailures--;
            throw new BrokerException.Transient("503", null);
        }
    }

    /// A price step: stops and limits that it touches are filled.
    void moveTo(Symbol symbol, String price) {
        prices.put(symbol, Price.of(price));
        List.copyOf(orders.values()).stream()
                .filter(entry -> entry.order.symbol().equals(symbol) && entry.order.isOpen())
                .filter(entry -> !isAsleep(entry))
                .forEach(this::tryFill);
    }

    private boolean isAsleep(Entry entry) {
        return entry.parent != null
                && !entry.parent.order.status().equals(OrderStatus.FILLED)
                && entry.parent.order.orderClass() != OrderClass.OCO;
    }

    /// Shares that an external order bought or sold in the account.
    void strangerBuys(Symbol symbol, int count) {
        execute(
                new Entry(
                        order(NewOrder.market("stranger-" + nextId, symbol, Side.BUY, Quantity.of(count)), "stranger-"),
                        Instant.MIN),
                Quantity.of(count));
    }

    /// Shares that an external order sold, even those that our orders hold.
    void strangerSells(Symbol symbol, int count) {
        NewOrder order = NewOrder.market("stranger-" + nextId, symbol, Side.SELL, Quantity.of(count));
        execute(new Entry(order(order, "stranger-"), Instant.MIN), Quantity.of(count));
    }

    /// Shares that come without a fill, at the price of the moment.
    void sharesCome(Symbol symbol, int count) {
        BigDecimal more = BigDecimal.valueOf(count);
        shares.merge(symbol, more, BigDecimal::add);
        costs.merge(symbol, more.multiply(price(symbol).value()), BigDecimal::add);
    }

    /// A split without an activity: price and shares change, the cost stays, a fraction of a share goes.
    void splits(Symbol symbol, int newRate, int oldRate) {
        BigDecimal fresh = BigDecimal.valueOf(newRate);
        BigDecimal old = BigDecimal.valueOf(oldRate);
        Price before = price(symbol);
        shares.computeIfPresent(symbol, (_, held) -> held.multiply(fresh).divide(old, 0, RoundingMode.DOWN));
        prices.put(symbol, new Price(before.value().multiply(old).divide(fresh, 4, RoundingMode.HALF_UP)));
    }

    /// What was held as `from` is held as `to`, without an activity.
    void renames(Symbol from, Symbol to) {
        prices.put(to, price(from));
        shares.put(to, Objects.requireNonNull(shares.remove(from)));
        costs.put(to, Objects.requireNonNull(costs.remove(from)));
    }

    /// How long the list of fills does not show a new one.
    Duration fillsListedAfter = Duration.ZERO;
    final List<Instant> activitiesAskedFrom = new ArrayList<>();

    BigDecimal held(Symbol symbol) {
        return shares.getOrDefault(symbol, BigDecimal.ZERO);
    }

    BigDecimal equity() {
        BigDecimal equity = cash;
        for (Map.Entry<Symbol, BigDecimal> held : shares.entrySet()) {
            equity = equity.add(held.getValue().multiply(price(held.getKey()).value()));
        }
        return equity;
    }

    private Price price(Symbol symbol) {
        return prices.getOrDefault(symbol, Price.of("100"));
    }

    @Override
    public Account account() {
        read();
        if (accountUnreadable) {
            throw new BrokerException.Malformed("equity must be a number, was N/A", new IllegalArgumentException());
        }
        return new Account(
                "fake",
                "FAKE1",
                "ACTIVE",
                new Money(cash),
                new Money(equity().add(equityError)),
                Money.of(100000),
                Money.of(400000),
                BigDecimal.valueOf(4),
                false,
                true);
    }

    @Override
    public Listing<Position> positionListing() {
        read();
        positionReads++;
        boolean exaggerates = exaggerations-- > 0;
        List<Position> shown = shares.keySet().stream()
                .map(this::view)
                .map(view -> exaggerates ? tenfold(view) : view)
                .toList();
        return new Listing<>(shown, unreadable, List.of());
    }

    @Override
    public Optional<Position> position(Symbol symbol) {
        read();
        return shares.containsKey(symbol) ? Optional.of(view(symbol)) : Optional.empty();
    }

    private static Position tenfold(Position real) {
        return new Position(
                real.symbol(),
                real.side(),
                new Quantity(real.quantity().value().multiply(BigDecimal.TEN)),
                new Quantity(real.available().value().multiply(BigDecimal.TEN)),
                real.averageEntryPrice(),
                real.currentPrice(),
                real.marketValue().times(BigDecimal.TEN),
                real.costBasis().times(BigDecimal.TEN),
                real.unrealizedProfit().times(BigDecimal.TEN));
    }

    private Position view(Symbol symbol) {
        BigDecimal held = held(symbol);
        BigDecimal cost = Objects.requireNonNull(costs.get(symbol));
        BigDecimal value = held.multiply(price(symbol).value());
        return new Position(
                symbol,
                held.signum() > 0 ? PositionSide.LONG : PositionSide.SHORT,
                new Quantity(held.abs()),
                new Quantity(available(symbol)),
                new Price(cost.divide(held, MathContext.DECIMAL64)),
                misread.getOrDefault(symbol, price(symbol)),
                new Money(value),
                new Money(cost),
                new Money(value.subtract(cost)));
    }

    private BigDecimal available(Symbol symbol) {
        BigDecimal held = held(symbol);
        Side closing = held.signum() > 0 ? Side.SELL : Side.BUY;
        BigDecimal reserved = orders.values().stream()
                .filter(entry -> entry.order.isOpen() && entry.order.symbol().equals(symbol))
                .filter(entry -> entry.order.side() == closing && !isAsleep(entry))
                .filter(entry -> !entry.order.status().equals(OrderStatus.HELD))
                .map(entry -> entry.order.remaining().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return held.abs().subtract(reserved).max(BigDecimal.ZERO);
    }

    @Override
    public Order submit(NewOrder wanted) {
        enter();
        readFailures = Math.max(readFailures, readFailuresAfterSubmit);
        readFailuresAfterSubmit = 0;
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
        return switch (fault) {
            case NONE -> arrive(wanted, hangs.isEmpty() ? hang.get() : hangs.poll());
            case BUSY -> throw new BrokerException.Transient("429 rate limit exceeded", null);
            case LOST_BEFORE -> throw new BrokerException.OutcomeUnknown("reset", null);
            case LOST_AFTER -> {
                accept(wanted);
                throw new BrokerException.OutcomeUnknown("timeout", null);
            }
        };
    }

    /// An order that is on its way when its sender gives up arrives all the same.
    private Order arrive(NewOrder wanted, Hang hang) {
        Instant sent = time.instant();
        Instant givenUp = sent.plus(ORDER_TIMEOUT);
        if (hang.there().compareTo(ORDER_TIMEOUT) >= 0) {
            time.at(sent.plus(hang.there()), "late order", () -> acceptLate(wanted, sent));
            pause(ORDER_TIMEOUT);
            throw new BrokerException.OutcomeUnknown("not answered within 10 s", null);
        }
        pause(hang.there());
        Order accepted = accept(wanted);
        passages.add(new Passage(wanted, sent, time.instant()));
        if (sent.plus(hang.there()).plus(hang.back()).isBefore(givenUp)) {
            pause(hang.back());
            return accepted;
        }
        pause(Duration.between(time.instant(), givenUp));
        throw new BrokerException.OutcomeUnknown("not answered within 10 s", null);
    }

    private void acceptLate(NewOrder wanted, Instant sent) {
        try {
            accept(wanted);
            passages.add(new Passage(wanted, sent, time.instant()));
        } catch (BrokerException.Rejected e) {
            // nobody waits for this answer any more
        }
    }

    private void pause(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Order accept(NewOrder wanted) {
        try {
            check(wanted);
        } catch (BrokerException.Rejected e) {
            refused.add(wanted);
            throw e;
        }
        submitted.add(wanted);
        boolean oco = wanted.orderClass() == OrderClass.OCO;
        Entry entry = new Entry(order(wanted, "o"), time.instant().plus(invisibleFor));
        orders.put(entry.order.id(), entry);
        if (wanted.takeProfit() != null && !oco) {
            addLeg(entry, wanted, OrderType.LIMIT, wanted.takeProfit(), null);
        }
        if (wanted.stopLoss() != null) {
            addLeg(entry, wanted, OrderType.STOP, null, wanted.stopLoss());
        }
        tryFill(entry);
        enterAfter();
        return withLegs(entry);
    }

    /// A crash between the broker's work and its answer.
    private void enterAfter() {
        calls++;
        if (calls == crashAtCall) {
            throw new Crash();
        }
    }

    private void check(NewOrder wanted) {
        if (orders.values().stream()
                .anyMatch(entry -> entry.order.clientOrderId().equals(wanted.clientOrderId()))) {
            throw rejected(RejectReason.DUPLICATE_CLIENT_ORDER_ID, "client_order_id must be unique");
        }
        BigDecimal held = held(wanted.symbol());
        boolean closing = held.signum() != 0 && (held.signum() > 0) == (wanted.side() == Side.SELL);
        if (closing != (wanted.effect() == PositionEffect.CLOSE)) {
            throw rejected(RejectReason.POSITION_EFFECT, "position intent mismatch");
        }
        if (wanted.side() == Side.SELL && held.signum() == 0 && !shorts) {
            throw rejected(RejectReason.NOT_SHORTABLE, "account is not allowed to short");
        }
        if (closing && wanted.quantity().value().compareTo(available(wanted.symbol())) > 0) {
            throw rejected(RejectReason.INSUFFICIENT_QUANTITY, "insufficient qty available for order");
        }
        boolean opposed = orders.values().stream()
                .anyMatch(entry -> entry.order.isOpen()
                        && entry.order.symbol().equals(wanted.symbol())
                        && entry.order.side() != wanted.side());
        if (opposed && wanted.orderClass() == OrderClass.SIMPLE) {
            throw rejected(RejectReason.WASH_TRADE, "potential wash trade detected. use complex orders");
        }
        Price stop = wanted.orderClass() == OrderClass.OCO ? wanted.stopLoss() : wanted.stopPrice();
        if ((wanted.type() == OrderType.STOP || wanted.orderClass() == OrderClass.OCO)
                && stop != null
                && (wanted.side() == Side.SELL
                        ? !stop.isBelow(price(wanted.symbol()))
                        : !stop.isAbove(price(wanted.symbol())))) {
            throw rejected(RejectReason.WRONG_SIDE_PRICE, "stop price must be less than current price");
        }
    }

    private static BrokerException.Rejected rejected(RejectReason reason, String message) {
        return new BrokerException.Rejected(reason, 403, 40310000, message);
    }

    private void addLeg(Entry entry, NewOrder wanted, OrderType type, @Nullable Price limit, @Nullable Price stop) {
        Side side = wanted.orderClass() == OrderClass.OCO
                ? wanted.side()
                : wanted.side().opposite();
        NewOrder leg = new NewOrder(
                "leg-" + nextId,
                wanted.symbol(),
                side,
                wanted.quantity(),
                type,
                wanted.timeInForce(),
                OrderClass.SIMPLE,
                limit,
                stop,
                null,
                null,
                PositionEffect.CLOSE);
        Entry made = new Entry(changed(order(leg, "l"), OrderStatus.HELD, Quantity.ZERO, null), entry.visibleFrom);
        made.parent = entry;
        entry.legs.add(made);
        orders.put(made.order.id(), made);
    }

    private Order order(NewOrder wanted, String prefix) {
        boolean oco = wanted.orderClass() == OrderClass.OCO;
        return new Order(
                prefix + nextId++,
                wanted.clientOrderId(),
                wanted.symbol(),
                wanted.side(),
                wanted.type(),
                wanted.orderClass(),
                wanted.timeInForce(),
                wanted.quantity(),
                Quantity.ZERO,
                null,
                oco ? wanted.takeProfit() : wanted.limitPrice(),
                wanted.stopPrice(),
                OrderStatus.NEW,
                time.instant(),
                null,
                null,
                null,
                List.of());
    }

    private static Order changed(Order order, OrderStatus status, Quantity filled, @Nullable Price average) {
        return new Order(
                order.id(),
                order.clientOrderId(),
                order.symbol(),
                order.side(),
                order.type(),
                order.orderClass(),
                order.timeInForce(),
                order.quantity(),
                filled,
                average,
                order.limitPrice(),
                order.stopPrice(),
                status,
                order.submittedAt(),
                null,
                order.replaces(),
                order.replacedBy(),
                order.legs());
    }

    private void tryFill(Entry entry) {
        Order order = entry.order;
        Price price = price(order.symbol());
        boolean buys = order.side() == Side.BUY;
        boolean due = switch (order.type()) {
            case MARKET -> true;
            case LIMIT ->
                (ignoresLimits && entry.parent == null && order.orderClass() != OrderClass.OCO)
                        || (buys
                                ? !Objects.requireNonNull(order.limitPrice()).isBelow(price)
                                : !Objects.requireNonNull(order.limitPrice()).isAbove(price));
            case STOP ->
                buys
                        ? !Objects.requireNonNull(order.stopPrice()).isAbove(price)
                        : !Objects.requireNonNull(order.stopPrice()).isBelow(price);
            case STOP_LIMIT, TRAILING_STOP, UNKNOWN -> false;
        };
        Quantity most = fillable.getOrDefault(order.symbol(), order.remaining());
        Quantity filled = order.remaining().min(most);
        if (due && order.isOpen() && !filled.isZero()) {
            fillable.computeIfPresent(order.symbol(), (_, left) -> left.minus(filled));
            execute(entry, filled);
        }
    }

    private void execute(Entry entry, Quantity quantity) {
        Order order = entry.order;
        Price price = price(order.symbol());
        BigDecimal signed =
                order.side() == Side.BUY ? quantity.value() : quantity.value().negate();
        BigDecimal before = held(order.symbol());
        BigDecimal cost = costs.getOrDefault(order.symbol(), BigDecimal.ZERO);
        BigDecimal after = before.add(signed);
        costs.put(
                order.symbol(),
                before.signum() == 0 || before.signum() == signed.signum()
                        ? cost.add(signed.multiply(price.value()))
                        : cost.multiply(after).divide(before, MathContext.DECIMAL64));
        shares.put(order.symbol(), after);
        if (after.signum() == 0) {
            shares.remove(order.symbol());
            costs.remove(order.symbol());
        }
        cash = cash.subtract(signed.multiply(price.value()));
        fills.add(new Fill(
                "fill-" + (fills.size() + 1),
                order.id(),
                order.symbol(),
                order.side(),
                quantity,
                price,
                time.instant()));
        Quantity filled = order.filledQuantity().plus(quantity);
        boolean whole = filled.equals(order.quantity());
        entry.order = changed(order, whole ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, filled, price);
        if (whole) {
            afterFill(entry);
        }
    }

    private void afterFill(Entry entry) {
        boolean oco = entry.order.orderClass() == OrderClass.OCO;
        for (Entry leg : entry.legs) {
            boolean heldStop = leg.order.type() == OrderType.STOP && entry.legs.size() > 1;
            if (oco) {
                end(leg, OrderStatus.CANCELED);
            } else if (!heldStop) {
                leg.order = changed(leg.order, OrderStatus.NEW, Quantity.ZERO, null);
            }
        }
        if (entry.parent != null) {
            entry.parent.legs.stream()
                    .filter(leg -> leg != entry && leg.order.isOpen())
                    .forEach(leg ->
                            leg.order = changed(leg.order, OrderStatus.CANCELED, leg.order.filledQuantity(), null));
            if (entry.parent.order.isOpen()) {
                entry.parent.order = changed(entry.parent.order, OrderStatus.CANCELED, Quantity.ZERO, null);
            }
        }
    }

    private void end(Entry entry, OrderStatus status) {
        entry.order = changed(entry.order, status, entry.order.filledQuantity(), entry.order.averageFillPrice());
        List<Entry> group = new ArrayList<>(entry.legs);
        if (entry.parent != null) {
            group.addAll(entry.parent.legs);
            group.add(entry.parent);
        }
        group.stream()
                .filter(other -> other.order.isOpen())
                .forEach(other -> other.order =
                        changed(other.order, status, other.order.filledQuantity(), other.order.averageFillPrice()));
    }

    private static Order withLegs(Entry entry) {
        Order order = entry.order;
        return new Order(
                order.id(),
                order.clientOrderId(),
                order.symbol(),
                order.side(),
                order.type(),
                order.orderClass(),
                order.timeInForce(),
                order.quantity(),
                order.filledQuantity(),
                order.averageFillPrice(),
                order.limitPrice(),
                order.stopPrice(),
                order.status(),
                order.submittedAt(),
                order.filledAt(),
                order.replaces(),
                order.replacedBy(),
                entry.legs.stream().map(leg -> leg.order).toList());
    }

    @Override
    public Optional<Order> order(String id) {
        read();
        try {
            time.sleep(orderTakes);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return Optional.ofNullable(orders.get(id)).map(FakeBroker::withLegs);
    }

    @Override
    public Optional<Order> orderByClientId(String clientOrderId) {
        read();
        return orders.values().stream()
                .filter(entry -> entry.order.clientOrderId().equals(clientOrderId))
                .filter(entry -> !time.instant().isBefore(entry.visibleFrom))
                .map(FakeBroker::withLegs)
                .findFirst();
    }

    @Override
    public Listing<Order> orderListing(OrderQuery query) {
        read();
        boolean openOnly = query.state() == OrderQuery.State.OPEN || query.state() == OrderQuery.State.CALLED_OPEN;
        return Listing.of(orders.values().stream()
                .filter(entry -> query.symbols().isEmpty() || query.symbols().contains(entry.order.symbol()))
                .filter(entry -> !isYoungerThan(unlistedFor, entry.order))
                .filter(entry -> openOnly
                        ? entry.order.isOpen() && !entry.order.status().equals(OrderStatus.HELD)
                        : entry.parent == null)
                .map(FakeBroker::withLegs)
                .toList());
    }

    private boolean isYoungerThan(Duration age, Order order) {
        return order.submittedAt() != null && order.submittedAt().plus(age).isAfter(time.instant());
    }

    @Override
    public Order replace(String id, OrderChange change) {
        enter();
        if (refusesReplace) {
            throw rejected(RejectReason.OTHER, "replace is not supported for oto orders");
        }
        Entry old = Objects.requireNonNull(orders.get(id));
        Order before = old.order;
        Order order = new Order(
                "r" + nextId++,
                Objects.requireNonNull(change.clientOrderId()),
                before.symbol(),
                before.side(),
                before.type(),
                before.orderClass(),
                before.timeInForce(),
                Objects.requireNonNullElse(change.quantity(), before.remaining()),
                Quantity.ZERO,
                null,
                before.limitPrice(),
                Objects.requireNonNullElse(change.stopPrice(), before.stopPrice()),
                before.status(),
                time.instant(),
                null,
                before.id(),
                null,
                List.of());
        old.order = changed(before, OrderStatus.REPLACED, before.filledQuantity(), before.averageFillPrice());
        Entry fresh = new Entry(order, time.instant());
        fresh.parent = old.parent;
        if (old.parent != null) {
            old.parent.legs.remove(old);
            old.parent.legs.add(fresh);
        }
        orders.put(order.id(), fresh);
        return order;
    }

    @Override
    public void cancel(String id) {
        enter();
        Entry entry = orders.get(id);
        if (entry == null || !entry.order.isOpen()) {
            throw rejected(RejectReason.ALREADY_FINAL, "order is already in a final state");
        }
        readFailures = Math.max(readFailures, readFailuresAfterCancel);
        readFailuresAfterCancel = 0;
        entry.cancelAt = time.instant().plus(cancelTakes);
        if (cancelTakes.isZero()) {
            end(entry, OrderStatus.CANCELED);
        }
    }

    @Override
    public List<ItemResult> cancelAll() {
        List<String> open = orders.values().stream()
                .filter(entry -> entry.order.isOpen())
                .map(entry -> entry.order.id())
                .toList();
        return open.stream()
                .filter(id -> Objects.requireNonNull(orders.get(id)).order.isOpen())
                .map(id -> {
                    cancel(id);
                    return new ItemResult(id, 200, "");
                })
                .toList();
    }

    @Override
    public List<Fill> fills(Instant after) {
        fillReads++;
        read();
        return fills.stream()
                .filter(fill -> !fill.at().isBefore(after))
                .filter(fill -> !fill.at().plus(fillsListedAfter).isAfter(time.instant()))
                .toList();
    }

    /// What changed the account without a fill.
    final List<AccountActivity> activities = new ArrayList<>();

    @Override
    public Activities activities(Instant after) {
        activitiesAskedFrom.add(after);
        List<Fill> seen = fills(after);
        return new Activities(
                seen, activities.stream().filter(one -> one.at().isAfter(after)).toList());
    }

    List<Fill> allFills() {
        return List.copyOf(fills);
    }

    List<Order> openOrders() {
        return orders.values().stream()
                .map(entry -> entry.order)
                .filter(Order::isOpen)
                .toList();
    }

    @Override
    public Optional<Asset> asset(Symbol symbol) {
        read();
        return Optional.of(TestMarket.asset(symbol));
    }

    /// What [#callsLeft] says.
    int callsLeft = Integer.MAX_VALUE;

    @Override
    public int callsLeft() {
        return callsLeft;
    }

    /// The same broker, with the calls that are kept for exits.
    @Override
    public Broker forExits() {
        return with(usesExitCalls);
    }

    @Override
    public Broker withoutWaiting() {
        return with(neverWaits);
    }

    /// The same broker, whose calls have `flag` set.
    private Broker with(ThreadLocal<Boolean> flag) {
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (_, method, arguments) -> {
                    boolean before = flag.get();
                    flag.set(true);
                    try {
                        return method.invoke(this, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        flag.set(before);
                    }
                });
    }

    @Override
    public Order closePosition(String asset, @Nullable Quantity quantity) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ItemResult> closeAllPositions(boolean cancelOrders) {
        enter();
        throw new BrokerException.Transient("503", null);
    }

    @Override
    public List<Asset> assets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MarketClock clock() {
        read();
        if (clockFails) {
            throw new BrokerException.Transient("503", null);
        }
        Instant now = time.instant().plus(clockAhead);
        TradingDay day = new NyseCalendar().currentOrNext(now);
        return new MarketClock(now, openAllDay || day.isOpenAt(now), day.open(), day.close());
    }

    @Override
    public List<TradingDay> calendar(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }
}
