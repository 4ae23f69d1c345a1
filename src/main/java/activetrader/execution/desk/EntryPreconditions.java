package activetrader.execution.desk;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountMutex;
import activetrader.execution.account.CallBudget;
import activetrader.execution.account.EntryAttempts;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.blocks.DeskState;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.context.TradingContext;
import activetrader.execution.monitor.KeyMonitor;
import activetrader.execution.monitor.OvernightPositions;
import activetrader.market.Money;
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
import org.jspecify.annotations.Nullable;

/// All that keeps entries away, in one list of [EntryBlock]: our own state, then the gate. What is shown and what
/// is denied come from the same code.
final class EntryPreconditions {
    private final TradingContext context;
    private final AccountMutex mutex;
    private final EntryAttempts attempts;
    private final CallBudget calls;
    private final FlattenRunner flattens;
    private final OvernightPositions overnight;
    private final KeyMonitor keyGuard;
    private final AccountViews views;
    private final RiskLimits limits;
    private final AtomicBoolean stopping;

    EntryPreconditions(
            TradingContext context,
            AccountMutex mutex,
            CallBudget calls,
            FlattenRunner flattens,
            OvernightPositions overnight,
            KeyMonitor keyGuard,
            AccountViews views,
            RiskLimits limits,
            AtomicBoolean stopping) {
        this.context = context;
        this.mutex = mutex;
        this.attempts = new EntryAttempts(context.time());
        this.calls = calls;
        this.flattens = flattens;
        this.overnight = overnight;
        this.keyGuard = keyGuard;
        this.views = views;
        this.limits = limits;
        this.stopping = stopping;
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
        if (context.fills().sharesAreUnexplained()) {
            standing.add(BlockReason.SHARES_UNEXPLAINED);
        }
        DeskState state = state(standing, kept(view.books()), context.fills().cashUnexplained());
        return EntryBlock.all(state, RiskGate.entriesBlockedBy(view, limits));
    }

    private Set<Symbol> kept(@Nullable AccountSnapshot books) {
        return books == null ? Set.of() : context.externals().kept(books.positions());
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
        return state(standing(), Set.of(), Money.ZERO).blocks().stream()
                .filter(block -> block.concerns(symbol))
                .findFirst()
                .or(() -> context.isKept(symbol) ? Optional.of(EntryBlock.external(symbol)) : Optional.empty());
    }

    /// What in the snapshot `books` fills and activities do not explain; asks the broker for them when needed.
    Optional<EntryBlock> unexplained(AccountSnapshot books) {
        if (!books.unreadable().isEmpty()) {
            return Optional.empty();
        }
        try {
            Broker broker = context.entryBroker();
            if (!agree(books, broker)) {
                return Optional.of(EntryBlock.of(BlockReason.SHARES_UNEXPLAINED));
            }
            Money cash = context.fills().unexplainedCash(broker, books.account());
            return cash.isZero() ? Optional.empty() : Optional.of(EntryBlock.cash(cash));
        } catch (BrokerException e) {
            keyGuard.failed(e);
            return Optional.of(EntryBlock.of(
                    BlockReason.CASH_UNEXPLAINED, "what changed the account is not known: " + e.getMessage(), null));
        }
    }

    private boolean agree(AccountSnapshot books, Broker broker) {
        if (context.fills().agreesWith(books.positions())) {
            return true;
        }
        context.fills().poll(broker);
        return context.fills().agreesWith(books.positions())
                || (context.fills().reconcile(broker) && context.fills().agreesWith(books.positions()));
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

    private DeskState state(Set<BlockReason> standing, Set<Symbol> external, Money unexplainedCash) {
        return new DeskState(
                standing,
                context.settings().entries().blockedByUnsellable()
                        ? context.refusals().setAside()
                        : List.of(),
                context.ledger().inDoubt().stream()
                        .map(entry -> entry.intent().symbol())
                        .toList(),
                context.refusals().closedToEntries(),
                context.protector().unprotected(),
                external,
                unexplainedCash);
    }
}
