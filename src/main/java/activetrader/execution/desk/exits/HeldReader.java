package activetrader.execution.desk.exits;

import activetrader.execution.account.AccountReader;
import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.orders.exits.PromisedExits;
import activetrader.market.Position;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what is held of a symbol, to tell an exit from an entry.
public final class HeldReader {
    private final AccountReader entryReads;
    private final AccountReader exitReads;
    private final BookedFills booked;
    private final PromisedExits promises;
    private final boolean shortingAllowed;

    public HeldReader(AccountReader reader, BookedFills booked, PromisedExits promises, boolean shortingAllowed) {
        this.entryReads = reader.withoutWaiting();
        this.exitReads = reader.forExits();
        this.booked = booked;
        this.promises = promises;
        this.shortingAllowed = shortingAllowed;
    }

    /// The position in `symbol`, for a request on `side`. Calls reserved for exits are used where an order on `side`
    /// may close something.
    ///
    /// @param cycle null outside a cycle
    /// @throws activetrader.broker.BrokerException when the broker does not answer; where the records say that the
    ///     request would close something, that is recorded
    public Optional<Position> held(Symbol symbol, Side side, @Nullable String cycle) {
        if (side == Side.BUY && !shortingAllowed) {
            return entryReads.position(symbol);
        }
        return booked.lot(symbol).isClosedBy(side)
                ? promises.look(symbol, cycle, () -> exitReads.position(symbol))
                : exitReads.position(symbol);
    }
}
