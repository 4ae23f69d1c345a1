package activetrader.execution.day;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountReader;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.mode.ModeState;
import activetrader.execution.mode.TradingModeControl;
import activetrader.market.Account;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.risk.AccountSnapshot;
import activetrader.risk.RiskLimits.LossLimits;
import activetrader.risk.TradingMode;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares the day's loss with its limit, and sets the trading mode when it is reached.
public final class LossMonitor {
    private static final Logger log = LoggerFactory.getLogger(LossMonitor.class);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final TradingModeControl modes;
    private final Broker broker;
    private final AccountReader reader;
    private final FillRecorder fills;
    private final DayTotals totals;
    private final LossLimits limits;
    private final TradingCalendar calendar;
    private final TimeSource time;

    public LossMonitor(
            TradingModeControl modes,
            Broker broker,
            AccountReader reader,
            FillRecorder fills,
            DayTotals totals,
            LossLimits limits,
            TradingCalendar calendar,
            TimeSource time) {
        this.modes = modes;
        this.broker = broker.forExits();
        this.reader = reader.forExits();
        this.fills = fills;
        this.totals = totals;
        this.limits = limits;
        this.calendar = calendar;
        this.time = time;
    }

    /// As [#afterLoss(AccountSnapshot)] with the account read now, when the broker answers. Positions are read only
    /// when the equity alone would change the mode.
    public void afterLossIfKnown() {
        try {
            if (modes.mode().isOpenToLimits(time.instant())) {
                Account account = broker.account();
                Instant now = time.instant();
                boolean explained = isExplained(account);
                if (explained && (isAtLimit(account, now) || totals.wouldRaise(account, now))) {
                    afterLoss(reader.holdings());
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
            return isExplained(broker.account());
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
        if (!modes.mode().isOpenToLimits(time.instant()) || !totals.isConfirmed(books) || !isExplained(account)) {
            return;
        }
        Instant now = time.instant();
        LocalDate today = MarketZone.dateOf(now);
        totals.highWater(books, now);
        BigDecimal start = totals.startEquity(account, today).value();
        if (isAtLimit(account, now)) {
            String reason = "the day's loss of "
                    + start.subtract(account.equity().value()).toPlainString() + " reached "
                    + limits.maxDailyLossPercent().toPlainString() + " % of " + start.toPlainString()
                    + after(totals.moves(today));
            Instant until = calendar.currentOrNext(now).close();
            ModeState limit = new ModeState(TradingMode.REDUCE_ONLY, ModeState.TRADE_SERVICE, reason, now, until);
            modes.change(mode -> mode.isOpenToLimits(now) ? mode.limitedBy(limit) : mode);
        }
    }

    private boolean isAtLimit(Account account, Instant now) {
        BigDecimal start = totals.startEquity(account, MarketZone.dateOf(now)).value();
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
        return fills.agreed() && fills.unexplainedCash(broker, account).isZero();
    }
}
