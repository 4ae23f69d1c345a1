package activetrader.execution;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountMutex;
import activetrader.execution.account.EntryAttempts;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.blocks.DeskState;
import activetrader.execution.blocks.EntryBlock;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.risk.AccountView;
import activetrader.risk.Books;
import activetrader.risk.RiskGate;
import activetrader.risk.RiskLimits;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// All that keeps entries away, in one list of [EntryBlock]: what the desk refuses by its own state, then what the gate
/// does. What is shown and what is denied are made here of the same parts.
final class EntryPreconditions {
    private final Desk desk;
    private final AccountMutex mutex;
    private final EntryAttempts attempts;
    private final CallBudget calls;
    private final FlattenDesk flattens;
    private final Overnight overnight;
    private final KeyGuard keyGuard;
    private final BooleanSupplier stopping;

    EntryPreconditions(
            Desk desk,
            AccountMutex mutex,
            CallBudget calls,
            FlattenDesk flattens,
            Overnight overnight,
            KeyGuard keyGuard,
            BooleanSupplier stopping) {
        this.desk = desk;
        this.mutex = mutex;
        this.attempts = new EntryAttempts(desk.time());
        this.calls = calls;
        this.flattens = flattens;
        this.overnight = overnight;
        this.keyGuard = keyGuard;
        this.stopping = stopping;
    }

    /// All that keeps entries away now, for whoever asks; `view` is what the gate would be told.
    List<EntryBlock> all(AccountView view, RiskLimits limits) {
        Set<BlockReason> standing = standing();
        if (attempts.areUsedUp()) {
            standing.add(BlockReason.TOO_MANY_ATTEMPTS);
        }
        if (mutex.exitsComeFirst()) {
            standing.add(BlockReason.EXIT_FIRST);
        }
        if (desk.fills().sharesAreUnexplained()) {
            standing.add(BlockReason.SHARES_UNEXPLAINED);
        }
        DeskState state = state(standing, kept(view.books()), desk.fills().cashUnexplained());
        return EntryBlock.all(state, RiskGate.entriesBlockedBy(view, limits));
    }

    private Set<Symbol> kept(@Nullable Books books) {
        return books == null ? Set.of() : desk.externals().kept(books.positions());
    }

    /// What refuses an entry that is asked for now, before anything is read. Whatever is not refused counts as an
    /// attempt.
    Optional<EntryBlock> atTheDoor() {
        Optional<EntryBlock> closed = closedDoor();
        return closed.isPresent() || attempts.admit()
                ? closed
                : Optional.of(EntryBlock.of(BlockReason.TOO_MANY_ATTEMPTS));
    }

    /// As [#atTheDoor], for an entry that is only thought of.
    Optional<EntryBlock> closedDoor() {
        if (stopping.getAsBoolean()) {
            return Optional.of(EntryBlock.of(BlockReason.STOPPING));
        }
        if (flattens.isRunning()) {
            return Optional.of(EntryBlock.of(BlockReason.FLATTENING));
        }
        return attempts.areUsedUp() ? Optional.of(EntryBlock.of(BlockReason.TOO_MANY_ATTEMPTS)) : Optional.empty();
    }

    /// Why an entry did not get the account in time.
    EntryBlock accountTaken() {
        return EntryBlock.of(mutex.exitsComeFirst() ? BlockReason.EXIT_FIRST : BlockReason.DESK_BUSY);
    }

    /// Whether the desk's state closes all symbols for longer than a moment, whatever else is asked.
    boolean closeTheDay() {
        return flattens.closesEntries() || overnight.isOpen();
    }

    /// What keeps an entry in `symbol` away that has the account.
    ///
    /// @throws BrokerException when it must be asked whose the symbol is, and nobody can say
    Optional<EntryBlock> of(Symbol symbol) {
        return state(standing(), Set.of(), Money.ZERO).blocks().stream()
                .filter(block -> block.concerns(symbol))
                .findFirst()
                .or(() -> desk.isKept(symbol) ? Optional.of(EntryBlock.external(symbol)) : Optional.empty());
    }

    /// What of `books` fills and activities do not explain; asks the broker for them when they are needed.
    Optional<EntryBlock> unexplained(Books books) {
        if (!books.unreadable().isEmpty()) {
            return Optional.empty();
        }
        try {
            Broker broker = desk.entryBroker();
            if (!agree(books, broker)) {
                return Optional.of(EntryBlock.of(BlockReason.SHARES_UNEXPLAINED));
            }
            Money cash = desk.fills().unexplainedCash(broker, books.account());
            return cash.isZero() ? Optional.empty() : Optional.of(EntryBlock.cash(cash));
        } catch (BrokerException e) {
            keyGuard.failed(e);
            return Optional.of(EntryBlock.of(
                    BlockReason.CASH_UNEXPLAINED, "what changed the account is not known: " + e.getMessage(), null));
        }
    }

    private boolean agree(Books books, Broker broker) {
        if (desk.fills().agreesWith(books.positions())) {
            return true;
        }
        desk.fills().poll(broker);
        return desk.fills().agreesWith(books.positions()) || desk.fills().reconcile(broker);
    }

    private Set<BlockReason> standing() {
        Set<BlockReason> standing = EnumSet.noneOf(BlockReason.class);
        if (stopping.getAsBoolean()) {
            standing.add(BlockReason.STOPPING);
        }
        if (flattens.closesEntries()) {
            standing.add(BlockReason.FLATTENING);
        }
        if (overnight.isOpen()) {
            standing.add(BlockReason.OVERNIGHT_POSITION);
        }
        if (!calls.sufficesToEnter()) {
            standing.add(BlockReason.RATE_LIMIT);
        }
        return standing;
    }

    private DeskState state(Set<BlockReason> standing, Set<Symbol> external, Money unexplainedCash) {
        return new DeskState(
                standing,
                desk.settings().entries().blockedByUnsellable()
                        ? desk.refusals().setAside()
                        : List.of(),
                desk.ledger().inDoubt().stream()
                        .map(entry -> entry.intent().symbol())
                        .toList(),
                desk.refusals().closedToEntries(),
                desk.protector().owed(),
                external,
                unexplainedCash);
    }
}
