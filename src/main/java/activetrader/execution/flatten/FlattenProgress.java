package activetrader.execution.flatten;

import activetrader.execution.ledger.OrderIds;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
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

/// What one flatten has seen and done so far. What its closing orders write may come from several threads.
final class FlattenProgress {
    private static final Duration CANCEL_AGAIN_AFTER = Duration.ofSeconds(5);
    /// The same refused order is not sent again within this, unless the broker shows something else by then.
    private static final Duration REFUSED_AGAIN_AFTER = Duration.ofMinutes(1);

    /// Lists of orders that do not come are waited for so long, since the ids of closing orders follow from them.
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

    /// Until when nothing is sent for a symbol, while the broker shows `state` for it.
    private record Rest(Tick until, String state) {}

    /// Takes in a look at `at`.
    ///
    /// @return closing orders that were in doubt and are there
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

    /// Takes note of orders that may be in the account or come into it, though the last look did not show them.
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

    /// Whether the account is flat beyond doubt. No order is under way. Orders and positions agree: two looks
    /// in a row saw nothing, or one saw nothing, a filled closing order accounts for every position that was
    /// there, and nothing else was at work in the look before. Cash and executions agree with both.
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

    /// Whether the next look may find nothing left, so that it asks the third witness too.
    boolean expectsNothing() {
        return looks > 0
                && now.isComplete()
                && now.unknown().isEmpty()
                && now.ordersOfOthers().isEmpty()
                && now.positions().stream().allMatch(position -> closedByUs.contains(position.symbol()));
    }

    /// Whether the last look saw something, or there was none, or its witnesses disagree.
    boolean mayBeLeft() {
        return trouble != null
                || !now.isEmpty()
                || (now.balance() != null && now.doubt().isPresent());
    }

    /// Whether the broker's lists came and no order is at work.
    boolean isSettled() {
        return trouble == null && now.isComplete() && now.open().isEmpty();
    }

    /// Whether neither positions nor orders could be seen for as long as `span`.
    boolean isBlindFor(Duration span) {
        return blindSince != null && !seenAt.isBefore(blindSince.plus(span));
    }

    /// Whether the lists of orders have not come for a while, so that the number of the next closing order is
    /// unknown.
    boolean lacksOrders() {
        return lacksOrdersFor(LISTS_AWAITED);
    }

    boolean lacksOrdersFor(Duration span) {
        Tick since = ordersMissingSince;
        return since != null && !seenAt.isBefore(since.plus(span));
    }

    /// Whether orders that are not listed for `span` hold shares of what is to be closed, and the account has
    /// nothing else whose orders a cancel of all would reach.
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

    /// The open orders that are in the way: all but those of a flatten and those that the broker made to close
    /// what was named to it.
    List<Order> toCancel() {
        return now.ordersOfOthers().stream()
                .filter(order -> order.type() != OrderType.MARKET
                        || !closedByName.contains(order.symbol().value()))
                .toList();
    }

    /// The id of the next closing order for a position, by the orders that were read before the positions; null
    /// when it is too early to say, or that order is on its way.
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

    /// The broker was asked to close what it calls `symbol`; it is asked again at `again`.
    void acceptedByName(String symbol, String address, Tick again) {
        closedByName.add(symbol);
        resting.put(address, new Rest(again, ""));
        news = true;
    }

    /// Whether the last look gives a reason to look again soon.
    boolean hasNews() {
        return news;
    }

    void inDoubt(Symbol symbol, String id, String why) {
        inDoubt.add(id);
        refusals.put(symbol.value(), why);
    }

    /// An order for what the broker calls `name` was refused at `at`, when it showed `state`.
    void refused(String name, String state, String why, Tick at) {
        failedFor(name, why);
        resting.put(name, new Rest(at.plus(REFUSED_AGAIN_AFTER), state));
    }

    /// An order for `name` did not reach the broker; it may be sent again at once.
    void failedFor(String name, String why) {
        refusals.put(name, why);
    }

    /// Whether an order for `name` may be sent when the broker shows `state`.
    boolean mayTry(String name, String state, Tick at) {
        Rest rest = resting.get(name);
        return rest == null
                || !at.isBefore(rest.until())
                || (!rest.state().isEmpty() && !rest.state().equals(state));
    }

    /// What the broker shows of `position` and its orders, as far as it decides whether an order can pass.
    String stateOf(Position position) {
        List<String> orders = now.open().stream()
                .filter(order -> order.symbol().equals(position.symbol()))
                .map(order -> order.id() + order.status() + order.filledQuantity())
                .sorted()
                .toList();
        return position.side() + " " + position.quantity() + " " + position.available() + " " + orders;
    }

    /// Something that the report must say.
    void note(String what) {
        notes.add(what);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    FlattenSnapshot now() {
        return now;
    }

    /// Why the account could not be seen at last, or why its witnesses disagree; null when neither is so.
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
