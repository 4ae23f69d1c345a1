package activetrader.execution;

import activetrader.broker.BrokerException;
import activetrader.execution.mode.ModeState;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.AccountView;
import activetrader.risk.AccountView.ClockCheck;
import activetrader.risk.Books;
import activetrader.risk.TradingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the risk gate is told about the account and its day.
final class AccountViews {
    private static final Logger log = LoggerFactory.getLogger(AccountViews.class);

    private final Desk desk;
    private final TradingCalendar calendar;
    private final Restraints restraints;
    private final ClockWatch clock;
    private final DayBook dayBook;
    private final KeyGuard keyGuard;

    AccountViews(
            Desk desk,
            TradingCalendar calendar,
            Restraints restraints,
            ClockWatch clock,
            DayBook dayBook,
            KeyGuard keyGuard) {
        this.desk = desk;
        this.calendar = calendar;
        this.restraints = restraints;
        this.clock = clock;
        this.dayBook = dayBook;
        this.keyGuard = keyGuard;
    }

    /// @param books as read just before; null when they could not be read
    AccountView of(@Nullable Books books) {
        ClockCheck compared = clock.last();
        Instant now = desk.time().instant();
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

    /// What `account` reads; null, with the failure noted, when the broker does not answer.
    @Nullable
    Books orNull(Supplier<Books> account) {
        try {
            return account.get();
        } catch (BrokerException e) {
            keyGuard.failed(e);
            log.warn("account not read cause=\"{}\"", e.getMessage());
            return null;
        }
    }

    /// Whether mode and session let entries pass now, as far as is known without asking.
    boolean admitEntries() {
        Instant now = desk.time().instant();
        return restraints.mode().mode() == TradingMode.ACTIVE
                && entryDay(now).filter(day -> day.lastEntryAt().isAfter(now)).isPresent();
    }

    private Optional<TradingDay> entryDay(Instant now) {
        return calendar.entriesOn(MarketZone.dateOf(now));
    }
}
