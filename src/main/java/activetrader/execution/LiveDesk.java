package activetrader.execution;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.MarketData;
import activetrader.execution.account.AccountLock;
import activetrader.execution.account.AccountMutex;
import activetrader.execution.account.DeskRefusal;
import activetrader.execution.account.EntryAttempts;
import activetrader.execution.account.RecentBooks;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.AlertSink;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.blocks.DeskState;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.market.MarketView;
import activetrader.execution.market.PriceWitness;
import activetrader.execution.market.StopDistance;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.execution.monitor.GainRules;
import activetrader.execution.monitor.PositionMonitor;
import activetrader.execution.orders.ExitFailure;
import activetrader.execution.orders.FillReview;
import activetrader.execution.protection.StopChecks;
import activetrader.execution.timers.DayMoments;
import activetrader.journal.RecordFolder;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.AccountView;
import activetrader.risk.Books;
import activetrader.risk.ClockCheck;
import activetrader.risk.RiskGate;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desk of one account at one broker.
final class LiveDesk implements TradingDesk {
    private static final Logger log = LoggerFactory.getLogger(LiveDesk.class);
    private static final Duration ENTRY_PATIENCE = Duration.ofSeconds(5);
    private static final int LOOKS_PER_ACCOUNT = 4;
    private static final Duration WHILE_UNSETTLED = Duration.ofSeconds(15);
    private static final Duration WHILE_ENTERING = ExecutionSettings.SHORTEST_INTERVAL;

    private static final String CLOSED = "the account is being flattened, no entries until the next session";

    private final Desk desk;
    private final TradingCalendar calendar;
    private final RiskLimits limits;
    private final Restraints restraints;
    private final KeyGuard keyGuard;
    private final UnexplainedChanges unexplainedChanges;
    private final ClockWatch clock;
    private final AccountLock lock;
    private final AccountMutex mutex;
    private final EntryAttempts attempts;
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

    private LiveDesk(
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
        this.attempts = new EntryAttempts(desk.time());
        this.promises = new PromisedExits(desk);
        this.recent = new RecentBooks(desk.reader(), mutex, desk.time());
        this.calls = new CallBudget(desk.broker());
        this.dayBook = new DayBook(desk.ledger(), desk.fills());
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
        this.unexplainedChanges = new UnexplainedChanges(desk, keyGuard);
        this.watch = new Watch(desk, calendar, monitor(witness), fillReview, keyGuard::failed);
        this.clock = new ClockWatch(desk, calendar, timers, limits.data().maxClockSkewSeconds());
        this.flattens = new FlattenDesk(desk, calendar, mutex, timers);
        this.undoing = new EntryUndoing(
                desk,
                () -> mode().mode() != TradingMode.ACTIVE || flattens.closesEntries(),
                flattens::isRunning,
                this::exit);
        this.overnight = new Overnight(desk, watch, calendar, timers, this::exit);
    }

    static LiveDesk open(
            Broker broker,
            MarketData data,
            TradingCalendar calendar,
            RecordFolder records,
            RiskLimits limits,
            ExecutionSettings settings,
            TimeSource time,
            AlertSink alerts) {
        AccountLock lock =
                AccountLock.take(records.dataFolder(), broker.account().id());
        boolean started = false;
        try {
            MarketView market = new MarketView(broker, data, calendar, time);
            StopDistance distance =
                    new StopDistance(market, limits.protection().defaultStopAtr(), settings.fallbackStopPercent());
            PriceWitness witness = new PriceWitness(data, time);
            StopChecks checks = new StopChecks(
                    time,
                    limits.protection().maxStopPercent(),
                    settings.protection().passedFor(),
                    witness::contradicts);
            Desk desk = DeskAssembly.open(
                    broker, calendar, records, settings, time, new Alerts(alerts, time), distance, checks);
            ModeFile modeFile = new ModeFile(records.dataFolder());
            MarketView hurried = new MarketView(broker.withoutWaiting(), data.withoutWaiting(), calendar, time);
            LiveDesk live = new LiveDesk(desk, hurried, witness, calendar, limits, modeFile, lock);
            live.start();
            started = true;
            return live;
        } finally {
            if (!started) {
                lock.close();
            }
        }
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

    private void start() {
        undoing.follow(desk.ledger().inDoubt());
        desk.ledger().learnIds(desk.reader().allOrders().items());
        desk.sender().clearUp(desk.broker());
        desk.fills().poll(desk.broker());
        boolean open = watch.look();
        record(desk.reader().books());
        overnight.find();
        clock.start();
        new DayMoments(calendar, desk.time(), timers, actions()).start();
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
            }
        };
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
        return open;
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
        Optional<EntryResult> refused = refusedUnread(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        int before = desk.ledger().entries().size();
        try {
            EntryResult result = mutex.forOthers(ENTRY_PATIENCE)
                    .map(hold -> enterHolding(hold, request))
                    .orElseGet(() -> denied(mutex.exitsComeFirst() ? DeskRefusal.EXIT_FIRST : DeskRefusal.BUSY));
            if (!(result instanceof EntryResult.Denied)) {
                turns.bookFills();
            }
            return undoing.of(result, before);
        } finally {
            timers.watchSoon();
        }
    }

    /// What can be refused without asking the broker.
    private Optional<EntryResult> refusedUnread(EntryRequest request) {
        if (draining) {
            return Optional.of(denied(DeskRefusal.STOPPING));
        }
        if (flattens.isRunning()) {
            return Optional.of(denied(BlockReason.FLATTENING, CLOSED));
        }
        if (!attempts.admit()) {
            return Optional.of(denied(DeskRefusal.TOO_MANY_ATTEMPTS));
        }
        return flattens.closesEntries() || overnight.isOpen()
                ? Optional.empty()
                : entries.refusedUnread(request, riskView(null));
    }

    /// Exits pass beside it from the moment when nothing is left to mend.
    private EntryResult enterHolding(AccountMutex.Hold hold, EntryRequest request) {
        try (hold) {
            if (!desk.protector().owed().isEmpty()) {
                watch.look();
            }
            hold.lendToExits();
            undoing.entering(request.symbol());
            return enterAlone(request);
        }
    }

    private EntryResult enterAlone(EntryRequest request) {
        Optional<EntryResult> before = entries.repeated(request);
        if (before.isPresent()) {
            return before.get();
        }
        if (!flattens.closesEntries() && !overnight.isOpen() && desk.ledger().isInDoubt(request.symbol())) {
            desk.sender().clearUp(desk.entryBroker());
        }
        Optional<EntryBlock> block = state().blocks().stream()
                .filter(each -> each.concerns(request.symbol()))
                .findFirst();
        if (block.isPresent()) {
            return denied(block.get().reasonCode(), block.get().message());
        }
        if (desk.isKept(request.symbol())) {
            return denied(
                    BlockReason.EXTERNAL_POSITION, "somebody else holds " + request.symbol() + ", which is left alone");
        }
        Books books = orNull(desk.entryReader()::books);
        if (books != null) {
            Optional<EntryResult.Denied> unexplained =
                    books.unreadable().isEmpty() ? unexplainedChanges.denial(books) : Optional.empty();
            if (unexplained.isPresent()) {
                return unexplained.get();
            }
            restraints.afterLoss(books.account());
        }
        return entries.enter(request, riskView(books));
    }

    private DeskState state() {
        return new DeskState(
                flattens.closesEntries(),
                overnight.isOpen(),
                desk.settings().unsellableBlocksEntries()
                        ? desk.refusals().setAside(desk.time().instant())
                        : List.of(),
                desk.ledger().inDoubt().stream()
                        .map(entry -> entry.intent().symbol())
                        .toList(),
                desk.protector().owed(),
                calls.sufficesToEnter(),
                draining);
    }

    @Override
    public List<EntryBlock> entryBlocks() {
        return EntryBlock.all(state(), RiskGate.entriesBlockedBy(riskView(), limits));
    }

    private static EntryResult denied(BlockReason reason, String message) {
        return denied(reason.name(), message);
    }

    private static EntryResult denied(DeskRefusal refusal) {
        return denied(refusal.code(), refusal.message());
    }

    private static EntryResult denied(String code, String message) {
        return new EntryResult.Denied(null, code, message, null, null, null);
    }

    private boolean entriesAllowed() {
        Instant now = desk.time().instant();
        return !flattens.closesEntries()
                && mode().mode() == TradingMode.ACTIVE
                && entryDay(now).filter(day -> day.lastEntryAt().isAfter(now)).isPresent();
    }

    private Optional<TradingDay> entryDay(Instant now) {
        return calendar.entriesOn(MarketZone.dateOf(now));
    }

    @Override
    public ExitResult exit(ExitRequest request) {
        if (draining) {
            return new ExitResult.Failed(ExitFailure.STOPPING, DeskRefusal.STOPPING.message());
        }
        if (flattens.isRunning()) {
            return new ExitResult.Refused("FLATTENING", "everything is being closed: see close_all_positions");
        }
        undoing.leaving(request);
        return promises.keep(request, this::exitOnce);
    }

    @Override
    public Optional<Position> held(Symbol symbol, boolean mayExit) {
        return (mayExit ? desk.exitReader() : desk.entryReader()).position(symbol);
    }

    private ExitResult exitOnce(ExitRequest request) {
        try {
            return turns.withCalls(() -> exits.repeated(request).orElseGet(() -> exitAlone(request)))
                    .orElseGet(() -> new ExitResult.Failed(ExitFailure.BUSY, DeskRefusal.BUSY.message()));
        } catch (BrokerException e) {
            keyGuard.failed(e);
            return new ExitResult.Failed(ExitFailure.BROKER_SILENT, String.valueOf(e.getMessage()));
        }
    }

    private ExitResult exitAlone(ExitRequest request) {
        return desk.isKeptForCertain(request.symbol())
                ? new ExitResult.Refused(
                        "EXTERNAL_POSITION", "somebody else holds " + request.symbol() + ", which is left alone")
                : exits.exit(request);
    }

    @Override
    public StopResult moveStop(Symbol symbol, Price stop) {
        DeskRefusal refusal = draining ? DeskRefusal.STOPPING : DeskRefusal.BUSY;
        return (draining ? Optional.<StopResult>empty() : turns.withCalls(() -> stops.move(symbol, stop)))
                .orElseGet(() -> new StopResult.Refused(refusal.code(), refusal.message()));
    }

    @Override
    public CancelResult cancel(String orderId) {
        DeskRefusal refusal = draining ? DeskRefusal.STOPPING : DeskRefusal.BUSY;
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
        desk.fills().state(books, dayBook.highWater(books.account(), books.readAt()));
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
        return riskView(orNull(recent::get));
    }

    private AccountView riskView(@Nullable Books books) {
        ClockCheck compared = clock.last();
        Instant now = desk.time().instant();
        ModeState mode = mode();
        return new AccountView(
                now,
                entryDay(now).orElse(null),
                mode.mode(),
                mode.reason(),
                compared,
                books,
                books == null ? null : dayBook.today(books.account(), now));
    }

    private @Nullable Books orNull(Supplier<Books> account) {
        try {
            return account.get();
        } catch (BrokerException e) {
            keyGuard.failed(e);
            log.warn("account not read cause=\"{}\"", e.getMessage());
            return null;
        }
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
