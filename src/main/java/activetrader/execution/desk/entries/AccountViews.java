package activetrader.execution.desk.entries;

import activetrader.broker.BrokerException;
import activetrader.execution.account.RecentSnapshot;
import activetrader.execution.day.DayTotals;
import activetrader.execution.mode.ModeState;
import activetrader.execution.mode.TradingModeControl;
import activetrader.execution.monitor.ClockMonitor;
import activetrader.execution.monitor.KeyMonitor;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.AccountSnapshot;
import activetrader.risk.AccountView;
import activetrader.risk.AccountView.ClockCheck;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the risk gate's input about the account and its day.
public final class AccountViews {
    private static final Logger log = LoggerFactory.getLogger(AccountViews.class);

    private final TimeSource time;
    private final TradingCalendar calendar;
    private final TradingModeControl modes;
    private final ClockMonitor clock;
    private final DayTotals totals;
    private final KeyMonitor keyMonitor;
    private final RecentSnapshot recent;

    public AccountViews(
            TimeSource time,
            TradingCalendar calendar,
            TradingModeControl modes,
            ClockMonitor clock,
            DayTotals totals,
            KeyMonitor keyMonitor,
            RecentSnapshot recent) {
        this.time = time;
        this.calendar = calendar;
        this.modes = modes;
        this.clock = clock;
        this.totals = totals;
        this.keyMonitor = keyMonitor;
        this.recent = recent;
    }

    /// The input by a snapshot that is at most one second old.
    AccountView now() {
        return of(orNull(recent::get));
    }

    /// @param books the snapshot read just before; null when it could not be read
    AccountView of(@Nullable AccountSnapshot books) {
        ClockCheck compared = clock.last();
        Instant now = time.instant();
        ModeState mode = modes.mode();
        return new AccountView(
                now,
                entryDay(now).orElse(null),
                mode.mode(),
                mode.reason(),
                compared,
                books,
                books == null ? null : totals.today(books, now));
    }

    /// The value that `account` reads; null, with the failure noted, when the broker does not answer.
    @Nullable
    AccountSnapshot orNull(Supplier<AccountSnapshot> account) {
        try {
            return account.get();
        } catch (BrokerException e) {
            keyMonitor.failed(e);
            log.warn("account not read cause=\"{}\"", e.getMessage());
            return null;
        }
    }

    /// Whether mode and session allow entries now, as far as is known without asking the broker.
    public boolean admitEntries() {
        Instant now = time.instant();
        return modes.isActive()
                && entryDay(now).filter(day -> day.lastEntryAt().isAfter(now)).isPresent();
    }

    private Optional<TradingDay> entryDay(Instant now) {
        return calendar.entriesOn(MarketZone.dateOf(now));
    }
}
