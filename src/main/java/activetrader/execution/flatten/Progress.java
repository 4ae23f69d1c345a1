package activetrader.execution.flatten;

import activetrader.execution.ledger.OrderIds;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.Position;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What one flatten has seen and done so far. What its closing orders write may come from several threads.
final class Progress {
    private static final Duration CANCEL_AGAIN_AFTER = Duration.ofSeconds(5);

    final Instant startedAt;
    private final Map<String, Instant> cancelAskedAt = new LinkedHashMap<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> inDoubt = ConcurrentHashMap.newKeySet();
    private final Map<Symbol, String> refusals = new ConcurrentHashMap<>();
    private final Map<String, Order> closing = new TreeMap<>();
    private final Set<Symbol> held = new TreeSet<>();
    private Look before = Look.NOTHING;
    private Look now = Look.NOTHING;
    private List<String> underWay = List.of();
    private volatile boolean news;
    private int looks;
    private int emptyLooks;
    private @Nullable String trouble = "the broker was not asked yet";

    Progress(Instant startedAt) {
        this.startedAt = startedAt;
    }

    /// Takes in a look.
    ///
    /// @return closing orders that were in doubt and are there
    List<Order> see(Look look) {
        before = now;
        now = look;
        looks++;
        news = looks == 1;
        trouble = null;
        emptyLooks = look.isEmpty() ? emptyLooks + 1 : 0;
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

    /// Whether the account is flat beyond doubt: no order is under way, and two looks in a row saw nothing, or one saw
    /// nothing, a filled closing
    /// order accounts for every position that was there, and nothing else was at work in the look before.
    boolean isFlat() {
        return now.isEmpty() && underWay.isEmpty() && (emptyLooks >= 2 || isAccountedFor());
    }

    private boolean isAccountedFor() {
        return !held.isEmpty()
                && before.others().isEmpty()
                && held.stream()
                        .allMatch(symbol -> closing.values().stream()
                                .anyMatch(order -> order.symbol().equals(symbol)
                                        && order.status().equals(OrderStatus.FILLED)));
    }

    /// Whether the last look saw something, or there was none.
    boolean mayBeLeft() {
        return trouble != null || !now.isEmpty();
    }

    boolean cancelDue(String id, Instant at) {
        Instant asked = cancelAskedAt.get(id);
        boolean due = asked == null || !at.isBefore(asked.plus(CANCEL_AGAIN_AFTER));
        if (due) {
            cancelAskedAt.put(id, at);
        }
        return due;
    }

    /// The id of the next closing order for a position, by the orders that were read before the positions; null when
    /// it is too early to say, or that order is on its way.
    @Nullable
    String nextId(String prefix) {
        if (looks < 2) {
            return null;
        }
        String id = prefix + (before.lastEnded(prefix) + 1);
        return sent.contains(id) ? null : id;
    }

    void accepted(Order order) {
        sent.add(order.clientOrderId());
        news = true;
    }

    /// Whether the last look gives a reason to look again soon.
    boolean hasNews() {
        return news;
    }

    void inDoubt(Symbol symbol, String id, String why) {
        inDoubt.add(id);
        refusals.put(symbol, why);
    }

    void refused(Symbol symbol, String why) {
        refusals.put(symbol, why);
    }

    Look now() {
        return now;
    }

    /// Why the account could not be seen at last; null when it could.
    @Nullable
    String trouble() {
        return trouble;
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
        now.positions()
                .forEach(position -> left.add(
                        new FlattenReport.Remaining(position.symbol(), position.quantity(), whyHeld(position))));
        now.open().stream()
                .filter(order -> now.positions().stream()
                        .noneMatch(position -> position.symbol().equals(order.symbol())))
                .forEach(order -> left.add(new FlattenReport.Remaining(
                        order.symbol(), Quantity.ZERO, "order " + order.id() + " is " + order.status())));
        return left;
    }

    private String whyHeld(Position position) {
        if (trouble != null) {
            return trouble;
        }
        Side closingSide = position.side().closingSide();
        return now.open().stream()
                .filter(order -> order.symbol().equals(position.symbol()) && order.side() == closingSide)
                .findFirst()
                .map(order -> "order " + order.clientOrderId() + " is " + order.status() + ", filled "
                        + order.filledQuantity())
                .orElseGet(() -> refusals.getOrDefault(position.symbol(), "not closed yet"));
    }
}
