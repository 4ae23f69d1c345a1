package activetrader.simulator.exchange;

import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.account.AccountRules;
import activetrader.simulator.exchange.account.Balance;
import activetrader.simulator.exchange.account.CryptoBook;
import activetrader.simulator.exchange.account.CryptoHolding;
import activetrader.simulator.exchange.account.Ledger;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.simulator.exchange.account.Valuation;
import activetrader.simulator.exchange.book.OrderBook;
import activetrader.simulator.exchange.book.OrderHours;
import activetrader.simulator.exchange.book.WorkingOrder;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.exchange.event.AccountEvent;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.exchange.order.OrderChange;
import activetrader.simulator.exchange.order.OrderListener;
import activetrader.simulator.exchange.order.OrderRequest;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.simulator.tape.Tape;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A simulated exchange with one account: takes orders, fills them against the tape, keeps the books.
///
/// Every call first does all that was due before it, each step at its own instant, so that the outcome depends on the
/// instants of the calls alone. Between calls one timer wakes the exchange. Safe for use by many
/// threads; a thread never waits while it holds its one lock. Requests that the broker would refuse throw
/// [Refusal].
public final class Exchange implements AutoCloseable {
    private final Object lock = new Object();
    private final TimeSource time;
    private final ExchangeContext context;
    private final MatchingEngine floor;
    private final Lifecycle lifecycle;
    private final OrderGateway counter;
    private final BackOffice back;
    private final CryptoBook crypto;
    private final String accountId;
    private final Instant createdAt;
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();
    private boolean closed;

    /// An exchange with a new account.
    public Exchange(Tape tape, TimeSource time, ExchangeSettings settings) {
        this(tape, time, settings, fresh(time, settings));
    }

    /// An exchange that continues from `state`; what was due in between happens at once, each at its
    /// instant.
    public Exchange(Tape tape, TimeSource time, ExchangeSettings settings, ExchangeState state) {
        this.time = time;
        this.accountId = state.accountId();
        this.createdAt = state.createdAt();
        Valuation valuation = new Valuation(tape);
        Ledger ledger = new Ledger(settings.cash(), valuation);
        SeededRandom dice = new SeededRandom(settings.seed(), state.idsDrawn());
        this.context = new ExchangeContext(
                settings,
                tape,
                new OrderHours(tape.calendar()),
                valuation,
                new OrderBook(),
                ledger,
                dice,
                new OrderScheduler(time, this::wake),
                new Announcer(ledger, dice));
        this.lifecycle = new Lifecycle(context);
        this.floor = new MatchingEngine(context, lifecycle);
        this.counter = new OrderGateway(context, lifecycle, state.rules());
        this.back = new BackOffice(context, lifecycle);
        this.crypto = new CryptoBook(ledger, dice::id);
        take(state);
    }

    private static ExchangeState fresh(TimeSource time, ExchangeSettings settings) {
        SeededRandom dice = new SeededRandom(settings.seed(), 0);
        AccountRules rules = AccountRules.defaults(settings.multiplier());
        return new ExchangeState(dice.id(), time.instant(), rules, List.of(), List.of(), List.of(), dice.idsDrawn());
    }

    private void take(ExchangeState state) {
        context.ledger().bookAll(state.executions(), state.events());
        for (SimulatedOrder order : state.orders()) {
            WorkingOrder working = new WorkingOrder(order);
            context.book().add(working);
            floor.plan(working, order.stamps().updated());
        }
        context.agenda().arm();
    }

    /// Sends an order; its answer is `pending_new`, or `accepted` outside the session.
    ///
    /// @return the order as it stands at once; its legs are looked up by id
    public SimulatedOrder submit(OrderRequest request) {
        return now(at -> {
            List<WorkingOrder> orders = counter.submit(request, at);
            orders.forEach(order -> floor.plan(order, at));
            return orders.getFirst().view();
        });
    }

    /// Exchanges an open order for a changed one, which has a new id.
    public SimulatedOrder replace(String orderId, OrderChange change) {
        return now(at -> {
            WorkingOrder order = counter.replace(found(orderId), change, at);
            floor.plan(order, at);
            return order.view();
        });
    }

    /// Cancels an order and those it was sent with.
    public void cancel(String orderId) {
        now(at -> {
            if (!crypto.cancel(orderId, at)) {
                cancel(found(orderId), at);
            }
            return orderId;
        });
    }

    /// Cancels every open order.
    public List<CancelResult> cancelAll() {
        return now(this::cancelAll);
    }

    private List<CancelResult> cancelAll(Instant at) {
        List<WorkingOrder> open = context.book().open().stream()
                .filter(order -> !order.is(OrderStatus.HELD))
                .toList();
        List<CancelResult> results = new ArrayList<>();
        for (WorkingOrder order : open) {
            try {
                if (order.isOpen()) {
                    cancel(order, at);
                }
                results.add(new CancelResult(order.id, null));
            } catch (Refusal refusal) {
                results.add(new CancelResult(order.id, refusal));
            }
        }
        crypto.cancelAll(at).forEach(id -> results.add(new CancelResult(id, null)));
        return results;
    }

    private void cancel(WorkingOrder order, Instant at) {
        counter.cancel(order, at);
        context.book().family(order).forEach(member -> floor.plan(member, at));
    }

    private WorkingOrder found(String orderId) {
        return context.book().find(orderId).orElseThrow(() -> Refusal.notFound("order not found for " + orderId));
    }

    /// Sends a market order that closes `quantity` shares of a position, or all of it.
    public SimulatedOrder closePosition(Symbol symbol, @Nullable Quantity quantity) {
        return now(at -> {
            OrderRequest request = counter.closing(symbol, quantity);
            List<WorkingOrder> orders = counter.submit(request, at);
            orders.forEach(order -> floor.plan(order, at));
            return orders.getFirst().view();
        });
    }

    /// Sends one market order for each position.
    ///
    /// @param cancelOrders whether to cancel all open orders first
    public List<CloseResult> closeAll(boolean cancelOrders) {
        return now(at -> {
            if (cancelOrders) {
                cancelAll(at);
            }
            List<CloseResult> results = new ArrayList<>();
            List<Symbol> symbols = List.copyOf(context.ledger().holdings().keySet());
            symbols.forEach(symbol -> results.add(close(symbol, at)));
            crypto.holdings().forEach(held -> results.add(close(held, true, at)));
            return results;
        });
    }

    /// The coins beside the stocks.
    public List<CryptoHolding> crypto() {
        return read(_ -> crypto.holdings());
    }

    /// Sells the coins `held` at once.
    public CloseResult close(CryptoHolding held) {
        return now(at -> close(held, false, at));
    }

    private CloseResult close(CryptoHolding held, boolean wholeAccount, Instant at) {
        Symbol symbol = new Symbol(held.pair());
        if (held.stop() != null) {
            return new CloseResult.Refused(symbol, Refusal.forbidden("insufficient balance for " + held.pair()));
        }
        crypto.sell(held, wholeAccount, at);
        return new CloseResult.Sold(symbol);
    }

    private CloseResult close(Symbol symbol, Instant at) {
        try {
            List<WorkingOrder> orders = counter.submit(counter.closing(symbol, null), at);
            orders.forEach(order -> floor.plan(order, at));
            return new CloseResult.Sent(symbol, orders.getFirst().view());
        } catch (Refusal refusal) {
            return new CloseResult.Refused(symbol, refusal);
        }
    }

    public Optional<SimulatedOrder> order(String id) {
        return read(_ -> context.book().find(id).map(WorkingOrder::view));
    }

    /// Empty also while the order is too young to be seen, as [Quirks] say.
    public Optional<SimulatedOrder> orderByClientId(String clientOrderId) {
        return read(at -> context.book()
                .findByClientId(clientOrderId)
                .map(WorkingOrder::view)
                .filter(order -> isListed(order, at)));
    }

    /// The orders that lists show, legs included, in the order of arrival: all but those that are too young to be
    /// seen, as [Quirks] say.
    public List<SimulatedOrder> listed() {
        return read(at -> context.book().all().stream()
                .map(WorkingOrder::view)
                .filter(order -> isListed(order, at))
                .toList());
    }

    private boolean isListed(SimulatedOrder order, Instant at) {
        return !at.isBefore(
                order.stamps().created().plus(context.settings().quirks().visibilityLag()));
    }

    /// Every order ever sent, legs included, in the order of arrival.
    public List<SimulatedOrder> orders() {
        return read(_ -> context.book().all().stream().map(WorkingOrder::view).toList());
    }

    /// The open orders, `held` legs included, in the order of arrival.
    public List<SimulatedOrder> openOrders() {
        return read(_ -> context.book().open().stream().map(WorkingOrder::view).toList());
    }

    public List<PositionView> positions() {
        return read(this::positions);
    }

    private List<PositionView> positions(Instant at) {
        List<Symbol> symbols = List.copyOf(context.ledger().holdings().keySet());
        return symbols.stream().flatMap(symbol -> position(symbol, at).stream()).toList();
    }

    public Optional<PositionView> position(Symbol symbol) {
        return read(at -> position(symbol, at));
    }

    private Optional<PositionView> position(Symbol symbol, Instant at) {
        return context.ledger().holding(symbol, MarketZone.dateOf(at)).map(holding -> {
            Quantity kept = context.book().held(symbol);
            Quantity held = holding.shares();
            return new PositionView(
                    symbol,
                    holding,
                    held.isAbove(kept) ? held.minus(kept) : Quantity.ZERO,
                    context.valuation().price(symbol, at).orElseGet(holding::averagePrice),
                    context.tape().previousClose(symbol, MarketZone.dateOf(at)).orElseGet(holding::averagePrice));
        });
    }

    public Balance balance() {
        return read(counter::balance);
    }

    /// Every fill that was not taken back, oldest first.
    public List<Execution> executions() {
        return read(_ -> List.copyOf(context.ledger().executions()));
    }

    /// Everything that happened to the account without a fill, oldest first.
    public List<AccountEvent> events() {
        return read(_ -> context.ledger().events());
    }

    /// Does `action` now. Open orders that it leaves without their shares, or in a symbol that is split or
    /// renamed, are cancelled.
    public void apply(AccountAction action) {
        apply(action, time.instant());
    }

    /// As [#apply(AccountAction)], as if it had happened at `when`, which is not after now.
    public void apply(AccountAction action, Instant when) {
        now(_ -> {
            back.apply(action, when);
            return action;
        });
    }

    /// The books as they stood at an instant in the past.
    public Ledger ledgerAt(Instant past) {
        return read(_ -> context.ledger().at(past));
    }

    public AccountRules rules() {
        return read(_ -> counter.rules());
    }

    public void setRules(AccountRules rules) {
        now(_ -> counter.setRules(rules));
    }

    /// The time by the exchange's clock.
    public Instant time() {
        return time.instant();
    }

    public String accountId() {
        return accountId;
    }

    /// The number that a person sees.
    public String accountNumber() {
        StringBuilder number = new StringBuilder("PASIM");
        accountId.chars().filter(Character::isDigit).limit(7).forEach(number::appendCodePoint);
        return number.toString();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public ExchangeSettings settings() {
        return context.settings();
    }

    public Tape tape() {
        return context.tape();
    }

    public OrderHours sessions() {
        return context.sessions();
    }

    public void listen(OrderListener listener) {
        context.announcer().add(listener);
    }

    /// Runs `check` after everything that changes the exchange, under its lock.
    public void observe(Runnable check) {
        observers.add(check);
    }

    /// The state that a restarted exchange continues from.
    public ExchangeState snapshot() {
        return read(_ -> state());
    }

    /// The state as it is, for an observer, which runs under the lock.
    ExchangeState state() {
        return new ExchangeState(
                accountId,
                createdAt,
                counter.rules(),
                context.book().all().stream().map(WorkingOrder::view).toList(),
                context.ledger().booked(),
                context.ledger().events(),
                context.dice().idsDrawn());
    }

    List<PositionView> positionsNow() {
        return positions(time.instant());
    }

    Money cryptoValueNow() {
        return context.ledger().cryptoValue();
    }

    Balance balanceNow() {
        return counter.balance(time.instant());
    }

    /// Stops the timer; nothing happens in this exchange from here on.
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            context.agenda().disarm();
        }
    }

    private void wake() {
        read(at -> at);
    }

    /// Does what is due, and then `question`, which changes nothing.
    private <T> T read(Function<Instant, T> question) {
        synchronized (lock) {
            Instant at = time.instant();
            try {
                catchUp(at);
                return Objects.requireNonNull(question.apply(at));
            } finally {
                if (!closed) {
                    context.agenda().arm();
                }
            }
        }
    }

    /// Does what is due, and then `action`.
    private <T> T now(Function<Instant, T> action) {
        synchronized (lock) {
            Instant at = time.instant();
            try {
                catchUp(at);
                return Objects.requireNonNull(action.apply(at));
            } finally {
                if (!closed) {
                    catchUp(at);
                    observers.forEach(Runnable::run);
                    context.agenda().arm();
                }
            }
        }
    }

    private void catchUp(Instant at) {
        while (!closed) {
            Optional<OrderScheduler.Entry> next = context.agenda().poll(at);
            if (next.isEmpty()) {
                return;
            }
            Instant due = next.get().due();
            context.book().find(next.get().orderId()).ifPresent(order -> floor.look(order, due));
            observers.forEach(Runnable::run);
        }
    }
}
