package activetrader.execution;

import activetrader.execution.orders.EntryCollar;
import activetrader.execution.protection.ProtectionSettings;
import activetrader.execution.protection.StopRule;
import activetrader.journal.OrderRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/// How patiently the desk works with the broker. All spans are market time.
///
/// @param fillWait how long an answer to an entry or exit waits for the fill
/// @param entryTimeout after this an entry with a limit price of its own that is not filled at all is cancelled
/// @param cancelWait how long a cancelled order may stay before the desk gives up waiting
/// @param reconcileInterval how often protection is checked while anything is open
/// @param lookUpFor how long an order in doubt is looked for before it counts as absent
/// @param repeatWindow within this an identical request without a cycle is the same request
/// @param fallbackStopPercent distance of a repaired stop from the price when no ATR is known
/// @param parallelExits how many closing orders are sent at once; 1 on simulated time
/// @param flattenExternal whether a flatten closes what somebody else made in the account; else it is left alone
/// @param unsellableBlocksEntries whether a holding that cannot be sold keeps entries away
/// @param protection how positions are protected between cycles
/// @param comparesClock whether the broker's clock should be ours; not where a simulator keeps a time of its own
/// @param collar how far an entry without a price of its own may reach beyond the quote
/// @param marketableTimeout after this such an entry that is not filled at all is cancelled
public record ExecutionSettings(
        Duration fillWait,
        Duration entryTimeout,
        Duration cancelWait,
        Duration reconcileInterval,
        Duration lookUpFor,
        Duration repeatWindow,
        BigDecimal fallbackStopPercent,
        int parallelExits,
        boolean flattenExternal,
        boolean unsellableBlocksEntries,
        ProtectionSettings protection,
        boolean comparesClock,
        EntryCollar collar,
        Duration marketableTimeout) {
    /// The bounds of `reconcileInterval`.
    public static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);

    public static final Duration LONGEST_INTERVAL = Duration.ofMinutes(2);

    public static ExecutionSettings defaults() {
        return new ExecutionSettings(
                Duration.ofSeconds(3),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                new BigDecimal("2"),
                1,
                true,
                false,
                ProtectionSettings.defaults(),
                true,
                EntryCollar.STANDARD,
                Duration.ofSeconds(20));
    }

    /// When what is not filled of an entry is cancelled.
    Instant openUntil(OrderRecord.Intent entry) {
        return entry.at().plus(openFor(entry));
    }

    /// How long what is not filled of an entry stays.
    Duration openFor(OrderRecord.Intent entry) {
        return entry.isWithoutOwnPrice() ? marketableTimeout : entryTimeout;
    }

    /// These settings, with `count` closing orders sent at once.
    public ExecutionSettings withParallelExits(int count) {
        return with(reconcileInterval, count, flattenExternal, protection, comparesClock);
    }

    /// These settings for a broker with a time of its own, unless `compares`.
    public ExecutionSettings comparingClock(boolean compares) {
        return with(reconcileInterval, parallelExits, flattenExternal, protection, compares);
    }

    /// These settings, with what somebody else made closed or left alone.
    public ExecutionSettings flatteningExternal(boolean flattens) {
        return with(reconcileInterval, parallelExits, flattens, protection, comparesClock);
    }

    /// These settings, with protection checked every `interval`.
    public ExecutionSettings reconcilingEvery(Duration interval) {
        return with(interval, parallelExits, flattenExternal, protection, comparesClock);
    }

    /// These settings, with stops that follow the market by `rule` alone, and nothing sold by itself.
    public ExecutionSettings following(StopRule rule) {
        return with(reconcileInterval, parallelExits, flattenExternal, protection.following(rule), comparesClock);
    }

    /// These settings, with entries kept away by what cannot be sold, or not.
    public ExecutionSettings blockingEntriesByUnsellable(boolean blocks) {
        return new ExecutionSettings(
                fillWait,
                entryTimeout,
                cancelWait,
                reconcileInterval,
                lookUpFor,
                repeatWindow,
                fallbackStopPercent,
                parallelExits,
                flattenExternal,
                blocks,
                protection,
                comparesClock,
                collar,
                marketableTimeout);
    }

    /// These settings, with positions protected as `rules` say.
    public ExecutionSettings protecting(ProtectionSettings rules) {
        return with(reconcileInterval, parallelExits, flattenExternal, rules, comparesClock);
    }

    private ExecutionSettings with(
            Duration interval, int exits, boolean flattens, ProtectionSettings rules, boolean compares) {
        return new ExecutionSettings(
                fillWait,
                entryTimeout,
                cancelWait,
                interval,
                lookUpFor,
                repeatWindow,
                fallbackStopPercent,
                exits,
                flattens,
                unsellableBlocksEntries,
                rules,
                compares,
                collar,
                marketableTimeout);
    }
}
