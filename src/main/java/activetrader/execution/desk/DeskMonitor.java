package activetrader.execution.desk;

import activetrader.execution.account.AccountMutex;
import activetrader.execution.context.ExecutionSettings;
import activetrader.execution.context.TradingContext;
import activetrader.execution.monitor.AccountMonitor;
import activetrader.execution.monitor.ClockMonitor;
import activetrader.execution.monitor.OvernightPositions;
import activetrader.execution.monitor.TradingModeControl;
import activetrader.execution.orders.EntryReversal;
import activetrader.execution.orders.EntrySubmitter;
import activetrader.execution.orders.FillReview;
import activetrader.execution.timers.DayMoments;
import activetrader.execution.timers.IdleLooks;
import activetrader.execution.timers.TradingTimers;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/// What the order desk does by itself: the looks at the account, and the moments of the day.
final class DeskMonitor {
    private static final int LOOKS_PER_ACCOUNT = 4;
    private static final int SETTLE_TRIES = 5;
    private static final Duration SETTLE_AGAIN = Duration.ofMinutes(1);
    private static final Duration WHILE_UNSETTLED = Duration.ofSeconds(15);
    private static final Duration WHILE_ENTERING = ExecutionSettings.SHORTEST_INTERVAL;

    private final TradingContext context;
    private final TradingCalendar calendar;
    private final AccountMutex mutex;
    private final TradingTimers timers;
    private final AccountMonitor watch;
    private final TradingModeControl restraints;
    private final ClockMonitor clock;
    private final OvernightPositions overnight;
    private final FlattenRunner flattens;
    private final EntryReversal undoing;
    private final EntrySubmitter entries;
    private final FillReview fillReview;
    private final DeskReader reads;
    private int looks;
    private volatile boolean sawAll = true;

    DeskMonitor(
            TradingContext context,
            TradingCalendar calendar,
            AccountMutex mutex,
            TradingTimers timers,
            AccountMonitor watch,
            TradingModeControl restraints,
            ClockMonitor clock,
            OvernightPositions overnight,
            FlattenRunner flattens,
            EntryReversal undoing,
            EntrySubmitter entries,
            FillReview fillReview,
            DeskReader reads) {
        this.context = context;
        this.calendar = calendar;
        this.mutex = mutex;
        this.timers = timers;
        this.watch = watch;
        this.restraints = restraints;
        this.clock = clock;
        this.overnight = overnight;
        this.flattens = flattens;
        this.undoing = undoing;
        this.entries = entries;
        this.fillReview = fillReview;
        this.reads = reads;
    }

    /// Resolves what an earlier process left, protects what is held, and starts the looks and the moments of the day.
    ///
    /// @throws activetrader.broker.BrokerException when the broker does not answer
    void start() {
        timers.watch(this::untilNextLook, this::watchOnce);
        undoing.follow(context.ledger().inDoubt());
        context.ledger().learnIds(context.reader().allOrders().items());
        context.sender().recallRefusals();
        context.sender().clearUp(context.broker());
        context.fills().poll(context.broker());
        boolean open = watch.look();
        reads.record(context.reader().books());
        overnight.find();
        clock.start();
        new DayMoments(calendar, context.time(), timers, actions()).start();
        new IdleLooks(context.broker(), clock::mayBeOpen, context.time(), timers).start();
        if (overnight.isOpen()
                && calendar.currentOrNext(context.time().instant())
                        .isOpenAt(context.time().instant())) {
            timers.at(context.time().instant(), "overnight positions", overnight::close);
        }
        if (open) {
            timers.watchSoon();
        }
    }

    private DayMoments.Actions actions() {
        return new DayMoments.Actions() {
            @Override
            public void open() {
                overnight.close();
            }

            @Override
            public void flatten(TradingDay day) {
                flattens.flattenWhatIsOpen(day);
            }

            @Override
            public void closed() {
                overnight.expect();
                settle(SETTLE_TRIES);
            }
        };
    }

    /// Books what changed the cash of an account in which nothing is open: once, after the close.
    private void settle(int tries) {
        if (!restraints.settle() && tries > 1) {
            timers.after(SETTLE_AGAIN, "settling", () -> settle(tries - 1));
        }
    }

    /// The time until the next look. It is short while a stop is missing or looks faulty, the last look failed, a
    /// review is open, or an entry must be cancelled in time.
    private Duration untilNextLook() {
        Duration usual = context.settings().reconcileInterval();
        boolean settled = sawAll && context.protector().unprotected().isEmpty() && fillReview.isSettled();
        Duration longest = settled ? usual : WHILE_UNSETTLED;
        Duration suspicious = context.protector().checks().hasSuspects()
                ? context.protector().checks().lasting()
                : usual;
        Duration entering = entries.atWork() ? WHILE_ENTERING : usual;
        return Collections.min(List.of(usual, longest, suspicious, entering));
    }

    private boolean watchOnce() {
        sawAll = false;
        boolean open = mutex.forOthers(Duration.ZERO).map(this::lookHolding).orElse(true);
        undoing.ofAll();
        if (sawAll && !watch.held().isEmpty()) {
            lookBeyondTheClose();
        }
        return open;
    }

    /// Looks at what is held outside of our session and re-creates its stop. After the close it is sold if the
    /// exchange may still be open; where every source calls it closed, a person is alerted.
    private void lookBeyondTheClose() {
        Instant now = context.time().instant();
        if (calendar.currentOrNext(now).isOpenAt(now)) {
            return;
        }
        boolean closedToday = calendar.on(MarketZone.dateOf(now))
                .filter(day -> !now.isBefore(day.close()))
                .isPresent();
        if (!clock.mayBeOpen()) {
            overnight.tellNew(watch.held());
        } else if (closedToday) {
            timers.after(Duration.ZERO, "late holdings", flattens::sellWhatCameLate);
        }
    }

    private boolean lookHolding(AccountMutex.Hold hold) {
        try (hold) {
            boolean open = watch.look();
            sawAll = !watch.isFailing();
            if (open && looks++ % LOOKS_PER_ACCOUNT == 0) {
                restraints.afterLossIfKnown();
            }
            return open;
        }
    }
}
