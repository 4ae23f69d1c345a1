package activetrader.execution.monitor;

import activetrader.broker.BrokerException;
import activetrader.config.FileFault;
import activetrader.execution.alerts.Alert;
import activetrader.execution.context.TradingContext;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.execution.portfolio.DayTotals;
import activetrader.journal.OrderRecord;
import activetrader.market.Account;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.risk.AccountSnapshot;
import activetrader.risk.RiskLimits.LossLimits;
import activetrader.risk.TradingMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets the trading mode, also to the mode that the program itself requires. Every change is recorded and reported.
public final class TradingModeControl {
    private static final Logger log = LoggerFactory.getLogger(TradingModeControl.class);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// Who sets the mode when no person or model asked for it.
    static final String DESK = "alpaca-trade";

    private final TradingContext context;
    private final ModeFile file;
    private final TradingCalendar calendar;
    private final DayTotals dayBook;
    private final LossLimits limits;
    private final ReentrantLock writing = new ReentrantLock();

    public TradingModeControl(
            TradingContext context, ModeFile file, TradingCalendar calendar, DayTotals dayBook, LossLimits limits) {
        this.context = context;
        this.file = file;
        this.calendar = calendar;
        this.dayBook = dayBook;
        this.limits = limits;
    }

    public ModeState mode() {
        return file.read(context.time().instant());
    }

    /// @throws UncheckedIOException when the mode could not be written; the old mode then stays
    public void set(ModeState state) {
        change(_ -> state);
    }

    /// Sets the mode to what `change` makes of the one that holds; no other change of this process comes between.
    /// Nothing is written when `change` returns the same state.
    ///
    /// @return the mode that holds now
    /// @throws UncheckedIOException when the mode could not be written; the old mode then stays
    public ModeState change(UnaryOperator<ModeState> change) {
        ModeState state;
        writing.lock();
        try {
            ModeState before = mode();
            state = change.apply(before);
            if (state.equals(before)) {
                return before;
            }
            file.write(state.asAnnounced());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file.path() + ": " + FileFault.of(file.path(), e), e);
        } finally {
            writing.unlock();
        }
        report(state);
        return state;
    }

    private void report(ModeState state) {
        context.ledger()
                .note(new OrderRecord.ModeChanged(
                        context.time().instant(), state.mode().name(), state.setBy(), state.reason(), state.until()));
        context.alerts()
                .warning(
                        Alert.Kind.MODE_CHANGED,
                        null,
                        "trading is " + state.mode() + ", set by " + state.setBy() + ": " + state.reason());
    }

    /// As [#afterLoss(AccountSnapshot)] with the account read now, when the broker answers. Positions are read only
    /// when the equity alone would change the mode.
    public void afterLossIfKnown() {
        try {
            if (mode().mode() == TradingMode.ACTIVE) {
                Account account = context.broker().forExits().account();
                Instant now = context.time().instant();
                boolean explained = isExplained(account);
                if (explained && (isAtLimit(account, now) || dayBook.wouldRaise(account, now))) {
                    afterLoss(context.exitReader().holdings());
                }
            }
        } catch (BrokerException e) {
            log.warn("the day's loss is not known cause=\"{}\"", e.getMessage());
        }
    }

    /// Books what has changed the cash since the last look.
    ///
    /// @return whether all of it is explained; false while the shares in the records differ from the broker's
    public boolean settle() {
        try {
            return isExplained(context.broker().forExits().account());
        } catch (BrokerException e) {
            log.warn("the day's cash is not known cause=\"{}\"", e.getMessage());
            return false;
        }
    }

    /// Ends entries for the day when the day's loss reaches the limit, also when the loss shrinks again. An equity
    /// that is partly unexplained, or that cash and positions do not confirm, does not count; until it is explained
    /// entries are denied anyway.
    ///
    /// @throws BrokerException when the broker must be asked and does not answer
    public void afterLoss(AccountSnapshot books) {
        Account account = books.account();
        if (mode().mode() != TradingMode.ACTIVE || !dayBook.isConfirmed(books) || !isExplained(account)) {
            return;
        }
        Instant now = context.time().instant();
        LocalDate today = MarketZone.dateOf(now);
        dayBook.highWater(books, now);
        BigDecimal start = dayBook.startEquity(account, today).value();
        if (isAtLimit(account, now)) {
            String reason = "the day's loss of "
                    + start.subtract(account.equity().value()).toPlainString() + " reached "
                    + limits.maxDailyLossPercent().toPlainString() + " % of " + start.toPlainString()
                    + after(dayBook.moves(today));
            Instant until = calendar.currentOrNext(now).close();
            change(mode -> mode.mode() == TradingMode.ACTIVE
                    ? new ModeState(TradingMode.REDUCE_ONLY, DESK, reason, now, until)
                    : mode);
        }
    }

    private boolean isAtLimit(Account account, Instant now) {
        BigDecimal start = dayBook.startEquity(account, MarketZone.dateOf(now)).value();
        BigDecimal loss = start.subtract(account.equity().value());
        BigDecimal allowed = start.multiply(limits.maxDailyLossPercent());
        return start.signum() > 0 && loss.multiply(HUNDRED).compareTo(allowed) >= 0;
    }

    private static String after(String moves) {
        return moves.isEmpty() ? "" : ", the day's start after " + moves;
    }

    /// Whether shares and cash are what fills and adjustments left. Asks the broker only when they are not, and
    /// then books what explains the difference.
    private boolean isExplained(Account account) {
        return context.fills().agreed()
                && context.fills()
                        .unexplainedCash(context.broker().forExits(), account)
                        .isZero();
    }
}
