package activetrader.execution.desk.entries;

import activetrader.execution.account.AccountMutex;
import activetrader.execution.desk.exits.ExitRunner;
import activetrader.execution.monitor.AccountMonitor;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.entries.EntryReversal;
import activetrader.execution.orders.entries.RepeatedEntries;
import activetrader.execution.orders.exits.ExitedSymbols;
import activetrader.execution.protection.Protector;
import activetrader.execution.timers.TradingTimers;
import java.time.Duration;
import java.util.Optional;

/// Gives the account to one entry at a time, and follows what was sent.
public final class EntryRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final UnreadRefusals unread;
    private final EntryPreconditions preconditions;
    private final RepeatedEntries repeats;
    private final EntryExecution execution;
    private final EntryReversal reversal;
    private final ExitedSymbols exited;
    private final ExitRunner exits;
    private final AccountMutex mutex;
    private final AccountMonitor monitor;
    private final Protector protector;
    private final TradingTimers timers;

    public EntryRunner(
            UnreadRefusals unread,
            EntryPreconditions preconditions,
            RepeatedEntries repeats,
            EntryExecution execution,
            EntryReversal reversal,
            ExitedSymbols exited,
            ExitRunner exits,
            AccountMutex mutex,
            AccountMonitor monitor,
            Protector protector,
            TradingTimers timers) {
        this.unread = unread;
        this.preconditions = preconditions;
        this.repeats = repeats;
        this.execution = execution;
        this.reversal = reversal;
        this.exited = exited;
        this.exits = exits;
        this.mutex = mutex;
        this.monitor = monitor;
        this.protector = protector;
        this.timers = timers;
    }

    EntryResult enter(EntryRequest request) {
        Optional<EntryResult> refused = unread.atTheDoor(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        int before = reversal.begin();
        try {
            EntryResult result = mutex.forOthers(PATIENCE)
                    .map(hold -> holding(hold, request))
                    .orElseGet(() -> new EntryResult.Blocked(preconditions.accountTaken()));
            if (!(result instanceof EntryResult.Denied)) {
                exits.bookFills();
            }
            return reversal.of(result, before);
        } finally {
            timers.watchSoon();
        }
    }

    /// Runs an entry that has the account. Exits may pass beside it from the moment when nothing is left to mend.
    private EntryResult holding(AccountMutex.Hold hold, EntryRequest request) {
        try (hold) {
            if (!protector.unprotected().isEmpty()) {
                monitor.look();
            }
            hold.lendToExits();
            exited.entering(request.symbol());
            return repeats.answer(request).orElseGet(() -> execution.enter(request));
        }
    }
}
