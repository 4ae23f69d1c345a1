package activetrader.execution.desk.entries;

import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountMutex;
import activetrader.execution.account.CallBudget;
import activetrader.execution.account.EntryAttempts;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.desk.exits.FlattenRunner;
import activetrader.execution.monitor.OvernightPositions;
import activetrader.market.Symbol;
import activetrader.risk.AccountSnapshot;
import activetrader.risk.AccountView;
import activetrader.risk.RiskGate;
import activetrader.risk.RiskLimits;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// All that keeps entries away, in one list of [EntryBlock]: our own state, then the gate. What is shown and what
/// is denied come from the same code.
public final class EntryPreconditions {
    private final AtomicBoolean stopping;
    private final EntryAttempts attempts;
    private final AccountMutex mutex;
    private final CallBudget calls;
    private final FlattenRunner flattens;
    private final OvernightPositions overnight;
    private final DeskStateReader states;
    private final BooksCheck books;
    private final AccountViews views;
    private final RiskLimits limits;

    /// @param stopping whether no more requests are taken
    public EntryPreconditions(
            AtomicBoolean stopping,
            EntryAttempts attempts,
            AccountMutex mutex,
            CallBudget calls,
            FlattenRunner flattens,
            OvernightPositions overnight,
            DeskStateReader states,
            BooksCheck books,
            AccountViews views,
            RiskLimits limits) {
        this.stopping = stopping;
        this.attempts = attempts;
        this.mutex = mutex;
        this.calls = calls;
        this.flattens = flattens;
        this.overnight = overnight;
        this.states = states;
        this.books = books;
        this.views = views;
        this.limits = limits;
    }

    /// All blocks now, by an account at most one second old.
    List<EntryBlock> all() {
        AccountView view = views.now();
        Set<BlockReason> standing = standing();
        if (attempts.areUsedUp()) {
            standing.add(BlockReason.TOO_MANY_ATTEMPTS);
        }
        if (mutex.exitsComeFirst()) {
            standing.add(BlockReason.EXIT_FIRST);
        }
        if (books.leftShares()) {
            standing.add(BlockReason.SHARES_UNEXPLAINED);
        }
        return EntryBlock.all(
                states.of(standing, view.books(), books.leftCash()), RiskGate.entriesBlockedBy(view, limits));
    }

    /// The block of an entry that is requested now, before anything is read. A request that is not blocked counts
    /// as an attempt.
    Optional<EntryBlock> atTheDoor() {
        Optional<EntryBlock> closed = closedDoor();
        return closed.isPresent() || attempts.admit()
                ? closed
                : Optional.of(EntryBlock.of(BlockReason.TOO_MANY_ATTEMPTS));
    }

    /// As [#atTheDoor], for an entry that is not requested; counts no attempt.
    Optional<EntryBlock> closedDoor() {
        if (stopping.get()) {
            return Optional.of(EntryBlock.of(BlockReason.STOPPING));
        }
        if (flattens.isRunning()) {
            return Optional.of(EntryBlock.of(BlockReason.FLATTENING));
        }
        return attempts.areUsedUp() ? Optional.of(EntryBlock.of(BlockReason.TOO_MANY_ATTEMPTS)) : Optional.empty();
    }

    /// Why an entry did not acquire the account in time.
    EntryBlock accountTaken() {
        return EntryBlock.of(mutex.exitsComeFirst() ? BlockReason.EXIT_FIRST : BlockReason.DESK_BUSY);
    }

    /// Whether our own state blocks all symbols for longer than a moment.
    boolean closeTheDay() {
        return flattens.closesEntries() || overnight.isOpen();
    }

    /// The block of an entry in `symbol` that has acquired the account.
    ///
    /// @throws BrokerException when ownership of the symbol must be asked for, and the broker does not answer
    Optional<EntryBlock> of(Symbol symbol) {
        return states.unread(standing()).blocks().stream()
                .filter(block -> block.concerns(symbol))
                .findFirst()
                .or(() -> states.isKept(symbol) ? Optional.of(EntryBlock.external(symbol)) : Optional.empty());
    }

    /// What in the snapshot `read` fills and activities do not explain; asks the broker for them when needed.
    Optional<EntryBlock> unexplained(AccountSnapshot read) {
        return books.unexplained(read);
    }

    private Set<BlockReason> standing() {
        Set<BlockReason> standing = EnumSet.noneOf(BlockReason.class);
        if (stopping.get()) {
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
}
