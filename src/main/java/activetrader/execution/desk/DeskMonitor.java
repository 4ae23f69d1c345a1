package activetrader.execution.desk;

import activetrader.execution.account.AccountMutex;
import activetrader.execution.day.LossMonitor;
import activetrader.execution.desk.exits.FlattenRunner;
import activetrader.execution.monitor.AccountMonitor;
import activetrader.execution.monitor.ClockMonitor;
import activetrader.execution.monitor.OvernightPositions;
import activetrader.execution.orders.entries.EntryReversal;
import activetrader.execution.timers.TradingTimers;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/// The looks at the account that the order desk takes by itself.
final class DeskMonitor {
    private static final int LOOKS_PER_ACCOUNT = 4;

    private final AccountMutex mutex;
    private final TradingTimers timers;
    private final LookInterval interval;
    private final AccountMonitor monitor;
    private final LossMonitor losses;
    private final EntryReversal reversal;
    private final ClockMonitor clock;
    private final OvernightPositions overnight;
    private final FlattenRunner flattens;
    private final TradingCalendar calendar;
    private final TimeSource time;
    private int looks;
    private volatile boolean sawAll = true;

    DeskMonitor(
            AccountMutex mutex,
            TradingTimers timers,
            LookInterval interval,
            AccountMonitor monitor,
            LossMonitor losses,
            EntryReversal reversal,
            ClockMonitor clock,
            OvernightPositions overnight,
            FlattenRunner flattens,
            TradingCalendar calendar,
            TimeSource time) {
        this.mutex = mutex;
        this.timers = timers;
        this.interval = interval;
        this.monitor = monitor;
        this.losses = losses;
        this.reversal = reversal;
        this.clock = clock;
        this.overnight = overnight;
        this.flattens = flattens;
        this.calendar = calendar;
        this.time = time;
    }

    /// Sets what a look is and when the next one comes; none is taken yet.
    void prepare() {
        timers.watch(() -> interval.next(sawAll), this::watchOnce);
    }

    private boolean watchOnce() {
        sawAll = false;
        boolean open = mutex.forOthers(Duration.ZERO).map(this::lookHolding).orElse(true);
        reversal.ofAll();
        if (sawAll && !monitor.held().isEmpty()) {
            lookBeyondTheClose();
        }
        return open;
    }

    private boolean lookHolding(AccountMutex.Hold hold) {
        try (hold) {
            boolean open = monitor.look();
            sawAll = !monitor.isFailing();
            if (open && looks++ % LOOKS_PER_ACCOUNT == 0) {
                losses.afterLossIfKnown();
            }
            return open;
        }
    }

    /// Looks at what is held outside of our session and re-creates its stop. After the close it is sold if the
    /// exchange may still be open; where every source calls it closed, a person is alerted.
    private void lookBeyondTheClose() {
        Instant now = time.instant();
        if (calendar.currentOrNext(now).isOpenAt(now)) {
            return;
        }
        boolean closedToday = calendar.on(MarketZone.dateOf(now))
                .filter(day -> !now.isBefore(day.close()))
                .isPresent();
        if (!clock.mayBeOpen()) {
            overnight.tellNew(monitor.held());
        } else if (closedToday) {
            timers.after(Duration.ZERO, "late holdings", flattens::sellWhatCameLate);
        }
    }
}
