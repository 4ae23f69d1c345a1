package activetrader.execution.settings;

import activetrader.execution.protection.ProtectionSettings;
import activetrader.execution.protection.StopRule;
import activetrader.journal.OrderRecord;
import activetrader.market.fees.FeeSchedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/// How patiently the desk works with the broker. All spans are market time.
///
/// No two components have the same type, so that a copy cannot mix them up or leave one out.
///
/// @param waits how long the desk waits for the broker
/// @param entries what becomes of entries that are not filled, and what keeps them away
/// @param closing how a flatten works
/// @param protection how positions are protected between cycles
/// @param reconcileInterval how often protection is checked while anything is open
/// @param fallbackStopPercent distance of a repaired stop from the price when no ATR is known
/// @param fees that the account pays
/// @param comparesClock whether the broker's clock should be ours; not where a simulator keeps a time of its own
public record ExecutionSettings(
        Waits waits,
        Entries entries,
        Closing closing,
        ProtectionSettings protection,
        Duration reconcileInterval,
        BigDecimal fallbackStopPercent,
        boolean comparesClock,
        FeeSchedule fees) {
    /// The bounds of `reconcileInterval`.
    public static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);

    public static final Duration LONGEST_INTERVAL = Duration.ofMinutes(2);

    /// How long the desk waits for the broker.
    ///
    /// @param fill how long an answer to an entry or exit waits for the fill
    /// @param cancel how long a cancelled order may stay before the desk gives up waiting
    /// @param lookUp how long an order in doubt is looked for before it counts as absent
    /// @param repeat within this an identical request without a cycle is the same request
    public record Waits(Duration fill, Duration cancel, Duration lookUp, Duration repeat) {}

    /// How entries are worked.
    ///
    /// @param timeout after this an entry with a limit price of its own that is not filled at all is cancelled
    /// @param marketableTimeout after this one without a price of its own that is not filled at all is cancelled
    /// @param collar how far an entry without a price of its own may reach beyond the quote
    /// @param blockedByUnsellable whether a holding that cannot be sold keeps entries away
    public record Entries(
            Duration timeout, Duration marketableTimeout, EntryCollar collar, boolean blockedByUnsellable) {}

    /// How a flatten works.
    ///
    /// @param parallelExits how many closing orders are sent at once; 1 on simulated time
    /// @param external whether it closes external positions and orders too; else they are left alone
    public record Closing(int parallelExits, boolean external) {}

    public static ExecutionSettings defaults() {
        return new ExecutionSettings(
                new Waits(
                        Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(60)),
                new Entries(Duration.ofSeconds(60), Duration.ofSeconds(20), EntryCollar.STANDARD, false),
                new Closing(1, true),
                ProtectionSettings.defaults(),
                Duration.ofSeconds(15),
                new BigDecimal("2"),
                true,
                FeeSchedule.NONE);
    }

    /// When what is not filled of an entry is cancelled.
    public Instant openUntil(OrderRecord.Intent entry) {
        return entry.at().plus(openFor(entry));
    }

    /// How long what is not filled of an entry stays.
    public Duration openFor(OrderRecord.Intent entry) {
        return entry.isWithoutOwnPrice() ? entries.marketableTimeout() : entries.timeout();
    }

    /// These settings, with `count` closing orders sent at once.
    public ExecutionSettings withParallelExits(int count) {
        return with(new Closing(count, closing.external()));
    }

    /// These settings, with external positions and orders closed or left alone.
    public ExecutionSettings flatteningExternal(boolean flattens) {
        return with(new Closing(closing.parallelExits(), flattens));
    }

    /// These settings, with entries kept away by what cannot be sold, or not.
    public ExecutionSettings blockingEntriesByUnsellable(boolean blocks) {
        return with(new Entries(entries.timeout(), entries.marketableTimeout(), entries.collar(), blocks));
    }

    /// These settings, with stops that follow the market by `rule` alone, and nothing sold by itself.
    public ExecutionSettings following(StopRule rule) {
        return protecting(protection.following(rule));
    }

    /// These settings, with positions protected as `rules` say.
    public ExecutionSettings protecting(ProtectionSettings rules) {
        return new ExecutionSettings(
                waits, entries, closing, rules, reconcileInterval, fallbackStopPercent, comparesClock, fees);
    }

    /// These settings, with protection checked every `interval`.
    public ExecutionSettings reconcilingEvery(Duration interval) {
        return new ExecutionSettings(
                waits, entries, closing, protection, interval, fallbackStopPercent, comparesClock, fees);
    }

    /// These settings for a broker with a time of its own, unless `compares`.
    public ExecutionSettings comparingClock(boolean compares) {
        return new ExecutionSettings(
                waits, entries, closing, protection, reconcileInterval, fallbackStopPercent, compares, fees);
    }

    /// These settings for an account that pays `schedule`.
    public ExecutionSettings charging(FeeSchedule schedule) {
        return new ExecutionSettings(
                waits, entries, closing, protection, reconcileInterval, fallbackStopPercent, comparesClock, schedule);
    }

    private ExecutionSettings with(Closing other) {
        return new ExecutionSettings(
                waits, entries, other, protection, reconcileInterval, fallbackStopPercent, comparesClock, fees);
    }

    private ExecutionSettings with(Entries other) {
        return new ExecutionSettings(
                waits, other, closing, protection, reconcileInterval, fallbackStopPercent, comparesClock, fees);
    }
}
