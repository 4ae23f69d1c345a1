package activetrader.execution.flatten;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.RejectReason;
import activetrader.execution.external.Externals;
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
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the account flat from the broker's state alone: cancels every order, closes every position, and believes it
/// when the broker's answers agree. What is somebody else's stays only where that was asked for.
///
/// Several may run at once, in several processes. Closing orders have ids that all of them build alike from symbol, day
/// and the number of closing orders that have ended, and that number is older than the positions that are closed: what
/// one has closed, another's order for it is a duplicate. Only free shares are sold.
public final class Flattener {
    private static final Logger log = LoggerFactory.getLogger(Flattener.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    /// After so many looks in a row that did not tell whose the positions are, doubt decides.
    private static final int DOUBTS = 5;

    private final Broker broker;
    private final TimeSource time;
    private final Consumer<OrderRecord> records;
    private final FanOut fanOut;
    private Instant lateFrom = Instant.MAX;
    private Consumer<List<FlattenReport.Remaining>> late = _ -> {};
    private Supplier<Map<Symbol, Quantity>> believed = Map::of;
    private Externals externals = Externals.CLOSED;
    private OrdersUnderWay underWay = OrdersUnderWay.NONE;
    private int unexplained;
    private Consumer<List<FlattenReport.Remaining>> onlooker = _ -> {};

    /// @param records takes what is sent and cancelled; it must not throw
    public Flattener(Broker broker, TimeSource time, Consumer<OrderRecord> records, FanOut fanOut) {
        this.broker = broker.forExits();
        this.time = time;
        this.records = records;
        this.fanOut = fanOut;
    }

    /// Tells `listener` once what is left when the account is not flat at `when`, and goes on.
    public Flattener lateFrom(Instant when, Consumer<List<FlattenReport.Remaining>> listener) {
        this.lateFrom = when;
        this.late = listener;
        return this;
    }

    /// Tells `listener` after every look what is left.
    public Flattener watchedBy(Consumer<List<FlattenReport.Remaining>> listener) {
        this.onlooker = listener;
        return this;
    }

    /// What `shares` says is held, for the report of a flatten that never saw the account.
    public Flattener believing(Supplier<Map<Symbol, Quantity>> shares) {
        this.believed = shares;
        return this;
    }

    /// Leaves alone what `whose` says is somebody else's.
    public Flattener keeping(Externals whose) {
        this.externals = whose;
        return this;
    }

    /// Believes that the account is flat only when none of `orders` may still come into it.
    public Flattener awaiting(OrdersUnderWay orders) {
        this.underWay = orders;
        return this;
    }

    /// Works until the account is flat, `deadline` has come or the thread is interrupted. The time up to `deadline` is
    /// measured at the start, and a clock that steps meanwhile neither ends nor prolongs the work.
    public FlattenReport run(FlattenRequest request, Instant deadline) {
        Progress progress = new Progress(time.instant());
        Tick end = time.tick().plus(Duration.between(progress.startedAt, deadline));
        log.info("flatten started by={} reason=\"{}\"", request.requestedBy(), request.reason());
        records.accept(new OrderRecord.FlattenStarted(progress.startedAt, request.requestedBy(), request.reason()));
        Duration pause = FIRST_PAUSE;
        boolean told = false;
        while (true) {
            boolean acted = round(progress);
            if (progress.isFlat()) {
                break;
            }
            if (!told && !time.instant().isBefore(lateFrom) && progress.mayBeLeft()) {
                late.accept(progress.remaining());
                told = true;
            }
            pause = acted ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            if (time.tick().plus(pause).isAfter(end) || !Patience.sleep(time, pause)) {
                break;
            }
        }
        return report(request, progress);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// One look at the broker and what follows from it.
    ///
    /// @return whether the next look may show something new
    private boolean round(Progress progress) {
        try {
            underWay.beforeLook();
            progress.see(look()).forEach(this::noteAccepted);
            progress.awaits(progress.now().isEmpty() ? underWay.afterLook() : List.of());
            onlooker.accept(progress.remaining());
            boolean asked = cancelOthers(progress);
            closeFree(progress);
            return asked || progress.hasNews();
        } catch (BrokerException e) {
            progress.failed(String.valueOf(e.getMessage()));
            log.warn("flatten goes on after a failed call cause=\"{}\"", e.getMessage());
            return false;
        }
    }

    /// The account, without what stays. Whoever cannot find out whose a position is closes it in the end.
    private Look look() {
        Look all = Look.at(broker, midnight(), fanOut);
        if (externals.closesAll()) {
            return all;
        }
        try {
            Set<Symbol> kept = externals.kept(all.positions());
            unexplained = 0;
            return all.keeping(kept);
        } catch (BrokerException e) {
            if (++unexplained < DOUBTS) {
                throw e;
            }
            log.error("nobody knows whose the positions are, all are closed cause=\"{}\"", e.getMessage());
            return all;
        }
    }

    private Instant midnight() {
        return MarketZone.dateOf(time.instant())
                .atStartOfDay(MarketZone.NEW_YORK)
                .toInstant();
    }

    /// Cancels every open order that is not a flatten's own; in one call when there is none of those.
    private boolean cancelOthers(Progress progress) {
        List<Order> others = progress.now().others();
        List<Order> due = others.stream()
                .filter(order -> progress.cancelDue(order.id(), time.instant()))
                .toList();
        if (due.isEmpty()) {
            return false;
        }
        due.forEach(order -> records.accept(
                new OrderRecord.CancelRequested(time.instant(), order.clientOrderId(), order.id(), "flatten")));
        if (externals.closesAll() && others.size() == progress.now().open().size()) {
            broker.cancelAll().stream()
                    .filter(item -> !item.isAccepted())
                    .forEach(item -> log.warn("cancel refused id={} message=\"{}\"", item.id(), item.message()));
        } else {
            fanOut.run(due.stream().<Runnable>map(order -> () -> cancel(order)).toList());
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

    private void closeFree(Progress progress) {
        List<Runnable> closing = new ArrayList<>();
        for (Position position : progress.now().positions()) {
            if (!position.available().isZero()) {
                String id = progress.nextId(OrderIds.flatten(time.instant(), position.symbol()));
                if (id != null) {
                    closing.add(() -> close(progress, position, id));
                }
            }
        }
        fanOut.run(closing);
    }

    private void close(Progress progress, Position position, String id) {
        NewOrder order = NewOrder.market(id, position.symbol(), position.side().closingSide(), position.available())
                .closing();
        records.accept(intent(order));
        try {
            Order sent = broker.submit(order);
            progress.accepted(sent);
            noteAccepted(sent);
        } catch (BrokerException.OutcomeUnknown | BrokerException.Malformed e) {
            progress.inDoubt(position.symbol(), id, String.valueOf(e.getMessage()));
            records.accept(new OrderRecord.Unknown(time.instant(), id, String.valueOf(e.getMessage())));
        } catch (BrokerException.Rejected e) {
            if (e.reason() == RejectReason.DUPLICATE_CLIENT_ORDER_ID) {
                progress.inDoubt(position.symbol(), id, "another flatten closes it");
            } else {
                refused(progress, position, id, e);
            }
        } catch (BrokerException.Transient | BrokerException.Unauthorized e) {
            refused(progress, position, id, e);
        }
    }

    private void refused(Progress progress, Position position, String id, BrokerException e) {
        progress.refused(position.symbol(), String.valueOf(e.getMessage()));
        log.warn("closing order refused client_order_id={} cause=\"{}\"", id, e.getMessage());
        records.accept(new OrderRecord.Rejected(
                time.instant(), id, e.getClass().getSimpleName(), String.valueOf(e.getMessage())));
    }

    private void noteAccepted(Order order) {
        records.accept(
                new OrderRecord.Accepted(time.instant(), order.clientOrderId(), order.id(), order.status(), List.of()));
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
                "flatten",
                null);
    }

    private FlattenReport report(FlattenRequest request, Progress progress) {
        boolean flat = progress.isFlat();
        FlattenReport report = new FlattenReport(
                flat,
                request.requestedBy(),
                progress.startedAt,
                time.instant(),
                progress.cancelled(),
                progress.closed(),
                flat ? List.of() : remaining(progress),
                progress.trouble(),
                progress.now().kept());
        records.accept(new OrderRecord.FlattenFinished(
                report.finishedAt(),
                request.requestedBy(),
                flat,
                report.remaining().stream()
                        .map(FlattenReport.Remaining::symbol)
                        .distinct()
                        .toList()));
        if (flat) {
            log.info(
                    "flat by={} cancelled={} closed={}",
                    request.requestedBy(),
                    report.cancelledOrders(),
                    report.closed());
        } else {
            log.error(
                    "NOT FLAT by={} remaining={} cause=\"{}\"",
                    request.requestedBy(),
                    report.remaining(),
                    report.trouble());
        }
        return report;
    }

    private List<FlattenReport.Remaining> remaining(Progress progress) {
        List<FlattenReport.Remaining> seen = progress.remaining();
        if (!seen.isEmpty() || progress.trouble() == null) {
            return seen;
        }
        return believed.get().entrySet().stream()
                .map(held -> new FlattenReport.Remaining(
                        held.getKey(), held.getValue(), "held when last seen; " + progress.trouble()))
                .toList();
    }
}
