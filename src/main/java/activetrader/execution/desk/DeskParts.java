package activetrader.execution.desk;

import activetrader.execution.account.AccountLock;
import activetrader.execution.account.AccountMutex;
import activetrader.execution.account.CallBudget;
import activetrader.execution.account.RecentSnapshot;
import activetrader.execution.alerts.Alert;
import activetrader.execution.context.TradingContext;
import activetrader.execution.market.MarketView;
import activetrader.execution.market.PriceWitness;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.monitor.AccountMonitor;
import activetrader.execution.monitor.ClockMonitor;
import activetrader.execution.monitor.GainRules;
import activetrader.execution.monitor.KeyMonitor;
import activetrader.execution.monitor.OvernightPositions;
import activetrader.execution.monitor.PositionMonitor;
import activetrader.execution.monitor.RuledActions;
import activetrader.execution.monitor.TradingModeControl;
import activetrader.execution.orders.EntrySubmitter;
import activetrader.execution.orders.ExitPromises;
import activetrader.execution.orders.ExitSubmitter;
import activetrader.execution.orders.FillMending;
import activetrader.execution.orders.FillReview;
import activetrader.execution.orders.PromisedExits;
import activetrader.execution.orders.StopMover;
import activetrader.execution.portfolio.DayTotals;
import activetrader.execution.portfolio.PortfolioReader;
import activetrader.execution.timers.TradingTimers;
import activetrader.market.calendar.TradingCalendar;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import java.util.concurrent.atomic.AtomicBoolean;

/// Makes an order desk of its parts.
final class DeskParts {
    private DeskParts() {}

    static LiveOrderDesk join(
            TradingContext context,
            MarketView market,
            PriceWitness witness,
            TradingCalendar calendar,
            RiskLimits limits,
            ModeFile modeFile,
            AccountLock lock) {
        AtomicBoolean stopping = new AtomicBoolean();
        AccountMutex mutex = new AccountMutex(context.time());
        ExitPromises promises = new ExitPromises(context.ledger(), context.alerts(), context.time());
        RecentSnapshot recent = new RecentSnapshot(context.reader(), mutex, context.time());
        CallBudget calls = new CallBudget(context.broker());
        DayTotals dayTotals =
                new DayTotals(context.ledger(), context.fills(), limits.data().maxEquityGapPercent());
        ExitSubmitter exits = new ExitSubmitter(context);
        StopMover stops = new StopMover(context);
        FillReview fillReview = FillMending.review(context, limits, exits, stops);
        TradingTimers timers = new TradingTimers(
                context.time(), failure -> context.alerts().critical(Alert.Kind.TASK_FAILED, null, failure));
        ExitRunner turns = new ExitRunner(context, mutex, calls, timers);
        TradingModeControl modes = new TradingModeControl(context, modeFile, calendar, dayTotals, limits.loss());
        KeyMonitor keyGuard = new KeyMonitor(context, timers, modes);
        AccountMonitor watch = new AccountMonitor(
                context,
                calendar,
                positions(context, witness, new RuledActions(exits, stops, calls)),
                fillReview,
                keyGuard::failed);
        ClockMonitor clock =
                new ClockMonitor(context, calendar, timers, limits.data().maxClockSkewSeconds());
        FlattenRunner flattens = new FlattenRunner(context, calendar, mutex, timers, promises);
        DeskExits deskExits = new DeskExits(
                context,
                limits,
                stopping,
                flattens,
                new PromisedExits(context.time(), promises),
                turns,
                exits,
                stops,
                keyGuard,
                () -> modes.mode().mode() != TradingMode.ACTIVE || flattens.closesEntries());
        OvernightPositions overnight = new OvernightPositions(context, watch, calendar, timers, deskExits::exit);
        AccountViews views = new AccountViews(context, calendar, modes, clock, dayTotals, keyGuard, recent);
        EntrySubmitter entries = new EntrySubmitter(
                context, market, limits, fillReview, () -> !flattens.closesEntries() && views.admitEntries());
        EntryPreconditions preconditions =
                new EntryPreconditions(context, mutex, calls, flattens, overnight, keyGuard, views, limits, stopping);
        DeskReader reads = new DeskReader(
                context.reader(), recent, new PortfolioReader(context), context.fills(), dayTotals, timers);
        return new LiveOrderDesk(
                limits,
                new EntryRunner(
                        context,
                        mutex,
                        preconditions,
                        entries,
                        deskExits.reversal(),
                        turns,
                        timers,
                        watch,
                        modes,
                        views),
                preconditions,
                deskExits,
                flattens,
                reads,
                views,
                modes,
                new DeskMonitor(
                        context,
                        calendar,
                        mutex,
                        timers,
                        watch,
                        modes,
                        clock,
                        overnight,
                        flattens,
                        deskExits.reversal(),
                        entries,
                        fillReview,
                        reads),
                stopping,
                mutex,
                timers,
                lock,
                listener -> {
                    context.ledger().listen(listener::recorded);
                    context.fills().listen(listener::filled);
                });
    }

    private static PositionMonitor positions(TradingContext context, PriceWitness witness, RuledActions actions) {
        GainRules gains = new GainRules(
                context.settings().protection(), context.fills(), context.ledger(), witness, context.time(), actions);
        return new PositionMonitor(
                context.protector(), context.fills(), context.settings().protection(), gains, context.alerts());
    }
}
