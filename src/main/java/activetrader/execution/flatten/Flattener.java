package activetrader.execution.flatten;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.OrderQuery;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.Patience;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the account flat from the broker's state alone: cancels every order, closes every position, and believes it
/// when the broker says so twice.
///
/// Several may run at once, in several processes. Closing orders have ids that all of them build alike from symbol, day
/// and the number of closing orders that have ended, and each round reads the orders before the positions: what one
/// has closed, another's order for it is a duplicate. Only free shares are sold.
public final class Flattener {
    private static final Logger log = LoggerFactory.getLogger(Flattener.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Broker broker;
    private final TimeSource time;
    private final Consumer<OrderRecord> records;
    private final FanOut fanOut;

    /// @param records takes what is sent and cancelled; it must not throw
    public Flattener(Broker broker, TimeSource time, Consumer<OrderRecord> records, FanOut fanOut) {
        this.broker = broker.forExits();
        this.time = time;
        this.records = records;
        this.fanOut = fanOut;
    }

    /// Works until the account is flat, `deadline` has come or the thread is interrupted.
    public FlattenReport run(FlattenRequest request, Instant deadline) {
        Run run = new Run(time.instant());
        log.info("flatten started by={} reason=\"{}\"", request.requestedBy(), request.reason());
        records.accept(new OrderRecord.FlattenStarted(run.startedAt, request.requestedBy(), request.reason()));
        Duration pause = FIRST_PAUSE;
        boolean flat = false;
        while (!flat) {
            flat = round(run);
            Instant next = time.instant().plus(pause);
            if (flat || next.isAfter(deadline) || !Patience.sleepUntil(time, next)) {
                break;
            }
            pause = run.progressed ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
        return report(request, run, flat);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// One look at the broker and what follows from it; true when two looks in a row saw nothing.
    private boolean round(Run run) {
        run.progressed = false;
        try {
            List<Order> orders = new ArrayList<>(broker.orders(OrderQuery.since(midnight())));
            List<Order> open = broker.orders(OrderQuery.open());
            List<Position> positions = broker.positions();
            run.failure = "";
            run.see(orders, open, positions);
            boolean nothing = positions.isEmpty() && open.isEmpty();
            run.emptyLooks = nothing ? run.emptyLooks + 1 : 0;
            if (nothing) {
                return run.emptyLooks >= 2;
            }
            run.progressed |= cancelOthers(run, open);
            run.progressed |= closeFree(run, orders, positions);
        } catch (BrokerException e) {
            run.emptyLooks = 0;
            run.failure = String.valueOf(e.getMessage());
            log.warn("flatten goes on after a failed call cause=\"{}\"", e.getMessage());
        }
        return false;
    }

    private Instant midnight() {
        return MarketZone.dateOf(time.instant())
                .atStartOfDay(MarketZone.NEW_YORK)
                .toInstant();
    }

    /// Cancels every open order that is not a flatten's own; in one call when there is none of those.
    private boolean cancelOthers(Run run, List<Order> open) {
        List<Order> others = open.stream()
                .filter(order -> !OrderIds.isFlatten(order.clientOrderId()))
                .toList();
        List<Order> fresh = others.stream()
                .filter(order -> run.cancelDue(order.id(), time.instant()))
                .toList();
        if (fresh.isEmpty()) {
            return false;
        }
        fresh.forEach(order -> records.accept(
                new OrderRecord.CancelRequested(time.instant(), order.clientOrderId(), order.id(), "flatten")));
        if (others.size() == open.size()) {
            broker.cancelAll().stream()
                    .filter(item -> !item.isAccepted())
                    .forEach(item -> log.warn("cancel refused id={} message=\"{}\"", item.id(), item.message()));
        } else {
            fanOut.run(
                    fresh.stream().<Runnable>map(order -> () -> cancel(order)).toList());
        }
        return true;
    }

    private void cancel(Order order) {
        try {
            broker.cancel(order.id());
        } catch (BrokerException.Rejected e) {
            log.info("cancel refused id={} message=\"{}\"", order.id(), e.getMessage());
        }
    }

    private boolean closeFree(Run run, List<Order> orders, List<Position> positions) {
        List<Runnable> closing = new ArrayList<>();
        for (Position position : positions) {
            if (!position.available().isZero()) {
                String prefix = OrderIds.flatten(time.instant(), position.symbol());
                closing.add(() -> close(run, position, prefix + (lastEnded(orders, prefix) + 1)));
            }
        }
        fanOut.run(closing);
        return !closing.isEmpty();
    }

    private static int lastEnded(List<Order> orders, String prefix) {
        return orders.stream()
                .filter(order -> order.status().isFinal())
                .mapToInt(order -> OrderIds.numberAfter(prefix, order.clientOrderId()))
                .max()
                .orElse(0);
    }

    private void close(Run run, Position position, String id) {
        NewOrder order = NewOrder.market(id, position.symbol(), position.side().closingSide(), position.available());
        records.accept(intent(order));
        try {
            Order sent = broker.submit(order);
            run.sent.put(sent.id(), sent);
            records.accept(new OrderRecord.Accepted(time.instant(), id, sent.id(), sent.status(), List.of()));
        } catch (BrokerException.OutcomeUnknown e) {
            run.why.put(position.symbol(), String.valueOf(e.getMessage()));
            records.accept(new OrderRecord.Unknown(time.instant(), id, String.valueOf(e.getMessage())));
        } catch (BrokerException e) {
            run.why.put(position.symbol(), String.valueOf(e.getMessage()));
            log.warn("closing order refused client_order_id={} cause=\"{}\"", id, e.getMessage());
            records.accept(new OrderRecord.Rejected(
                    time.instant(), id, e.getClass().getSimpleName(), String.valueOf(e.getMessage())));
        }
    }

    private OrderRecord.Intent intent(NewOrder order) {
        return new OrderRecord.Intent(
                time.instant(),
                order.clientOrderId(),
                OrderPurpose.FLATTEN,
                null,
                order.symbol(),
                order.side(),
                order.quantity(),
                OrderType.MARKET,
                OrderClass.SIMPLE,
                null,
                null,
                null,
                null,
                "flatten");
    }

    private FlattenReport report(FlattenRequest request, Run run, boolean flat) {
        List<FlattenReport.Remaining> remaining = flat ? List.of() : run.remaining();
        Instant now = time.instant();
        records.accept(new OrderRecord.FlattenFinished(
                now,
                request.requestedBy(),
                flat,
                remaining.stream()
                        .map(FlattenReport.Remaining::symbol)
                        .distinct()
                        .toList()));
        if (flat) {
            log.info("flat by={} cancelled={} closed={}", request.requestedBy(), run.cancelled(), run.closed());
        } else {
            log.error("NOT FLAT by={} remaining={} cause=\"{}\"", request.requestedBy(), remaining, run.failure);
        }
        return new FlattenReport(
                flat, request.requestedBy(), run.startedAt, now, run.cancelled(), run.closed(), remaining);
    }

    /// What one flatten has seen and done so far.
    private static final class Run {
        private static final Duration CANCEL_AGAIN_AFTER = Duration.ofSeconds(5);

        private final Instant startedAt;
        private final Map<String, Instant> cancelAskedAt = new LinkedHashMap<>();
        private final Map<String, Order> sent = new ConcurrentHashMap<>();
        private final Map<Symbol, String> why = new ConcurrentHashMap<>();
        private final Map<String, Order> closing = new TreeMap<>();
        private List<Order> open = List.of();
        private List<Position> positions = List.of();
        private String failure = "";
        private int emptyLooks;
        private boolean progressed;

        Run(Instant startedAt) {
            this.startedAt = startedAt;
        }

        void see(List<Order> orders, List<Order> openNow, List<Position> positionsNow) {
            open = openNow;
            positions = positionsNow;
            orders.stream()
                    .filter(order -> OrderIds.isFlatten(order.clientOrderId()))
                    .filter(order -> sent.containsKey(order.id()) || isSince(order))
                    .forEach(order -> closing.put(order.clientOrderId(), order));
        }

        private boolean isSince(Order order) {
            return order.submittedAt() != null && !order.submittedAt().isBefore(startedAt);
        }

        boolean cancelDue(String id, Instant now) {
            Instant asked = cancelAskedAt.get(id);
            boolean due = asked == null || !now.isBefore(asked.plus(CANCEL_AGAIN_AFTER));
            if (due) {
                cancelAskedAt.put(id, now);
            }
            return due;
        }

        int cancelled() {
            return (int) cancelAskedAt.keySet().stream()
                    .filter(id -> open.stream().noneMatch(order -> order.id().equals(id)))
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
            positions.forEach(position ->
                    left.add(new FlattenReport.Remaining(position.symbol(), position.quantity(), whyHeld(position))));
            open.stream()
                    .filter(order ->
                            positions.stream().noneMatch(held -> held.symbol().equals(order.symbol())))
                    .forEach(order -> left.add(new FlattenReport.Remaining(
                            order.symbol(), Quantity.ZERO, "order " + order.id() + " is " + order.status())));
            if (left.isEmpty() && !failure.isEmpty()) {
                log.error("flatten could not see the account cause=\"{}\"", failure);
            }
            return left;
        }

        private String whyHeld(Position position) {
            Side closingSide = position.side().closingSide();
            return open.stream()
                    .filter(order -> order.symbol().equals(position.symbol()) && order.side() == closingSide)
                    .findFirst()
                    .map(order -> "order " + order.clientOrderId() + " is " + order.status() + ", filled "
                            + order.filledQuantity())
                    .orElseGet(
                            () -> why.getOrDefault(position.symbol(), failure.isEmpty() ? "not closed yet" : failure));
        }
    }
}
