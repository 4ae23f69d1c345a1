package activetrader.execution;

import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountLock;
import activetrader.execution.account.AccountMutex;
import activetrader.execution.account.CallBudget;
import activetrader.execution.account.RecentSnapshot;
import activetrader.execution.alerts.Alert;
import activetrader.execution.blocks.AccountViews;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.blocks.EntryPreconditions;
import activetrader.execution.context.ExecutionSettings;
import activetrader.execution.context.TradingContext;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.FlattenRunner;
import activetrader.execution.market.MarketView;
import activetrader.execution.market.PriceWitness;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.execution.monitor.AccountMonitor;
import activetrader.execution.monitor.ClockMonitor;
import activetrader.execution.monitor.GainRules;
import activetrader.execution.monitor.KeyMonitor;
import activetrader.execution.monitor.OvernightPositions;
import activetrader.execution.monitor.PositionMonitor;
import activetrader.execution.monitor.RuledActions;
import activetrader.execution.monitor.TradingModeControl;
import activetrader.execution.orders.CancelResult;
import activetrader.execution.orders.EntryRequest;
import activetrader.execution.orders.EntryResult;
import activetrader.execution.orders.EntryReversal;
import activetrader.execution.orders.EntrySubmitter;
import activetrader.execution.orders.ExitFailure;
import activetrader.execution.orders.ExitPromises;
import activetrader.execution.orders.ExitRefusal;
import activetrader.execution.orders.ExitRequest;
import activetrader.execution.orders.ExitResult;
import activetrader.execution.orders.ExitRunner;
import activetrader.execution.orders.ExitSubmitter;
import activetrader.execution.orders.FillMending;
import activetrader.execution.orders.FillReview;
import activetrader.execution.orders.PromisedExits;
import activetrader.execution.orders.StopMover;
import activetrader.execution.orders.StopRefusal;
import activetrader.execution.orders.StopResult;
import activetrader.execution.portfolio.DayTotals;
import activetrader.execution.portfolio.Portfolio;
import activetrader.execution.portfolio.PortfolioReader;
import activetrader.execution.timers.DayMoments;
import activetrader.execution.timers.IdleLooks;
import activetrader.execution.timers.TradingTimers;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.AccountSnapshot;
import activetrader.risk.AccountView;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The order desk of one account at one broker.
final class LiveOrderDesk implements OrderDesk {
    private static final int LOOKS_PER_ACCOUNT = 4;
    private static final int SETTLE_TRIES = 5;
    private static final Duration SETTLE_AGAIN = Duration.ofMinutes(1);
    private static final Duration WHILE_UNSETTLED = Duration.ofSeconds(15);
    private static final Duration WHILE_ENTERING = ExecutionSettings.SHORTEST_INTERVAL;

    private final TradingContext context;
    private final TradingCalendar calendar;
    private final RiskLimits limits;
    private final TradingModeControl restraints;
    private final KeyMonitor keyGuard;
    private final AccountViews views;
    private final EntryPreconditions preconditions;
    private final EntryRunner entering;
    private final ClockMonitor clock;
    private final AccountLock lock;
    private final AccountMutex mutex;
    private final PromisedExits promises;
    private final ExitRunner turns;
    private final EntryReversal undoing;
    private final RecentSnapshot recent;
    private final CallBudget calls;
    private final DayTotals dayBook;
    private final EntrySubmitter entries;
    private final FillReview fillReview;
    private final ExitSubmitter exits;
    private final FlattenRunner flattens;
    private final StopMover stops;
    private final AccountMonitor watch;
    private final PortfolioReader portfolios;
    private final TradingTimers timers;
    private volatile boolean draining;
    private final OvernightPositions overnight;
    private int looks;
    private volatile boolean sawAll = true;
    private final AtomicReference<@Nullable String> lastCycle = new AtomicReference<>();

    LiveOrderDesk(
            TradingContext context,
            MarketView market,
            PriceWitness witness,
            TradingCalendar calendar,
            RiskLimits limits,
            ModeFile modeFile,
            AccountLock lock) {
        this.context = context;
        this.calendar = calendar;
        this.limits = limits;
        this.lock = lock;
        this.mutex = new AccountMutex(context.time());
        ExitPromises promised = new ExitPromises(context.ledger(), context.alerts(), context.time());
        this.promises = new PromisedExits(context, promised);
        this.recent = new RecentSnapshot(context.reader(), mutex, context.time());
        this.calls = new CallBudget(context.broker());
        this.dayBook =
                new DayTotals(context.ledger(), context.fills(), limits.data().maxEquityGapPercent());
        this.exits = new ExitSubmitter(context);
        this.stops = new StopMover(context);
        this.fillReview = FillMending.review(context, limits, exits, stops);
        this.entries = new EntrySubmitter(context, market, limits, fillReview, this::entriesAllowed);
        this.portfolios = new PortfolioReader(context);
        this.timers = new TradingTimers(
                context.time(),
                this::untilNextLook,
                this::watchOnce,
                failure -> context.alerts().critical(Alert.Kind.TASK_FAILED, null, failure));
        this.turns = new ExitRunner(context, mutex, calls, timers);
        this.restraints = new TradingModeControl(context, modeFile, calendar, dayBook, limits.loss());
        this.keyGuard = new KeyMonitor(context, timers, restraints);
        this.watch = new AccountMonitor(context, calendar, monitor(witness), fillReview, keyGuard::failed);
        this.clock = new ClockMonitor(context, calendar, timers, limits.data().maxClockSkewSeconds());
        this.flattens = new FlattenRunner(context, calendar, mutex, timers, promised);
        this.undoing = new EntryReversal(
                context,
                () -> mode().mode() != TradingMode.ACTIVE || flattens.closesEntries(),
                flattens::isRunning,
                this::exit);
        this.overnight = new OvernightPositions(context, watch, calendar, timers, this::exit);
        this.views = new AccountViews(context, calendar, restraints, clock, dayBook, keyGuard);
        this.preconditions =
                new EntryPreconditions(context, mutex, calls, flattens, overnight, keyGuard, () -> draining);
        this.entering = new EntryRunner(
                context, mutex, preconditions, entries, undoing, turns, timers, watch, restraints, views);
    }

    private PositionMonitor monitor(PriceWitness witness) {
        GainRules gains = new GainRules(
                context.settings().protection(),
                context.fills(),
                context.ledger(),
                witness,
                context.time(),
                new RuledActions(exits, stops, calls));
        return new PositionMonitor(
                context.protector(), context.fills(), context.settings().protection(), gains, context.alerts());
    }

    void start() {
        undoing.follow(context.ledger().inDoubt());
        context.ledger().learnIds(context.reader().allOrders().items());
        context.sender().recallRefusals();
        context.sender().clearUp(context.broker());
        context.fills().poll(context.broker());
        boolean open = watch.look();
        record(context.reader().books());
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

    @Override
    public EntryResult enter(EntryRequest request) {
        return entering.enter(request);
    }

    @Override
    public Optional<EntryResult> refusedUnread(EntryRequest request) {
        int held = context.fills().lot(request.symbol()).shares().signum();
        boolean reduces = held == (request.side() == Side.BUY ? -1 : 1);
        return reduces ? Optional.empty() : entering.refusedUnread(request);
    }

    @Override
    public List<EntryBlock> entryBlocks() {
        return preconditions.all(riskView(), limits);
    }

    private boolean entriesAllowed() {
        return !flattens.closesEntries() && views.admitEntries();
    }

    @Override
    public ExitResult exit(ExitRequest request) {
        if (draining) {
            return new ExitResult.Failed(ExitFailure.STOPPING, BlockReason.STOPPING.message());
        }
        if (flattens.isRunning()) {
            flattens.promise(request);
            return new ExitResult.Refused(
                    ExitRefusal.FLATTENING, "everything is being closed: see close_all_positions");
        }
        undoing.leaving(request);
        return promises.keep(request, this::exitOnce);
    }

    @Override
    public Optional<Position> held(Symbol symbol, Side side, @Nullable String cycle) {
        if (side == Side.BUY && !limits.size().shortingAllowed()) {
            return context.entryReader().position(symbol);
        }
        boolean wouldExit = context.fills().lot(symbol).isClosedBy(side);
        return wouldExit
                ? promises.look(symbol, cycle, () -> context.exitReader().position(symbol))
                : context.exitReader().position(symbol);
    }

    private ExitResult exitOnce(ExitRequest request) {
        try {
            return turns.withCalls(() -> exits.repeated(request).orElseGet(() -> exitAlone(request)))
                    .orElseGet(() -> new ExitResult.Failed(ExitFailure.BUSY, BlockReason.DESK_BUSY.message()));
        } catch (BrokerException e) {
            keyGuard.failed(e);
            return new ExitResult.Failed(ExitFailure.BROKER_SILENT, String.valueOf(e.getMessage()));
        }
    }

    private ExitResult exitAlone(ExitRequest request) {
        return context.isKeptForCertain(request.symbol())
                ? new ExitResult.Refused(
                        ExitRefusal.EXTERNAL_POSITION,
                        "the position in " + request.symbol() + " is external and is left alone")
                : exits.exit(request);
    }

    @Override
    public StopResult moveStop(Symbol symbol, Price stop) {
        if (draining) {
            return new StopResult.Refused(StopRefusal.STOPPING, BlockReason.STOPPING.message());
        }
        return turns.withCalls(() -> stops.move(symbol, stop))
                .orElseGet(() -> new StopResult.Refused(StopRefusal.DESK_BUSY, BlockReason.DESK_BUSY.message()));
    }

    @Override
    public CancelResult cancel(String orderId) {
        BlockReason refusal = draining ? BlockReason.STOPPING : BlockReason.DESK_BUSY;
        return (draining ? Optional.<CancelResult>empty() : turns.atOnce(() -> stops.cancel(orderId)))
                .orElseGet(() -> new CancelResult.NotNow(refusal));
    }

    @Override
    public FlattenReport flatten(FlattenRequest request) {
        return flattens.flatten(request);
    }

    @Override
    public Optional<List<FlattenReport.Remaining>> leftToClose() {
        return flattens.leftToClose();
    }

    @Override
    public Portfolio portfolio(@Nullable String cycle) {
        AccountSnapshot books = recent.get();
        if (cycle != null && !cycle.equals(lastCycle.getAndSet(cycle))) {
            record(books);
        }
        return portfolios.read(books);
    }

    private void record(AccountSnapshot books) {
        if (!context.fills().agreesWith(books.positions())) {
            timers.lookNow();
        }
        context.fills().state(books, dayBook.highWater(books, books.readAt()));
    }

    @Override
    public List<Order> openOrders() {
        return recent.get().openOrders();
    }

    @Override
    public void lookNow() {
        timers.lookNow();
    }

    @Override
    public List<Order> ordersToday() {
        return context.reader().ordersToday();
    }

    @Override
    public ModeState mode() {
        return restraints.mode();
    }

    @Override
    public RiskLimits limits() {
        return limits;
    }

    @Override
    public AccountView riskView() {
        return views.of(views.orNull(recent::get));
    }

    @Override
    public void setMode(ModeState state) {
        restraints.set(state);
    }

    @Override
    public void listen(OrderListener listener) {
        context.ledger().listen(listener::recorded);
        context.fills().listen(listener::filled);
    }

    @Override
    public boolean drain(Duration patience) {
        draining = true;
        Optional<AccountMutex.Hold> hold = mutex.forOthers(patience);
        hold.ifPresent(AccountMutex.Hold::close);
        return hold.isPresent();
    }

    @Override
    public void close() {
        timers.close();
        lock.close();
    }
}
