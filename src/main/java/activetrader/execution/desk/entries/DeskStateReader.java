package activetrader.execution.desk.entries;

import activetrader.execution.account.AccountReader;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.blocks.DeskState;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.protection.Protector;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.risk.AccountSnapshot;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts together the part of our own state that blocks entries.
public final class DeskStateReader {
    private final OrderLedger ledger;
    private final Refusals refusals;
    private final Protector protector;
    private final ForeignHoldings foreign;
    private final AccountReader reader;
    private final boolean blockedByUnsellable;

    /// @param blockedByUnsellable whether a holding that cannot be sold keeps entries away
    public DeskStateReader(
            OrderLedger ledger,
            Refusals refusals,
            Protector protector,
            ForeignHoldings foreign,
            AccountReader reader,
            boolean blockedByUnsellable) {
        this.ledger = ledger;
        this.refusals = refusals;
        this.protector = protector;
        this.foreign = foreign;
        this.reader = reader.forExits();
        this.blockedByUnsellable = blockedByUnsellable;
    }

    /// The state as far as is known without asking the broker.
    ///
    /// @param standing reasons that hold for every symbol and have no detail
    DeskState unread(Set<BlockReason> standing) {
        return state(standing, Set.of(), Money.ZERO);
    }

    /// The state with what the account shows.
    ///
    /// @param books null when the account could not be read
    DeskState of(Set<BlockReason> standing, @Nullable AccountSnapshot books, Money unexplainedCash) {
        return state(standing, books == null ? Set.of() : foreign.kept(books.positions()), unexplainedCash);
    }

    /// Whether the position in `symbol` is foreign and stays.
    ///
    /// @throws activetrader.broker.BrokerException when the broker must be asked and does not answer
    boolean isKept(Symbol symbol) {
        return foreign.keeps(symbol, reader);
    }

    private DeskState state(Set<BlockReason> standing, Set<Symbol> external, Money unexplainedCash) {
        return new DeskState(
                standing,
                blockedByUnsellable ? refusals.setAside() : List.of(),
                ledger.inDoubt().stream().map(entry -> entry.intent().symbol()).toList(),
                refusals.closedToEntries(),
                protector.unprotected(),
                external,
                unexplainedCash);
    }
}
