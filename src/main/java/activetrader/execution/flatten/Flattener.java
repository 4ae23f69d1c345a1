package activetrader.execution.flatten;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.blocks.Refusals;
import activetrader.journal.OrderRecord;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.time.Polling;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the account flat from the broker's state alone: cancels every order, closes every position, and ends when
/// positions, orders and cash agree that nothing is left. Holdings that cannot be read are closed by name. Other
/// asset classes stay with their orders; foreign holdings stay only where that was configured.
///
/// Several flattens may run at once, also in several processes. All build the same id for the same closing order,
/// from symbol, day and the number of closing orders that have ended. That number is read before the positions. So
/// when one flatten has sent a closing order, the broker refuses the other's order as a duplicate. Only free shares
/// are sold. See decision 18.
public final class Flattener {
    private static final Logger log = LoggerFactory.getLogger(Flattener.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    /// After this many snapshots in a row without an answer about ownership, all positions are closed.
    private static final int DOUBTS = 5;
    /// When nothing could be read for this long, the broker's call for the whole account is used.
    private static final Duration BLIND_FOR = Duration.ofSeconds(30);

    /// When orders that no list shows and no refusal names have held shares for this long, all orders are cancelled
    /// at once.
    private static final Duration HOLDERS_AWAITED = Duration.ofSeconds(15);

    private static final Duration WHOLE_ACCOUNT_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Broker broker;
    private final TimeSource time;
    private final Consumer<OrderRecord> records;
    private final ParallelCalls fanOut;
    private Instant lateFrom = Instant.MAX;
    private Consumer<List<FlattenReport.Remaining>> late = _ -> {};
    private Supplier<Map<Symbol, Quantity>> believed = Map::of;
    private ForeignHoldings externals = ForeignHoldings.CLOSED;
    private OrdersUnderWay underWay = OrdersUnderWay.NONE;
    private int unexplained;
    private boolean everything;
    private Refusals refusals;
    private Closer closer;
    private Tick wholeAccountAgainAt = Tick.LONG_AGO;
    private Consumer<List<FlattenReport.Remaining>> onlooker = _ -> {};

    /// @param records receives what is sent and cancelled; it must not throw
    public Flattener(Broker broker, TimeSource time, Consumer<OrderRecord> records, ParallelCalls fanOut) {
        this.broker = broker.forExits();
        this.time = time;
        this.records = records;
        this.fanOut = fanOut;
        this.refusals = new Refusals(time);
        this.closer = new Closer(this.broker, time, records, fanOut, refusals);
    }

    /// Also closes other asset classes and foreign holdings, by the broker's call for the whole account first.
    public Flattener ofEverything() {
        this.everything = true;
        return this;
    }

    /// Skips holdings that `known` says cannot be sold, for a while, and adds to it.
    public Flattener settingAside(Refusals known) {
        this.refusals = known;
        this.closer = new Closer(broker, time, records, fanOut, known);
        return this;
    }

    /// Calls `listener` once with what is left when the account is not flat at `when`; the flatten continues.
    public Flattener lateFrom(Instant when, Consumer<List<FlattenReport.Remaining>> listener) {
        this.lateFrom = when;
        this.late = listener;
        return this;
    }

    /// Calls `listener` with what is left after every snapshot.
    public Flattener watchedBy(Consumer<List<FlattenReport.Remaining>> listener) {
        this.onlooker = listener;
        return this;
    }

    /// Uses `shares` as what is held in the report of a flatten that never read the account.
    public Flattener believing(Supplier<Map<Symbol, Quantity>> shares) {
        this.believed = shares;
        return this;
    }

    /// Leaves alone what `whose` calls a foreign holding.
    public Flattener keeping(ForeignHoldings whose) {
        this.externals = whose;
        return this;
    }

    /// Calls the account flat only when none of `orders` may still arrive.
    public Flattener awaiting(OrdersUnderWay orders) {
        this.underWay = orders;
        return this;
    }

    /// Whether one snapshot shows nothing to close, and cash and executions agree; false when the broker does not
    /// answer.
    public boolean seesNothing() {
        try {
            FlattenSnapshot now = look(true);
            return now.isEmpty() && now.doubt().isEmpty();
        } catch (BrokerException e) {
            log.warn("account not seen, taken for open cause=\"{}\"", e.getMessage());
            return false;
        }
    }

    /// Runs until the account is flat, `deadline` has come or the thread is interrupted. The time left is measured
    /// once, at the start, on the monotonic clock: a step of the wall clock neither ends nor prolongs the flatten.
    public FlattenReport run(FlattenRequest request, Instant deadline) {
        FlattenProgress progress = new FlattenProgress(time.instant(), time.tick());
        Tick end = time.tick().plus(Duration.between(progress.startedAt, deadline));
        log.info("flatten started by={} reason=\"{}\"", request.requestedBy(), request.reason());
        records.accept(new OrderRecord.FlattenStarted(progress.startedAt, request.requestedBy(), request.reason()));
        Duration pause = FIRST_PAUSE;
        boolean told = false;
        while (true) {
            boolean acted = round(progress);
            if (progress.isFlat() || isDone(progress)) {
                break;
            }
            if (!told && !time.instant().isBefore(lateFrom) && progress.mayBeLeft()) {
                late.accept(progress.remaining());
                told = true;
            }
            pause = acted ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            if (time.tick().plus(pause).isAfter(end) || !Polling.sleep(time, pause)) {
                break;
            }
        }
        return report(request, progress);
    }

    /// Whether nothing is left but what cannot be sold, so that further tries are useless.
    private boolean isDone(FlattenProgress progress) {
        FlattenSnapshot now = progress.now();
        return progress.isSettled()
                && (!now.positions().isEmpty() || !now.unknown().isEmpty())
                && Stream.concat(
                                now.positions().stream()
                                        .map(position -> position.symbol().value()),
                                now.unknown().stream().map(RawItem::address))
                        .allMatch(name -> refusals.standing(name).isPresent());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// Reads one snapshot and acts on it.
    ///
    /// @return whether the next snapshot may show something new
    private boolean round(FlattenProgress progress) {
        try {
            underWay.beforeLook();
            progress.see(look(progress.expectsNothing()), time.tick()).forEach(closer::noteAccepted);
            progress.awaits(progress.now().isEmpty() ? underWay.afterLook() : List.of());
            onlooker.accept(remaining(progress));
            boolean asked = closer.cancelOthers(progress);
            closer.closeFree(progress);
            lastResort(progress);
            return asked || progress.hasNews();
        } catch (BrokerException e) {
            progress.failed(String.valueOf(e.getMessage()));
            log.warn("flatten continues after a failed call cause=\"{}\"", e.getMessage());
            return false;
        }
    }

    /// Reads the account without what stays. When ownership stays unknown for [#DOUBTS] snapshots, everything is
    /// closed.
    private FlattenSnapshot look(boolean withBalance) {
        FlattenSnapshot all = FlattenSnapshot.at(broker, midnight(), fanOut, withBalance);
        if (everything) {
            return all.ofEverything();
        }
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
            log.error("ownership of the positions unknown, all are closed cause=\"{}\"", e.getMessage());
            return all;
        }
    }

    /// Makes the calls for the whole account. Closes everything where a person asked for it or where nothing can be
    /// read; cancels all orders where no list of orders comes and every position is to be closed.
    private void lastResort(FlattenProgress progress) {
        Tick now = time.tick();
        if (now.isBefore(wholeAccountAgainAt)) {
            return;
        }
        if (everything && progress.mayBeLeft()) {
            wholeAccountAgainAt = now.plus(WHOLE_ACCOUNT_AGAIN_AFTER);
            closer.closeWholeAccount(progress, "a person asked for everything");
        } else if (progress.isBlindFor(BLIND_FOR)) {
            wholeAccountAgainAt = now.plus(WHOLE_ACCOUNT_AGAIN_AFTER);
            closer.closeWholeAccount(
                    progress, "neither positions nor orders could be read for " + BLIND_FOR.toSeconds() + " s");
        } else if (progress.holdersAreUnknownFor(HOLDERS_AWAITED) && externals.closesAll()) {
            wholeAccountAgainAt = now.plus(WHOLE_ACCOUNT_AGAIN_AFTER);
            closer.cancelWholeAccount(
                    progress, "no list of orders could be read for " + HOLDERS_AWAITED.toSeconds() + " s");
        }
    }

    private Instant midnight() {
        return MarketZone.startOfDay(time.instant());
    }

    private FlattenReport report(FlattenRequest request, FlattenProgress progress) {
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
                progress.now().leftAlone(),
                progress.notes());
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

    /// What the last snapshot showed; where no position could be read, what is believed to be held.
    private List<FlattenReport.Remaining> remaining(FlattenProgress progress) {
        List<FlattenReport.Remaining> seen = progress.remaining();
        boolean blind = progress.now().positionsTrouble() != null || (seen.isEmpty() && progress.trouble() != null);
        if (!blind) {
            return seen;
        }
        Set<Symbol> named = seen.stream().map(FlattenReport.Remaining::symbol).collect(Collectors.toSet());
        Stream<FlattenReport.Remaining> unseen = believed.get().entrySet().stream()
                .filter(held -> !named.contains(held.getKey()))
                .map(held -> new FlattenReport.Remaining(
                        held.getKey(), held.getValue(), "held when last seen; " + progress.trouble()));
        return Stream.concat(seen.stream(), unseen).toList();
    }
}
