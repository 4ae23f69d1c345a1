package activetrader.mcp.trade;

import activetrader.execution.OrderDesk;
import activetrader.execution.OrderListener;
import activetrader.execution.blocks.DeskState;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.ledger.OrderRefusal;
import activetrader.execution.mode.ModeState;
import activetrader.execution.monitor.AccountState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitFailure;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.orders.stops.CancelResult;
import activetrader.execution.orders.stops.StopFailure;
import activetrader.execution.orders.stops.StopResult;
import activetrader.execution.portfolio.Portfolio;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.AccountView;
import activetrader.risk.RiskGate;
import activetrader.risk.RiskLimits;
import activetrader.risk.TestLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A desk that records what it is asked for and answers as a test says.
final class FakeDesk implements OrderDesk {
    DeskState state = DeskState.CLEAR;
    final List<Object> requests = new ArrayList<>();
    RiskLimits limits = TestLimits.wide();

    @Nullable
    List<FlattenReport.Remaining> leftToClose;

    ModeState mode = ModeState.INITIAL;
    Function<EntryRequest, EntryResult> onEnter =
            _ -> new EntryResult.Rejected(OrderRefusal.Reason.NOT_SENT, "not expected");
    Function<ExitRequest, ExitResult> onExit = _ -> new ExitResult.Failed(ExitFailure.SHARES_HELD, "not expected");
    Supplier<FlattenReport> onFlatten = () -> {
        throw new IllegalStateException("not expected");
    };
    CancelResult onCancel = new CancelResult.NoSuchOrder("not expected");
    StopResult onMoveStop = new StopResult.Failed(new StopFailure.BrokerSilent("not expected"));
    List<Order> orders = List.of();

    @Nullable
    Portfolio portfolio;

    @Nullable
    AccountView view;

    Optional<EntryResult> onRefusedUnread = Optional.empty();

    Function<Symbol, Optional<Position>> onHeld = _ -> Optional.empty();

    @Override
    public Optional<Position> held(Symbol symbol, Side side, @Nullable String cycle) {
        return onHeld.apply(symbol);
    }

    @Override
    public EntryResult enter(EntryRequest request) {
        requests.add(request);
        return onEnter.apply(request);
    }

    @Override
    public Optional<EntryResult> refusedUnread(EntryRequest request) {
        return onRefusedUnread;
    }

    @Override
    public ExitResult exit(ExitRequest request) {
        requests.add(request);
        return onExit.apply(request);
    }

    @Override
    public Portfolio portfolio(@Nullable String cycle) {
        return given(portfolio);
    }

    @Override
    public List<Order> openOrders() {
        return orders;
    }

    @Override
    public AccountState lastLook() {
        return AccountState.UNSEEN;
    }

    @Override
    public void lookNow() {}

    @Override
    public List<Order> ordersToday() {
        return orders;
    }

    @Override
    public CancelResult cancel(String orderId) {
        requests.add(orderId);
        return onCancel;
    }

    @Override
    public StopResult moveStop(Symbol symbol, Price stop) {
        requests.add(symbol + " " + stop);
        return onMoveStop;
    }

    @Override
    public FlattenReport flatten(FlattenRequest request) {
        requests.add(request);
        return onFlatten.get();
    }

    @Override
    public Optional<List<FlattenReport.Remaining>> leftToClose() {
        return Optional.ofNullable(leftToClose);
    }

    @Override
    public ModeState mode() {
        return mode;
    }

    @Override
    public RiskLimits limits() {
        return limits;
    }

    @Override
    public List<EntryBlock> entryBlocks() {
        return EntryBlock.all(state, RiskGate.entriesBlockedBy(riskView(), limits));
    }

    @Override
    public AccountView riskView() {
        return given(view);
    }

    @Override
    public void setMode(ModeState state) {
        throw new AssertionError("no tool may change the trading mode");
    }

    @Override
    public ModeState changeMode(UnaryOperator<ModeState> change) {
        throw new AssertionError("no tool may change the trading mode");
    }

    @Override
    public void listen(OrderListener listener) {}

    @Override
    public boolean drain(Duration patience) {
        return true;
    }

    @Override
    public void close() {}

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("the test gave no value");
        }
        return value;
    }
}
