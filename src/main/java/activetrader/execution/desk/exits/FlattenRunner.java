package activetrader.execution.desk.exits;

import activetrader.broker.Broker;
import activetrader.execution.account.AccountMutex;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.mode.ModeState;
import activetrader.execution.orders.exits.ExitPromises;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.timers.TradingTimers;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Runs the flattens of an account. A flatten waits only a moment for the account mutex: an order that still holds
/// it then continues beside the flatten. No entry passes from the start on until the close, or until the account is
/// flat with time left to trade.
public final class FlattenRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LATE_AGAIN_AFTER = Duration.ofMinutes(2);

    private final AccountFlattener flattener;
    private final FillRecorder fills;
    private final Broker broker;
    private final Refusals refusals;
    private final ExitPromises promises;
    private final FlattenAlerts alerts;
    private final TradingCalendar calendar;
    private final AccountMutex mutex;
    private final TradingTimers timers;
    private final TimeSource time;
    private final AtomicInteger running = new AtomicInteger();
    private volatile @Nullable List<FlattenReport.Remaining> left;
    private volatile Instant entriesClosedUntil = Instant.MIN;
    private volatile Tick lateAgainAt = Tick.LONG_AGO;

    public FlattenRunner(
            AccountFlattener flattener,
            FillRecorder fills,
            Broker broker,
            Refusals refusals,
            ExitPromises promises,
            FlattenAlerts alerts,
            TradingCalendar calendar,
            AccountMutex mutex,
            TradingTimers timers,
            TimeSource time) {
        this.flattener = flattener;
        this.fills = fills;
        this.broker = broker.forExits();
        this.refusals = refusals;
        this.promises = promises;
        this.alerts = alerts;
        this.calendar = calendar;
        this.mutex = mutex;
        this.timers = timers;
        this.time = time;
    }

    public boolean isRunning() {
        return running.get() > 0;
    }

    /// Whether a flatten, running or ended, blocks entries now.
    public boolean closesEntries() {
        return isRunning() || time.instant().isBefore(entriesClosedUntil);
    }

    /// What the running flatten has still to close; empty when none runs.
    public Optional<List<FlattenReport.Remaining>> leftToClose() {
        return Optional.ofNullable(left);
    }

    public FlattenReport flatten(FlattenRequest request) {
        return flatten(request, calendar.currentOrNext(time.instant()));
    }

    private FlattenReport flatten(FlattenRequest request, TradingDay day) {
        entriesClosedUntil = day.close();
        running.incrementAndGet();
        promiseAll();
        Optional<AccountMutex.Hold> hold = mutex.forExit(PATIENCE);
        try {
            FlattenReport report = flattener.run(request, day, alerts::late, remaining -> left = remaining);
            alerts.ended(report);
            if (report.flat()) {
                promises.allKept();
            }
            if (report.flat() && time.instant().isBefore(day.lastEntryAt())) {
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
        Predicate<Symbol> isLeft = symbol -> isLeft(symbol) && !refusals.isSetAside(symbol.value());
        fills.booked().lots().keySet().forEach(symbol -> promises.leaveToFlatten(symbol, null, isLeft));
    }

    /// Whether the running flatten has still to close `symbol`, or has not read the account yet.
    private boolean isLeft(Symbol symbol) {
        List<FlattenReport.Remaining> seen = left;
        return isRunning()
                && (seen == null
                        || seen.stream()
                                .anyMatch(remaining -> remaining.symbol().equals(symbol)));
    }

    private FlattenReport withProfits(FlattenReport report) {
        fills.pollOrLater(broker);
        return report.withProfits(closed -> fills.booked().profitOf(closed.orderId()));
    }

    /// Flattens before the close of `day`, unless a flatten runs already or the broker shows that nothing is open.
    ///
    /// @param day a session by our clock; after its close the next one of the calendar counts
    public void flattenWhatIsOpen(TradingDay day) {
        Instant now = time.instant();
        if (!isRunning() && flattener.mayBeOpen()) {
            Duration remaining = Duration.between(now, day.close());
            flatten(
                    new FlattenRequest(
                            ModeState.TRADE_SERVICE,
                            "still open " + remaining.toSeconds() + " seconds before the close"),
                    now.isBefore(day.close()) ? day : calendar.currentOrNext(now));
        }
    }

    /// Sells what came into the account after the close of our session, while another source still calls the
    /// exchange open. Nothing is held beyond that close. At most once every two minutes.
    public void sellWhatCameLate() {
        Tick now = time.tick();
        if (!isRunning() && !now.isBefore(lateAgainAt)) {
            lateAgainAt = now.plus(LATE_AGAIN_AFTER);
            flatten(new FlattenRequest(
                    ModeState.TRADE_SERVICE,
                    "held after the close that we keep to, and the exchange may be open still"));
            entriesClosedUntil = Instant.MIN;
        }
    }
}
