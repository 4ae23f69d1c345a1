package activetrader.execution;

import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.mode.ModeState;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The one way to the account: every entry passes the risk gate, every order the ledger, every position has a stop.
///
/// Safe for several threads: one at a time changes the account, the others wait by the time source.
public interface OrderDesk extends AutoCloseable {
    /// Opens or adds to a position: gate, ledger, order with its stop, a short wait for the fill.
    EntryResult enter(EntryRequest request);

    /// The denial of `request` from all that is known without asking the broker; empty when nothing denies it, or
    /// when our records show a position that it would reduce.
    Optional<EntryResult> refusedUnread(EntryRequest request);

    /// Closes a position or a part of it, in every trading mode.
    ExitResult exit(ExitRequest request);

    /// What is held of `symbol`, read from the broker now, to tell an exit from an entry. Calls reserved for exits
    /// are used where an order on `side` may close something. Where our records say that it would, and the broker
    /// does not answer, the exit counts as not done: that is recorded and a person is alerted.
    ///
    /// @param cycle of the caller; null outside a cycle
    /// @throws activetrader.broker.BrokerException when the broker does not answer
    Optional<Position> held(Symbol symbol, Side side, @Nullable String cycle);

    /// Books fills and looks after stops now, not at the next look; to be called when something may have happened
    /// to an order. Returns at once, may be called any number of times, and does nothing when nothing has happened.
    void lookNow();

    /// What the last look at the account found, without asking the broker.
    AccountState lastLook();

    /// Account, positions and open orders, at most one second old.
    default Portfolio portfolio() {
        return portfolio(null);
    }

    /// As [#portfolio()], for a cycle; the first look of each cycle is recorded in `position/`.
    ///
    /// @param cycle as `<yyyy-MM-dd>#<n>`; null when the caller has none
    Portfolio portfolio(@Nullable String cycle);

    /// Open orders, with the held legs of brackets, at most one second old.
    List<Order> openOrders();

    /// Orders of today, open or not, with their legs.
    List<Order> ordersToday();

    /// Cancels an order by the broker's id; the stop of a position stays.
    CancelResult cancel(String orderId);

    /// Moves the stop of a position towards the market, never away from it.
    StopResult moveStop(Symbol symbol, Price stop);

    /// Cancels every order and closes every position, until the broker shows twice that nothing is left or the
    /// session closes. No entry passes from the call on until the next session, or until the flatten ends before
    /// the last minutes of the session.
    FlattenReport flatten(FlattenRequest request);

    /// What the running flatten saw last, without asking the broker; empty when none runs or it has not read the
    /// account yet.
    Optional<List<FlattenReport.Remaining>> leftToClose();

    /// The mode that holds now.
    ModeState mode();

    /// The limits that entries are held to.
    RiskLimits limits();

    /// The input of the risk gate about account and day, at most one second old.
    AccountView riskView();

    /// All that blocks entries now: the order desk's own state, then the gate. A block that names a symbol blocks
    /// that symbol only.
    List<EntryBlock> entryBlocks();

    void setMode(ModeState state);

    /// Sets the mode to what `change` makes of the one that holds; no other change of this process comes between.
    /// Nothing changes when `change` returns the same state.
    ///
    /// @return the mode that holds now
    /// @throws java.io.UncheckedIOException when the mode could not be written; the old mode then stays
    ModeState changeMode(UnaryOperator<ModeState> change);

    /// Sets the only listener: `listener` gets what is recorded from now on.
    void listen(OrderListener listener);

    /// Takes no more requests, and waits up to `patience` for the running order; true when none runs. Positions
    /// keep their stops.
    boolean drain(Duration patience);

    /// Ends the monitor and releases the account lock; positions keep their stops.
    @Override
    void close();
}
