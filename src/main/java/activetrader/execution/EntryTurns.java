package activetrader.execution;

import activetrader.execution.account.AccountMutex;
import activetrader.execution.blocks.EntryBlock;
import activetrader.risk.Books;
import java.time.Duration;
import java.util.Optional;

/// Takes each entry through all that may keep it away, one at a time, and follows what was sent.
final class EntryTurns {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Desk desk;
    private final AccountMutex mutex;
    private final EntryPreconditions preconditions;
    private final EntryDesk entries;
    private final EntryUndoing undoing;
    private final ExitTurns exits;
    private final DeskTimers timers;
    private final Watch watch;
    private final Restraints restraints;
    private final AccountViews views;

    EntryTurns(
            Desk desk,
            AccountMutex mutex,
            EntryPreconditions preconditions,
            EntryDesk entries,
            EntryUndoing undoing,
            ExitTurns exits,
            DeskTimers timers,
            Watch watch,
            Restraints restraints,
            AccountViews views) {
        this.desk = desk;
        this.mutex = mutex;
        this.preconditions = preconditions;
        this.entries = entries;
        this.undoing = undoing;
        this.exits = exits;
        this.timers = timers;
        this.watch = watch;
        this.restraints = restraints;
        this.views = views;
    }

    EntryResult enter(EntryRequest request) {
        Optional<EntryResult> refused =
                preconditions.atTheDoor().map(EntryTurns::denied).or(() -> refusedByRules(request));
        if (refused.isPresent()) {
            return refused.get();
        }
        int before = desk.ledger().entries().size();
        try {
            EntryResult result = mutex.forOthers(PATIENCE)
                    .map(hold -> holding(hold, request))
                    .orElseGet(() -> denied(preconditions.accountTaken()));
            if (!(result instanceof EntryResult.Denied)) {
                exits.bookFills();
            }
            return undoing.of(result, before);
        } finally {
            timers.watchSoon();
        }
    }

    /// What can be refused without asking the broker; counts as no attempt.
    Optional<EntryResult> refusedUnread(EntryRequest request) {
        return preconditions.closedDoor().map(EntryTurns::denied).or(() -> refusedByRules(request));
    }

    private Optional<EntryResult> refusedByRules(EntryRequest request) {
        return preconditions.closeTheDay() ? Optional.empty() : entries.refusedUnread(request, views.of(null));
    }

    /// Exits pass beside it from the moment when nothing is left to mend.
    private EntryResult holding(AccountMutex.Hold hold, EntryRequest request) {
        try (hold) {
            if (!desk.protector().owed().isEmpty()) {
                watch.look();
            }
            hold.lendToExits();
            undoing.entering(request.symbol());
            return entries.repeated(request).orElseGet(() -> alone(request));
        }
    }

    private EntryResult alone(EntryRequest request) {
        if (!preconditions.closeTheDay() && desk.ledger().isInDoubt(request.symbol())) {
            desk.sender().clearUp(desk.entryBroker());
        }
        Optional<EntryBlock> block = preconditions.of(request.symbol());
        if (block.isPresent()) {
            return denied(block.get());
        }
        Books books = views.orNull(desk.entryReader()::books);
        Optional<EntryBlock> unexplained = books == null ? Optional.empty() : preconditions.unexplained(books);
        if (unexplained.isPresent()) {
            return denied(unexplained.get());
        }
        if (books != null) {
            restraints.afterLoss(books);
        }
        return entries.enter(request, views.of(books));
    }

    private static EntryResult denied(EntryBlock block) {
        return new EntryResult.Denied(null, block.reasonCode(), block.message(), null, null, null);
    }
}
