package activetrader.execution.flatten;

import activetrader.execution.ledger.OrderIds;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What one flatten has seen and done so far. Several threads may report closing orders to it.
final class FlattenProgress {
    private static final Duration CANCEL_AGAIN_AFTER = Duration.ofSeconds(5);
    /// A refused order is not sent again within this time, unless the broker shows another state before.
    private static final Duration REFUSED_AGAIN_AFTER = Duration.ofMinutes(1);
    /// Nor within this time, whatever the broker shows: it may show shares as available that an order still holds.
    private static final Duration REFUSED_REST = Duration.ofSeconds(1);

    /// A flatten waits this long for missing lists of orders, since the ids of closing orders depend on them.
    private static final Duration LISTS_AWAITED = Duration.ofSeconds(3);

    final Instant startedAt;
    private final Map<String, Tick> cancelAskedAt = new ConcurrentHashMap<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> inDoubt = ConcurrentHashMap.newKeySet();
    private final Set<Symbol> closedByUs = ConcurrentHashMap.newKeySet();
    private final Set<String> closedByName = ConcurrentHashMap.newKeySet();
    private final Map<String, Rest> resting = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Map<String, Order> closing = new TreeMap<>();
    private final Set<Symbol> held = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();
    private FlattenSnapshot before = FlattenSnapshot.NOTHING;
    private FlattenSnapshot now = FlattenSnapshot.NOTHING;
    private List<String> underWay = List.of();
    private volatile boolean news;
    private int looks;
    private int emptyLooks;
    private @Nullable Tick blindSince;
    private @Nullable Tick ordersMissingSince;
    private Tick seenAt;
    private @Nullable String trouble = "the broker was not asked yet";

    FlattenProgress(Instant startedAt, Tick now) {
        this.startedAt = startedAt;
        this.seenAt = now;
    }

    /// Nothing is sent for a symbol until `from`, and until `until` while the broker shows `state` for it.
    private record Rest(Tick from, Tick until, String state) {}

    /// Takes in the snapshot read at `at`.
    ///
    /// @return closing orders that were in doubt and that the broker holds
    List<Order> see(FlattenSnapshot look, Tick at) {
        before = now;
        now = look;
        looks++;
        news = looks == 1;
        trouble = look.trouble();
        emptyLooks = look.isEmpty() ? emptyLooks + 1 : 0;
        seenAt = at;
        ordersMissingSince =
                look.ordersTrouble() == null ? null : (ordersMissingSince == null ? at : ordersMissingSince);
        blindSince = look.isBlind() ? (blindSince == null ? at : blindSince) : null;
        look.positions().forEach(position -> held.add(position.symbol()));
        look.today().stream()
                .filter(order -> OrderIds.isFlatten(order.clientOrderId()))
                .filter(order -> sent.contains(order.clientOrderId()) || isSince(order))
                .forEach(order -> closing.put(order.clientOrderId(), order));
        return look.today().stream()
                .filter(order -> inDoubt.remove(order.clientOrderId()))
                .toList();
    }

    private boolean isSince(Order order) {
        return order.submittedAt() != null && !order.submittedAt().isBefore(startedAt);
    }

    /// Notes orders that may be in the account, or may still arrive, though the last snapshot did not show them.
    void awaits(List<String> orders) {
        underWay = orders;
        if (!orders.isEmpty()) {
            trouble = String.join("; ", orders);
        }
    }

    void failed(String why) {
        trouble = why;
        emptyLooks = 0;
    }

    /// Whether the account is certainly flat. No order is under way, cash and executions confirm it, and positions
    /// and orders agree: either two snapshots in a row showed nothing, or one showed nothing, filled closing orders
    /// account for every position before, and no other order was open in the snapshot before.
    boolean isFlat() {
        return trouble == null
                && now.isEmpty()
                && underWay.isEmpty()
                && (emptyLooks >= 2 || isAccountedFor())
                && now.doubt().isEmpty();
    }

    private boolean isAccountedFor() {
        return !held.isEmpty()
                && before.isComplete()
                && before.ordersOfOthers().isEmpty()
                && held.stream()
                        .allMatch(symbol -> closing.values().stream()
                                .anyMatch(order -> order.symbol().equals(symbol)
                                        && order.status().equals(OrderStatus.FILLED)));
    }

    /// Whether the next snapshot may show an empty account, so that it also needs the third witness.
    boolean expectsNothing() {
        return looks > 0
                && now.isComplete()
                && now.unknown().isEmpty()
                && now.ordersOfOthers().isEmpty()
                && now.positions().stream().allMatch(position -> closedByUs.contains(position.symbol()));
    }

    /// Whether the last snapshot showed something, or there was none, or its witnesses disagree.
    boolean mayBeLeft() {
        return trouble != null
                || !now.isEmpty()
                || (now.balance() != null && now.doubt().isPresent());
    }

    /// Whether the broker's lists came and no order is open.
    boolean isSettled() {
        return trouble == null && now.isComplete() && now.open().isEmpty();
    }

    /// Whether neither positions nor orders could be read for at least `span`.
    boolean isBlindFor(Duration span) {
        return blindSince != null && !seenAt.isBefore(blindSince.plus(span));
    }

    /// Whether the lists of orders have been missing for a while, so that the number of the next closing order is
    /// unknown.
    boolean lacksOrders() {
        return lacksOrdersFor(LISTS_AWAITED);
    }

    boolean lacksOrdersFor(Duration span) {
        Tick since = ordersMissingSince;
        return since != null && !seenAt.isBefore(since.plus(span));
    }

    /// Whether orders that no list has shown for `span` hold shares that are to be closed, and the account has no
    /// other holdings whose orders a cancel of the whole account would reach.
    boolean holdersAreUnknownFor(Duration span) {
        return lacksOrdersFor(span)
                && now.positionsTrouble() == null
                && now.others().isEmpty()
                && now.positions().stream()
                        .anyMatch(position -> position.quantity().isAbove(position.available()));
    }

    boolean cancelDue(String id, Tick at) {
        Tick asked = cancelAskedAt.get(id);
        boolean due = asked == null || !at.isBefore(asked.plus(CANCEL_AGAIN_AFTER));
        if (due) {
            cancelAskedAt.put(id, at);
        }
        return due;
    }

    /// The open orders that are in the way: all but those of a flatten and those that the broker made to close a
    /// holding by its name.
    List<Order> toCancel() {
        return now.ordersOfOthers().stream()
                .filter(order -> order.type() != OrderType.MARKET
                        || !closedByName.contains(order.symbol().value()))
                .toList();
    }

    /// The id of the next closing order of a position, from the orders read before the positions. Null when it is
    /// too early to say, or when that order is under way.
    @Nullable
    String nextId(String prefix) {
        if (looks < 2 || before.ordersTrouble() != null) {
            return null;
        }
        String id = prefix + (before.lastEnded(prefix) + 1);
        return sent.contains(id) ? null : id;
    }

    void accepted(Order order) {
        sent.add(order.clientOrderId());
        closedByUs.add(order.symbol());
        news = true;
    }

    /// Notes that the broker accepted to close `symbol` by name; the next request is allowed at `again`.
    void acceptedByName(String symbol, String address, Tick again) {
        closedByName.add(symbol);
        resting.put(address, new Rest(again, again, ""));
        news = true;
    }

    /// Whether the last snapshot gives a reason to read the next one soon.
    boolean hasNews() {
        return news;
    }

    void inDoubt(Symbol symbol, String id, String why) {
        inDoubt.add(id);
        refusals.put(symbol.value(), why);
    }

    /// Notes that an order for `name` was refused at `at`, when the broker showed `state`.
    void refused(String name, String state, String why, Tick at) {
        failedFor(name, why);
        resting.put(name, new Rest(at.plus(REFUSED_REST), at.plus(REFUSED_AGAIN_AFTER), state));
    }

    /// Notes that an order for `name` did not reach the broker; it may be sent again at once.
    void failedFor(String name, String why) {
        refusals.put(name, why);
    }

    /// Whether an order for `name` may be sent when the broker shows `state`.
    boolean mayTry(String name, String state, Tick at) {
        Rest rest = resting.get(name);
        return rest == null
                || !at.isBefore(rest.until())
                || (!at.isBefore(rest.from())
                        && !rest.state().isEmpty()
                        && !rest.state().equals(state));
    }

    /// The shares of `position` that may be sold. In the minute after a refusal the list of orders counts beside what
    /// the position shows as available.
    Quantity free(Position position, Tick at) {
        Rest rest = resting.get(position.symbol().value());
        boolean doubted = rest != null && at.isBefore(rest.until());
        return doubted ? position.available().min(position.free(now.open())) : position.available();
    }

    /// The state of `position` and its orders at the broker, as far as it decides whether an order can be accepted.
    String stateOf(Position position) {
        List<String> orders = now.open().stream()
                .filter(order -> order.symbol().equals(position.symbol()))
                .map(order -> order.id() + order.status() + order.filledQuantity())
                .sorted()
                .toList();
        return position.side() + " " + position.quantity() + " " + position.available() + " " + orders;
    }

    /// Adds a fact that the report must contain.
    void note(String what) {
        notes.add(what);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    FlattenSnapshot now() {
        return now;
    }

    /// Why the account could not be read last, or why its witnesses disagree; null when it was read and they agree.
    @Nullable
    String trouble() {
        if (trouble != null || !now.isEmpty()) {
            return trouble;
        }
        return now.doubt().orElse(null);
    }

    int cancelled() {
        return (int) cancelAskedAt.keySet().stream()
                .filter(id -> now.open().stream().noneMatch(order -> order.id().equals(id)))
                .count();
    }

    List<FlattenReport.Closed> closed() {
        return closing.values().stream()
                .filter(order -> !order.filledQuantity().isZero())
                .map(order -> new FlattenReport.Closed(
                        order.id(),
                        order.symbol(),
                        order.filledQuantity(),
                        order.side(),
                        order.averageFillPrice(),
                        null))
                .toList();
    }

    List<FlattenReport.Remaining> remaining() {
        List<FlattenReport.Remaining> left = new ArrayList<>();
        now.positions().forEach(position -> left.add(FlattenReport.Remaining.of(position, whyHeld(position))));
        now.unknown().forEach(item -> left.add(FlattenReport.Remaining.of(item, whyHeld(item))));
        now.open().stream()
                .filter(order -> now.positions().stream()
                        .noneMatch(position -> position.symbol().equals(order.symbol())))
                .forEach(order -> left.add(
                        FlattenReport.Remaining.of(order.symbol(), "order " + order.id() + " is " + order.status())));
        return left;
    }

    private String whyHeld(RawItem item) {
        String refusal = refusals.get(item.address());
        return item.why() + (refusal == null ? "" : "; " + refusal);
    }

    private String whyHeld(Position position) {
        if (trouble != null && now.positionsTrouble() != null) {
            return trouble;
        }
        Side closingSide = position.side().closingSide();
        return now.open().stream()
                .filter(order -> order.symbol().equals(position.symbol()) && order.side() == closingSide)
                .findFirst()
                .map(order -> "order " + order.clientOrderId() + " is " + order.status() + ", filled "
                        + order.filledQuantity())
                .or(() -> Optional.ofNullable(refusals.get(position.symbol().value())))
                .or(() -> lastClosing(position.symbol()))
                .orElse("not closed yet");
    }

    private Optional<String> lastClosing(Symbol symbol) {
        return closing.values().stream()
                .filter(order -> order.symbol().equals(symbol))
                .reduce((_, later) -> later)
                .map(order -> "order " + order.clientOrderId() + " is " + order.status() + ", filled "
                        + order.filledQuantity());
    }
}
