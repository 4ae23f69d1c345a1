package activetrader.execution.desk;

import activetrader.execution.OrderDesk;
import activetrader.execution.OrderListener;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.desk.entries.DeskEntries;
import activetrader.execution.desk.exits.DeskExits;
import activetrader.execution.desk.exits.DeskStops;
import activetrader.execution.desk.exits.FlattenRunner;
import activetrader.execution.desk.exits.HeldReader;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.mode.ModeState;
import activetrader.execution.mode.TradingModeControl;
import activetrader.execution.monitor.AccountState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.orders.stops.CancelResult;
import activetrader.execution.orders.stops.StopResult;
import activetrader.execution.portfolio.Portfolio;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.AccountView;
import activetrader.risk.RiskLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The order desk of one account at one broker: hands each request to the part that does it.
final class LiveOrderDesk implements OrderDesk {
    private final RiskLimits limits;
    private final DeskEntries entries;
    private final DeskExits exits;
    private final DeskStops stops;
    private final HeldReader held;
    private final FlattenRunner flattens;
    private final DeskReader reads;
    private final TradingModeControl modes;
    private final DeskLifecycle lifecycle;
    private final Supplier<AccountState> account;
    private final Consumer<OrderListener> listening;

    LiveOrderDesk(
            RiskLimits limits,
            DeskEntries entries,
            DeskExits exits,
            DeskStops stops,
            HeldReader held,
            FlattenRunner flattens,
            DeskReader reads,
            TradingModeControl modes,
            DeskLifecycle lifecycle,
            Supplier<AccountState> account,
            Consumer<OrderListener> listening) {
        this.limits = limits;
        this.entries = entries;
        this.exits = exits;
        this.stops = stops;
        this.held = held;
        this.flattens = flattens;
        this.reads = reads;
        this.modes = modes;
        this.lifecycle = lifecycle;
        this.account = account;
        this.listening = listening;
    }

    void start() {
        lifecycle.start();
    }

    @Override
    public EntryResult enter(EntryRequest request) {
        return entries.enter(request);
    }

    @Override
    public Optional<EntryResult> refusedUnread(EntryRequest request) {
        return entries.refusedUnread(request);
    }

    @Override
    public List<EntryBlock> entryBlocks() {
        return entries.blocks();
    }

    @Override
    public ExitResult exit(ExitRequest request) {
        return exits.exit(request);
    }

    @Override
    public Optional<Position> held(Symbol symbol, Side side, @Nullable String cycle) {
        return held.held(symbol, side, cycle);
    }

    @Override
    public StopResult moveStop(Symbol symbol, Price stop) {
        return stops.move(symbol, stop);
    }

    @Override
    public CancelResult cancel(String orderId) {
        return stops.cancel(orderId);
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
        return reads.portfolio(cycle);
    }

    @Override
    public List<Order> openOrders() {
        return reads.openOrders();
    }

    @Override
    public List<Order> ordersToday() {
        return reads.ordersToday();
    }

    @Override
    public AccountState lastLook() {
        return account.get();
    }

    @Override
    public void lookNow() {
        lifecycle.lookNow();
    }

    @Override
    public ModeState mode() {
        return modes.mode();
    }

    @Override
    public void setMode(ModeState state) {
        modes.set(state);
    }

    @Override
    public ModeState changeMode(UnaryOperator<ModeState> change) {
        return modes.change(change);
    }

    @Override
    public RiskLimits limits() {
        return limits;
    }

    @Override
    public AccountView riskView() {
        return entries.riskView();
    }

    @Override
    public void listen(OrderListener listener) {
        listening.accept(listener);
    }

    @Override
    public boolean drain(Duration patience) {
        return lifecycle.drain(patience);
    }

    @Override
    public void close() {
        lifecycle.close();
    }
}
