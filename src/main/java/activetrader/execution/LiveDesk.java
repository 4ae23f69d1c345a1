package activetrader.execution;

import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountLock;
import activetrader.execution.account.AccountMutex;
import activetrader.execution.account.RecentBooks;
import activetrader.execution.alerts.Alert;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.market.MarketView;
import activetrader.execution.market.PriceWitness;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.execution.monitor.GainRules;
import activetrader.execution.monitor.PositionMonitor;
import activetrader.execution.orders.ExitFailure;
import activetrader.execution.orders.ExitPromises;
import activetrader.execution.orders.ExitRefusal;
import activetrader.execution.orders.FillReview;
import activetrader.execution.orders.StopRefusal;
import activetrader.execution.timers.DayMoments;
import activetrader.execution.timers.IdleLooks;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.AccountView;
import activetrader.risk.Books;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The desk of one account at one broker.
final class LiveDesk implements TradingDesk {
    private static final int LOOKS_PER_ACCOUNT = 4;
    private static final int SETTLE_TRIES = 5;
    private static final Duration SETTLE_AGAIN = Duration.ofMinutes(1);
    private static final Duration WHILE_UNSETTLED = Duration.ofSeconds(15);
    private static final Duration WHILE_ENTERING = ExecutionSettings.SHORTEST_INTERVAL;

    private final Desk desk;
    private final TradingCalendar calendar;
    private final RiskLimits limits;
    private final Restraints restraints;
    private final KeyGuard keyGuard;
    private final AccountViews views;
    private final EntryPreconditions preconditions;
    private final EntryTurns entering;
    private final ClockWatch clock;
    private final AccountLock lock;
    private final AccountMutex mutex;
    private final PromisedExits promises;
    private final ExitTurns turns;
    private final EntryUndoing undoing;
    private final RecentBooks recent;
    private final CallBudget calls;
    private final DayBook dayBook;
    private final EntryDesk entries;
    private final FillReview fillReview;
    private final ExitDesk exits;
    private final FlattenDesk flattens;
    private final StopMover stops;
    private final Watch watch;
    private final PortfolioReader portfolios;
    private final DeskTimers timers;
    private volatile boolean draining;
    private final Overnight overnight;
    private int looks;
    private volatile boolean sawAll = true;
    private final AtomicReference<@Nullable String> lastCycle = new AtomicReference<>();

    LiveDesk(
            Desk desk,
            MarketView market,
            PriceWitness witness,
            TradingCalendar calendar,
            RiskLimits limits,
            ModeFile modeFile,
            AccountLock lock) {
        this.desk = desk;
        this.calendar = calendar;
        this.limits = limits;
        this.lock = lock;
        this.mutex = new AccountMutex(desk.time());
        ExitPromises promised = new ExitPromises(desk.ledger(), desk.alerts(), desk.time());
        this.promises = new PromisedExits(desk, promised);
        this.recent = new RecentBooks(desk.reader(), mutex, desk.time());
        this.calls = new CallBudget(desk.broker());
        this.dayBook = new DayBook(desk.ledger(), desk.fills(), limits.data().maxEquityGapPercent());
        this.exits = new ExitDesk(desk);
        this.stops = new StopMover(desk);
        this.fillReview = FillMending.review(desk, limits, exits, stops);
        this.entries = new EntryDesk(desk, market, limits, fillReview, this::entriesAllowed);
        this.portfolios = new PortfolioReader(desk);
        this.timers = new DeskTimers(
                desk.time(),
                this::untilNextLook,
                this::watchOnce,
                failure -> desk.alerts().critical(Alert.Kind.TASK_FAILED, null, failure));
        this.turns = new ExitTurns(desk, mutex, calls, timers);
        this.restraints = new Restraints(desk, modeFile, calendar, dayBook, limits.loss());
        this.keyGuard = new KeyGuard(desk, timers, restraints);
        this.watch = new Watch(desk, calendar, monitor(witness), fillReview, keyGuard::failed);
        this.clock = new ClockWatch(desk, calendar, timers, limits.data().maxClockSkewSeconds());
        this.flattens = new FlattenDesk(desk, calendar, mutex, timers, promised);
        this.undoing = new EntryUndoing(
                desk,
                () -> mode().mode() != TradingMode.ACTIVE || flattens.closesEntries(),
                flattens::isRunning,
                this::exit);
        this.overnight = new Overnight(desk, watch, calendar, timers, this::exit);
        this.views = new AccountViews(desk, calendar, restraints, clock, dayBook, keyGuard);
        this.preconditions = new EntryPreconditions(desk, mutex, calls, flattens, overnight, keyGuard, () -> draining);
        this.entering =
                new EntryTurns(desk, mutex, preconditions, entries, undoing, turns, timers, watch, restraints, views);
    }

    private PositionMonitor monitor(PriceWitness witness) {
        GainRules gains = new GainRules(
                desk.settings().protection(),
                desk.fills(),
                desk.ledger(),
                witness,
                desk.time(),
                new RuledActions(exits, stops, calls));
        return new PositionMonitor(
                desk.protector(), desk.fills(), desk.settings().protection(), gains, desk.alerts());
    }

    void start() {
        undoing.follow(desk.ledger().inDoubt());
        desk.ledger().learnIds(desk.reader().allOrders().items());
        desk.sender().recallRefusals();
        desk.sender().clearUp(desk.broker());
        desk.fills().poll(desk.broker());
        boolean open = watch.look();
        record(desk.reader().books());
        overnight.find();
        clock.start();
        new DayMoments(calendar, desk.time(), timers, actions()).start();
        new IdleLooks(desk.broker(), clock::mayBeOpen, desk.time(), timers).start();
        if (overnight.isOpen()
                && calendar.currentOrNext(desk.time().instant())
                        .isOpenAt(desk.time().instant())) {
            timers.at(desk.time().instant(), "overnight positions", overnight::close);
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

    /// An account in which nothing is open is not read: what changed its cash is looked for once, after the close.
    private void settle(int tries) {
        if (!restraints.settle() && tries > 1) {
            timers.after(SETTLE_AGAIN, "settling", () -> settle(tries - 1));
        }
    }

    /// Who has a stop to mend, could not look, or has an entry to end in time does not wait out a long interval.
    private Duration untilNextLook() {
        Duration usual = desk.settings().reconcileInterval();
        boolean settled = sawAll && desk.protector().owed().isEmpty() && fillReview.isSettled();
        Duration longest = settled ? usual : WHILE_UNSETTLED;
        Duration suspicious = desk.protector().checks().hasSuspects()
                ? desk.protector().checks().lasting()
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

    /// What is held outside of the session that we keep to has its stop by the look. After its close it is sold, if the
    /// exchange may be open still; where everybody calls it closed, a person is told.
    private void lookBeyondTheClose() {
        Instant now = desk.time().instant();
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
        int held = desk.fills().lot(request.symbol()).shares().signum();
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
            return desk.entryReader().position(symbol);
        }
        boolean wouldExit = desk.fills().lot(symbol).isClosedBy(side);
        return wouldExit
                ? promises.look(symbol, cycle, () -> desk.exitReader().position(symbol))
                : desk.exitReader().position(symbol);
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
        return desk.isKeptForCertain(request.symbol())
                ? new ExitResult.Refused(
                        ExitRefusal.EXTERNAL_POSITION,
                        "somebody else holds " + request.symbol() + ", which is left alone")
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
                .orElseGet(() -> new CancelResult.Refused(refusal.message()));
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
        Books books = recent.get();
        if (cycle != null && !cycle.equals(lastCycle.getAndSet(cycle))) {
            record(books);
        }
        return portfolios.read(books);
    }

    private void record(Books books) {
        if (!desk.fills().agreesWith(books.positions())) {
            timers.lookNow();
        }
        desk.fills().state(books, dayBook.highWater(books, books.readAt()));
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
        return desk.reader().ordersToday();
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
    public void listen(DeskListener listener) {
        desk.ledger().listen(listener::recorded);
        desk.fills().listen(listener::filled);
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
