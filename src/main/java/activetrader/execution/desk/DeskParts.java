package activetrader.execution.desk;

import activetrader.broker.Broker;
import activetrader.broker.MarketData;
import activetrader.execution.account.AccountLock;
import activetrader.execution.account.AccountMutex;
import activetrader.execution.account.CallBudget;
import activetrader.execution.account.EntryAttempts;
import activetrader.execution.account.RecentSnapshot;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.day.DayTotals;
import activetrader.execution.day.LossMonitor;
import activetrader.execution.desk.entries.AccountViews;
import activetrader.execution.desk.entries.BooksCheck;
import activetrader.execution.desk.entries.DeskEntries;
import activetrader.execution.desk.entries.DeskStateReader;
import activetrader.execution.desk.entries.EntryExecution;
import activetrader.execution.desk.entries.EntryPreconditions;
import activetrader.execution.desk.entries.EntryRunner;
import activetrader.execution.desk.entries.UnreadRefusals;
import activetrader.execution.desk.exits.AccountFlattener;
import activetrader.execution.desk.exits.DeskExits;
import activetrader.execution.desk.exits.DeskStops;
import activetrader.execution.desk.exits.ExitRunner;
import activetrader.execution.desk.exits.FlattenAlerts;
import activetrader.execution.desk.exits.FlattenRunner;
import activetrader.execution.desk.exits.HeldReader;
import activetrader.execution.fills.OpeningOrders;
import activetrader.execution.ledger.OrderOutcomes;
import activetrader.execution.ledger.OrderPolling;
import activetrader.execution.ledger.RepeatedRequests;
import activetrader.execution.market.MarketView;
import activetrader.execution.monitor.AccountLook;
import activetrader.execution.monitor.AccountMonitor;
import activetrader.execution.monitor.ClockMonitor;
import activetrader.execution.monitor.ExcessStops;
import activetrader.execution.monitor.FillBooking;
import activetrader.execution.monitor.GainRules;
import activetrader.execution.monitor.HoldingAlerts;
import activetrader.execution.monitor.KeyMonitor;
import activetrader.execution.monitor.OvernightAlerts;
import activetrader.execution.monitor.OvernightPositions;
import activetrader.execution.monitor.PositionLooks;
import activetrader.execution.monitor.PositionMonitor;
import activetrader.execution.monitor.RuledActions;
import activetrader.execution.monitor.StaleEntries;
import activetrader.execution.orders.entries.EntryGate;
import activetrader.execution.orders.entries.EntryProtection;
import activetrader.execution.orders.entries.EntryReversal;
import activetrader.execution.orders.entries.EntrySubmitter;
import activetrader.execution.orders.entries.EntryTimeouts;
import activetrader.execution.orders.entries.RepeatedEntries;
import activetrader.execution.orders.exits.CloseByName;
import activetrader.execution.orders.exits.ExitPromises;
import activetrader.execution.orders.exits.ExitSubmitter;
import activetrader.execution.orders.exits.ExitedSymbols;
import activetrader.execution.orders.exits.PromisedExits;
import activetrader.execution.orders.exits.RepeatedExits;
import activetrader.execution.orders.exits.RestProtection;
import activetrader.execution.orders.review.FillMending;
import activetrader.execution.orders.review.FillReview;
import activetrader.execution.orders.stops.OrderCancellation;
import activetrader.execution.orders.stops.StopMover;
import activetrader.execution.orders.stops.StopReplacement;
import activetrader.execution.portfolio.PortfolioReader;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.execution.timers.BrokerMoments;
import activetrader.execution.timers.DayMoments;
import activetrader.execution.timers.IdleLooks;
import activetrader.execution.timers.TradingTimers;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.RiskLimits;
import activetrader.time.TimeSource;
import java.util.concurrent.atomic.AtomicBoolean;

/// Makes the parts of an order desk, each once, in the order in which they need each other, and joins them. Nothing
/// but this class knows them all.
final class DeskParts extends SharedParts {
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AccountMutex mutex = new AccountMutex(time);
    private final TradingTimers timers =
            new TradingTimers(time, failure -> alerts.critical(Alert.Kind.TASK_FAILED, null, failure));
    private final CallBudget calls = new CallBudget(broker);
    private final OrderPolling polling =
            new OrderPolling(broker, ledger, time, settings.waits().fill());
    private final RepeatedRequests requests =
            new RepeatedRequests(sender, settings.waits().repeat());
    private final OpeningOrders opening = new OpeningOrders(ledger, booked);
    private final DayTotals totals = new DayTotals(ledger, fills, limits.data().maxEquityGapPercent());
    private final LossMonitor losses =
            new LossMonitor(modes, broker, reader, fills, totals, limits.loss(), calendar, time);
    private final KeyMonitor keyMonitor = new KeyMonitor(broker, modes, timers, time, alerts);
    private final BrokerMoments brokerMoments = new BrokerMoments(calendar, time, timers, this::flattenByBrokersClock);
    private final ClockMonitor clock = new ClockMonitor(
            broker,
            calendar,
            timers,
            time,
            alerts,
            limits.data().maxClockSkewSeconds(),
            settings.comparesClock(),
            brokerMoments::heard);
    private final RecentSnapshot recent = new RecentSnapshot(reader, mutex, time);
    private final AccountViews views = new AccountViews(time, calendar, modes, clock, totals, keyMonitor, recent);

    private final StopReplacement replacement = new StopReplacement(broker, ledger, time);
    private final StopMover stopMover = new StopMover(reader, foreign, protection, canceller, replacement);
    private final RepeatedExits repeatedExits = new RepeatedExits(ledger, requests, broker, booked);
    private final ExitSubmitter exits = new ExitSubmitter(
            broker,
            reader,
            sender,
            canceller,
            refusals,
            repeatedExits,
            new RestProtection(reader, protector, booked),
            fills,
            polling,
            time);
    private final FillReview fillReview = new FillReview(
            broker, reader, fills, ledger, limits, time, alerts, new FillMending(protection, reader, exits, stopMover));
    private final ExitRunner exitRunner = new ExitRunner(fills, broker, protector, mutex, calls, timers);
    private final ExitPromises promises = new ExitPromises(ledger, alerts, time);
    private final PromisedExits promisedExits = new PromisedExits(time, promises);
    private final FlattenRunner flattens = new FlattenRunner(
            new AccountFlattener(
                    broker,
                    time,
                    ledger,
                    booked,
                    foreign,
                    refusals,
                    settings.closing().parallelExits()),
            fills,
            broker,
            refusals,
            promises,
            new FlattenAlerts(alerts),
            calendar,
            mutex,
            timers,
            time);
    private final ExitedSymbols exited = new ExitedSymbols();
    private final DeskExits deskExits = new DeskExits(
            stopping, flattens, exited, promisedExits, exitRunner, repeatedExits, foreign, reader, exits, keyMonitor);
    private final EntryReversal reversal = new EntryReversal(
            ledger,
            broker,
            reader,
            canceller,
            protection,
            symbol -> !modes.isActive() || flattens.closesEntries() || exited.contains(symbol),
            flattens::isRunning,
            deskExits::exit);
    private final OvernightPositions overnight = new OvernightPositions(
            reader,
            booked,
            foreign,
            refusals,
            new OvernightAlerts(ledger, alerts, time),
            new CloseByName(broker, refusals, time),
            deskExits::exit,
            calendar,
            timers,
            time,
            settings.reconcileInterval());
    private final EntryTimeouts timeouts = new EntryTimeouts(ledger, sender, settings);
    private final AccountMonitor monitor = new AccountMonitor(look(), alerts, keyMonitor::failed);
    private final DeskReader reads = new DeskReader(
            reader, recent, new PortfolioReader(protection, booked, opening, foreign), fills, totals, timers);

    DeskParts(
            Broker broker,
            MarketData data,
            TradingCalendar calendar,
            RecordFolder records,
            RiskLimits limits,
            ExecutionSettings settings,
            TimeSource time,
            Alerts alerts) {
        super(broker, data, calendar, records, limits, settings, time, alerts);
    }

    private AccountLook look() {
        GainRules gains = new GainRules(
                settings.protection(), booked, ledger, witness, time, new RuledActions(exits, stopMover, calls));
        PositionMonitor positions = new PositionMonitor(protector, booked, settings.protection(), gains, alerts);
        return new AccountLook(
                reader,
                new OrderOutcomes(ledger, sender, broker, time),
                new FillBooking(fills, broker, reader),
                foreign,
                refusals,
                new HoldingAlerts(ledger, foreign, alerts),
                new StaleEntries(timeouts, canceller),
                new ExcessStops(ledger, canceller, protection, replacement),
                new PositionLooks(positions, protector, fillReview, opening, booked, calendar, time));
    }

    private DeskEntries entries() {
        EntryGate gate = new EntryGate(
                new MarketView(broker.withoutWaiting(), data.withoutWaiting(), calendar, time),
                limits,
                settings.entries().collar(),
                ledger,
                time);
        EntrySubmitter submitter = new EntrySubmitter(
                broker,
                reader,
                sender,
                polling,
                new EntryProtection(reader, canceller, protection, polling),
                timeouts,
                fillReview,
                alerts,
                () -> !flattens.closesEntries() && views.admitEntries());
        EntryPreconditions preconditions = new EntryPreconditions(
                stopping,
                new EntryAttempts(time),
                mutex,
                calls,
                flattens,
                overnight,
                new DeskStateReader(
                        ledger,
                        refusals,
                        protector,
                        foreign,
                        reader,
                        settings.entries().blockedByUnsellable()),
                new BooksCheck(fills, broker, keyMonitor),
                views,
                limits);
        RepeatedEntries repeats = new RepeatedEntries(ledger, requests, broker, timeouts);
        UnreadRefusals unread = new UnreadRefusals(preconditions, repeats, gate, views, booked);
        EntryExecution execution =
                new EntryExecution(preconditions, ledger, sender, broker, reader, views, losses, gate, submitter);
        EntryRunner runner = new EntryRunner(
                unread,
                preconditions,
                repeats,
                execution,
                reversal,
                exited,
                exitRunner,
                mutex,
                monitor,
                protector,
                timers);
        return new DeskEntries(runner, unread, preconditions, views);
    }

    private DeskTimers deskTimers() {
        DeskMonitor looks = new DeskMonitor(
                mutex,
                timers,
                new LookInterval(settings.reconcileInterval(), protector, fillReview, timeouts),
                monitor,
                losses,
                reversal,
                clock,
                overnight,
                flattens,
                calendar,
                time);
        DayMoments moments =
                new DayMoments(calendar, time, timers, new DeskMoments(overnight, flattens, losses, timers));
        IdleLooks idle = new IdleLooks(broker, clock::mayBeOpen, time, timers);
        return new DeskTimers(looks, clock, moments, idle, overnight, timers, calendar, time);
    }

    private void flattenByBrokersClock(TradingDay day) {
        flattens.flattenWhatIsOpen(day);
    }

    /// The order desk of these parts, not started yet.
    ///
    /// @param lock held for the account
    LiveOrderDesk join(AccountLock lock) {
        OrderCancellation cancellation = new OrderCancellation(
                broker,
                reader,
                foreign,
                protection,
                canceller,
                time,
                settings.waits().cancel());
        DeskRecovery recovery =
                new DeskRecovery(ledger, sender, fills, broker, reader, reversal, monitor, reads, overnight);
        return new LiveOrderDesk(
                limits,
                entries(),
                deskExits,
                new DeskStops(stopping, exitRunner, stopMover, cancellation),
                new HeldReader(reader, booked, promisedExits, limits.size().shortingAllowed()),
                flattens,
                reads,
                modes,
                new DeskLifecycle(recovery, deskTimers(), stopping, mutex, timers, lock),
                monitor::state,
                listener -> {
                    ledger.listen(listener::recorded);
                    fills.listen(listener::filled);
                });
    }
}
