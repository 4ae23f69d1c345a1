package activetrader.execution.desk;

import activetrader.execution.account.AccountMutex;
import activetrader.execution.context.TradingContext;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.Flattener;
import activetrader.execution.flatten.ParallelCalls;
import activetrader.execution.flatten.UnresolvedIntents;
import activetrader.execution.ledger.LedgerContent;
import activetrader.execution.orders.ExitPromises;
import activetrader.execution.orders.ExitRequest;
import activetrader.execution.timers.TradingTimers;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Runs the flattens of an account. A flatten waits only a moment for the account mutex: an order that still holds
/// it then continues beside the flatten. No entry passes from the start on until the close, or until the account is
/// flat with time left to trade.
final class FlattenRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BEFORE_THE_OPEN = Duration.ofSeconds(30);
    private static final Duration LATE_AGAIN_AFTER = Duration.ofMinutes(2);

    private final TradingContext context;
    private final TradingCalendar calendar;
    private final AccountMutex mutex;
    private final TradingTimers timers;
    private final FlattenAlerts alerts;
    private final ExitPromises promises;
    private final AtomicInteger running = new AtomicInteger();
    private volatile @Nullable List<FlattenReport.Remaining> left;
    private volatile Instant entriesClosedUntil = Instant.MIN;
    private volatile Tick lateAgainAt = Tick.LONG_AGO;

    FlattenRunner(
            TradingContext context,
            TradingCalendar calendar,
            AccountMutex mutex,
            TradingTimers timers,
            ExitPromises promises) {
        this.context = context;
        this.calendar = calendar;
        this.mutex = mutex;
        this.timers = timers;
        this.alerts = new FlattenAlerts(context.alerts());
        this.promises = promises;
    }

    boolean isRunning() {
        return running.get() > 0;
    }

    /// Whether a flatten, running or ended, blocks entries now.
    boolean closesEntries() {
        return isRunning() || context.time().instant().isBefore(entriesClosedUntil);
    }

    /// What the running flatten has still to close; empty when none runs.
    Optional<List<FlattenReport.Remaining>> leftToClose() {
        return Optional.ofNullable(left);
    }

    FlattenReport flatten(FlattenRequest request) {
        TradingDay day = calendar.currentOrNext(context.time().instant());
        entriesClosedUntil = day.close();
        running.incrementAndGet();
        promiseAll();
        Optional<AccountMutex.Hold> hold = mutex.forExit(PATIENCE);
        try {
            FlattenReport report = run(request, day);
            alerts.ended(report);
            if (report.flat()) {
                promises.allKept();
            }
            if (report.flat() && context.time().instant().isBefore(day.lastEntryAt())) {
                entriesClosedUntil = Instant.MIN;
            }
            return hold.isPresent() ? withProfits(report) : report;
        } finally {
            if (running.decrementAndGet() == 0) {
                left = null;
            }
            hold.ifPresent(AccountMutex.Hold::close);
            timers.watchSoon();
        }
    }

    /// Takes over the promise of an exit that is requested while a flatten runs.
    void promise(ExitRequest request) {
        promises.leaveToFlatten(request.symbol(), request.cycle(), this::isLeft);
    }

    /// Registers a promise for every recorded holding. Holdings that cannot be sold are left out, as a person has
    /// been alerted of them.
    private void promiseAll() {
        Predicate<Symbol> isLeft =
                symbol -> isLeft(symbol) && !context.refusals().isSetAside(symbol.value());
        context.fills().lots().keySet().forEach(symbol -> promises.leaveToFlatten(symbol, null, isLeft));
    }

    /// Whether the running flatten has still to close `symbol`, or has not read the account yet.
    private boolean isLeft(Symbol symbol) {
        List<FlattenReport.Remaining> seen = left;
        return isRunning()
                && (seen == null
                        || seen.stream()
                                .anyMatch(remaining -> remaining.symbol().equals(symbol)));
    }

    private FlattenReport run(FlattenRequest request, TradingDay day) {
        Instant now = context.time().instant();
        Instant deadline = now.isBefore(day.open()) ? now.plus(BEFORE_THE_OPEN) : day.close();
        return flattener(request.external())
                .lateFrom(day.escalateAt(), alerts::late)
                .believing(this::bookedShares)
                .awaiting(new UnresolvedIntents(
                        () -> new LedgerContent.Known(context.ledger().entries()), context.broker(), context.time()))
                .watchedBy(remaining -> left = remaining)
                .run(request, deadline);
    }

    private Flattener flattener(boolean external) {
        ParallelCalls fanOut = ParallelCalls.of(context.settings().closing().parallelExits());
        Flattener flattener = new Flattener(context.broker(), context.time(), context.ledger()::note, fanOut)
                .settingAside(context.refusals());
        return external ? flattener : flattener.keeping(context.externals());
    }

    private Map<Symbol, Quantity> bookedShares() {
        Map<Symbol, Quantity> booked = new TreeMap<>();
        context.fills()
                .lots()
                .forEach((symbol, lot) ->
                        booked.put(symbol, new Quantity(lot.shares().abs())));
        return booked;
    }

    private FlattenReport withProfits(FlattenReport report) {
        context.bookFills();
        return report.withProfits(closed -> context.fills().profitOf(closed.orderId()));
    }

    /// Flattens before the close of `day`, unless a flatten runs already or the broker shows that nothing is open.
    void flattenWhatIsOpen(TradingDay day) {
        if (!isRunning() && mayBeOpen()) {
            Duration remaining = Duration.between(context.time().instant(), day.close());
            flatten(new FlattenRequest(
                    "alpaca-trade", "still open " + remaining.toSeconds() + " seconds before the close"));
        }
    }

    /// Sells what came into the account after the close of our session, while another source still calls the
    /// exchange open. Nothing is held beyond that close. At most once every two minutes.
    void sellWhatCameLate() {
        Tick now = context.time().tick();
        if (!isRunning() && !now.isBefore(lateAgainAt)) {
            lateAgainAt = now.plus(LATE_AGAIN_AFTER);
            flatten(new FlattenRequest(
                    "alpaca-trade", "held after the close that we keep to, and the exchange may be open still"));
            entriesClosedUntil = Instant.MIN;
        }
    }

    /// Whether the account may hold something: true unless the broker's lists, cash and executions all deny it.
    private boolean mayBeOpen() {
        return !flattener(false).seesNothing();
    }
}
