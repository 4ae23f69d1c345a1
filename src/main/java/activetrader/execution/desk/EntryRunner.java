package activetrader.execution.desk;

import activetrader.execution.account.AccountMutex;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.context.TradingContext;
import activetrader.execution.monitor.AccountMonitor;
import activetrader.execution.monitor.TradingModeControl;
import activetrader.execution.orders.EntryRequest;
import activetrader.execution.orders.EntryResult;
import activetrader.execution.orders.EntryReversal;
import activetrader.execution.orders.EntrySubmitter;
import activetrader.execution.timers.TradingTimers;
import activetrader.market.Side;
import activetrader.risk.AccountSnapshot;
import java.time.Duration;
import java.util.Optional;

/// Checks each entry against all preconditions, one entry at a time, sends it, and follows what was sent.
final class EntryRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TradingContext context;
    private final AccountMutex mutex;
    private final EntryPreconditions preconditions;
    private final EntrySubmitter entries;
    private final EntryReversal undoing;
    private final ExitRunner exits;
    private final TradingTimers timers;
    private final AccountMonitor watch;
    private final TradingModeControl restraints;
    private final AccountViews views;

    EntryRunner(
            TradingContext context,
            AccountMutex mutex,
            EntryPreconditions preconditions,
            EntrySubmitter entries,
            EntryReversal undoing,
            ExitRunner exits,
            TradingTimers timers,
            AccountMonitor watch,
            TradingModeControl restraints,
            AccountViews views) {
        this.context = context;
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
                preconditions.atTheDoor().map(EntryRunner::denied).or(() -> refusedByRules(request));
        if (refused.isPresent()) {
            return refused.get();
        }
        int before = context.ledger().entries().size();
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

    /// The denial that needs no call to the broker, unless our records show a position that the request would reduce.
    /// Such a request does not count as an attempt.
    Optional<EntryResult> refusedUnread(EntryRequest request) {
        int held = context.fills().lot(request.symbol()).shares().signum();
        boolean reduces = held == (request.side() == Side.BUY ? -1 : 1);
        return reduces ? Optional.empty() : refused(request);
    }

    private Optional<EntryResult> refused(EntryRequest request) {
        return preconditions.closedDoor().map(EntryRunner::denied).or(() -> refusedByRules(request));
    }

    private Optional<EntryResult> refusedByRules(EntryRequest request) {
        return preconditions.closeTheDay() ? Optional.empty() : entries.refusedUnread(request, views.of(null));
    }

    /// Runs an entry that has the account. Exits may pass beside it from the moment when nothing is left to mend.
    private EntryResult holding(AccountMutex.Hold hold, EntryRequest request) {
        try (hold) {
            if (!context.protector().unprotected().isEmpty()) {
                watch.look();
            }
            hold.lendToExits();
            undoing.entering(request.symbol());
            return entries.repeated(request).orElseGet(() -> alone(request));
        }
    }

    private EntryResult alone(EntryRequest request) {
        if (!preconditions.closeTheDay() && context.ledger().isInDoubt(request.symbol())) {
            context.sender().clearUp(context.entryBroker());
        }
        Optional<EntryBlock> block = preconditions.of(request.symbol());
        if (block.isPresent()) {
            return denied(block.get());
        }
        AccountSnapshot books = views.orNull(context.entryReader()::books);
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
        return new EntryResult.Blocked(block);
    }
}
