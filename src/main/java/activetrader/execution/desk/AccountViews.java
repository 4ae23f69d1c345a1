package activetrader.execution.desk;

import activetrader.broker.BrokerException;
import activetrader.execution.account.RecentSnapshot;
import activetrader.execution.context.TradingContext;
import activetrader.execution.mode.ModeState;
import activetrader.execution.monitor.ClockMonitor;
import activetrader.execution.monitor.KeyMonitor;
import activetrader.execution.monitor.TradingModeControl;
import activetrader.execution.portfolio.DayTotals;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.AccountSnapshot;
import activetrader.risk.AccountView;
import activetrader.risk.AccountView.ClockCheck;
import activetrader.risk.TradingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the risk gate's input about the account and its day.
final class AccountViews {
    private static final Logger log = LoggerFactory.getLogger(AccountViews.class);

    private final TradingContext context;
    private final TradingCalendar calendar;
    private final TradingModeControl restraints;
    private final ClockMonitor clock;
    private final DayTotals dayBook;
    private final KeyMonitor keyGuard;
    private final RecentSnapshot recent;

    AccountViews(
            TradingContext context,
            TradingCalendar calendar,
            TradingModeControl restraints,
            ClockMonitor clock,
            DayTotals dayBook,
            KeyMonitor keyGuard,
            RecentSnapshot recent) {
        this.context = context;
        this.calendar = calendar;
        this.restraints = restraints;
        this.clock = clock;
        this.dayBook = dayBook;
        this.keyGuard = keyGuard;
        this.recent = recent;
    }

    /// The input by a snapshot that is at most one second old.
    AccountView now() {
        return of(orNull(recent::get));
    }

    /// @param books the snapshot read just before; null when it could not be read
    AccountView of(@Nullable AccountSnapshot books) {
        ClockCheck compared = clock.last();
        Instant now = context.time().instant();
        ModeState mode = restraints.mode();
        return new AccountView(
                now,
                entryDay(now).orElse(null),
                mode.mode(),
                mode.reason(),
                compared,
                books,
                books == null ? null : dayBook.today(books, now));
    }

    /// The value that `account` reads; null, with the failure noted, when the broker does not answer.
    @Nullable
    AccountSnapshot orNull(Supplier<AccountSnapshot> account) {
        try {
            return account.get();
        } catch (BrokerException e) {
            keyGuard.failed(e);
            log.warn("account not read cause=\"{}\"", e.getMessage());
            return null;
        }
    }

    /// Whether mode and session allow entries now, as far as is known without asking the broker.
    boolean admitEntries() {
        Instant now = context.time().instant();
        return restraints.mode().mode() == TradingMode.ACTIVE
                && entryDay(now).filter(day -> day.lastEntryAt().isAfter(now)).isPresent();
    }

    private Optional<TradingDay> entryDay(Instant now) {
        return calendar.entriesOn(MarketZone.dateOf(now));
    }
}
