package activetrader.execution;

import activetrader.execution.account.AccountMutex;
import activetrader.execution.flatten.FanOut;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.Flattener;
import activetrader.execution.flatten.UnresolvedIntents;
import activetrader.execution.ledger.LedgerContent;
import activetrader.execution.orders.ExitPromises;
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

/// Closes everything, for whoever asks. It waits for nobody: whoever still holds the account after a moment goes on
/// beside it, and no entry passes from then on until the close, or until the account is flat with time left to trade.
final class FlattenDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BEFORE_THE_OPEN = Duration.ofSeconds(30);
    private static final Duration LATE_AGAIN_AFTER = Duration.ofMinutes(2);

    private final Desk desk;
    private final TradingCalendar calendar;
    private final AccountMutex mutex;
    private final DeskTimers timers;
    private final FlattenAlerts alerts;
    private final ExitPromises promises;
    private final AtomicInteger running = new AtomicInteger();
    private volatile @Nullable List<FlattenReport.Remaining> left;
    private volatile Instant entriesClosedUntil = Instant.MIN;
    private volatile Tick lateAgainAt = Tick.LONG_AGO;

    FlattenDesk(Desk desk, TradingCalendar calendar, AccountMutex mutex, DeskTimers timers, ExitPromises promises) {
        this.desk = desk;
        this.calendar = calendar;
        this.mutex = mutex;
        this.timers = timers;
        this.alerts = new FlattenAlerts(desk.alerts());
        this.promises = promises;
    }

    boolean isRunning() {
        return running.get() > 0;
    }

    /// Whether a flatten, under way or over, keeps entries away now.
    boolean closesEntries() {
        return isRunning() || desk.time().instant().isBefore(entriesClosedUntil);
    }

    /// What the flatten that is under way has still to close; empty when none is.
    Optional<List<FlattenReport.Remaining>> leftToClose() {
        return Optional.ofNullable(left);
    }

    FlattenReport flatten(FlattenRequest request) {
        TradingDay day = calendar.currentOrNext(desk.time().instant());
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
            if (report.flat() && desk.time().instant().isBefore(day.lastEntryAt())) {
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

    /// Takes over an exit that is asked for while a flatten is under way, with its promise.
    void promise(ExitRequest request) {
        promises.leaveToFlatten(request.symbol(), request.cycle(), this::isLeft);
    }

    /// Everything that the books hold is an exit that is asked for; what cannot be sold has been told already.
    private void promiseAll() {
        Predicate<Symbol> isLeft = symbol -> isLeft(symbol) && !desk.refusals().isSetAside(symbol.value());
        desk.fills().lots().keySet().forEach(symbol -> promises.leaveToFlatten(symbol, null, isLeft));
    }

    /// Whether a flatten is under way that has still to close `symbol`, or has not seen the account yet.
    private boolean isLeft(Symbol symbol) {
        List<FlattenReport.Remaining> seen = left;
        return isRunning()
                && (seen == null
                        || seen.stream()
                                .anyMatch(remaining -> remaining.symbol().equals(symbol)));
    }

    private FlattenReport run(FlattenRequest request, TradingDay day) {
        Instant now = desk.time().instant();
        Instant deadline = now.isBefore(day.open()) ? now.plus(BEFORE_THE_OPEN) : day.close();
        return flattener()
                .lateFrom(day.escalateAt(), alerts::late)
                .believing(this::bookedShares)
                .awaiting(new UnresolvedIntents(
                        () -> new LedgerContent.Known(desk.ledger().entries()), desk.broker(), desk.time()))
                .watchedBy(remaining -> left = remaining)
                .run(request, deadline);
    }

    private Flattener flattener() {
        FanOut fanOut = FanOut.of(desk.settings().closing().parallelExits());
        return new Flattener(desk.broker(), desk.time(), desk.ledger()::note, fanOut)
                .keeping(desk.externals())
                .settingAside(desk.refusals());
    }

    private Map<Symbol, Quantity> bookedShares() {
        Map<Symbol, Quantity> booked = new TreeMap<>();
        desk.fills()
                .lots()
                .forEach((symbol, lot) ->
                        booked.put(symbol, new Quantity(lot.shares().abs())));
        return booked;
    }

    private FlattenReport withProfits(FlattenReport report) {
        desk.bookFills();
        return report.withProfits(closed -> desk.fills().profitOf(closed.orderId()));
    }

    /// Flattens before the close of `day` unless somebody does already, or the broker says that nothing is open.
    void flattenWhatIsOpen(TradingDay day) {
        if (!isRunning() && mayBeOpen()) {
            Duration remaining = Duration.between(desk.time().instant(), day.close());
            flatten(new FlattenRequest(
                    "alpaca-trade", "still open " + remaining.toSeconds() + " seconds before the close"));
        }
    }

    /// Sells what came into the account after the close that we keep to, while somebody calls the exchange open still:
    /// nothing is held beyond that close. At most once every two minutes.
    void sellWhatCameLate() {
        Tick now = desk.time().tick();
        if (!isRunning() && !now.isBefore(lateAgainAt)) {
            lateAgainAt = now.plus(LATE_AGAIN_AFTER);
            flatten(new FlattenRequest(
                    "alpaca-trade", "held after the close that we keep to, and the exchange may be open still"));
            entriesClosedUntil = Instant.MIN;
        }
    }

    /// Taken for open unless the broker's lists, cash and executions all deny it.
    private boolean mayBeOpen() {
        return !flattener().seesNothing();
    }
}
