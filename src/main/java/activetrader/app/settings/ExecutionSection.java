package activetrader.app.settings;

import activetrader.config.Section;
import activetrader.execution.protection.ProtectionSettings;
import activetrader.execution.protection.ScaleOut;
import activetrader.execution.protection.StopRule;
import activetrader.execution.settings.EntryCollar;
import activetrader.execution.settings.ExecutionSettings;
import java.math.BigDecimal;
import java.time.Duration;

/// Reads the section `execution`: how orders are sent, watched and protected.
final class ExecutionSection {
    private ExecutionSection() {}

    static ExecutionSettings read(Section section) {
        ExecutionSettings standard = ExecutionSettings.defaults();
        return new ExecutionSettings(
                waits(section, standard.waits()),
                entries(section, standard.entries()),
                new ExecutionSettings.Closing(
                        section.whole("parallel_exits", 8, 1, 32), section.flag("flatten_external", true)),
                protection(section, standard.protection()),
                seconds(
                        section,
                        "reconcile_interval_seconds",
                        standard.reconcileInterval(),
                        Math.toIntExact(ExecutionSettings.SHORTEST_INTERVAL.toSeconds()),
                        Math.toIntExact(ExecutionSettings.LONGEST_INTERVAL.toSeconds())),
                section.number(
                        "fallback_stop_percent", standard.fallbackStopPercent().toPlainString(), "0.1", "10"),
                true,
                standard.fees());
    }

    private static ExecutionSettings.Waits waits(Section section, ExecutionSettings.Waits standard) {
        return new ExecutionSettings.Waits(
                seconds(section, "fill_wait_seconds", standard.fill(), 1, 8),
                seconds(section, "cancel_wait_seconds", standard.cancel(), 1, 30),
                seconds(section, "look_up_seconds", standard.lookUp(), 10, 60),
                seconds(section, "repeat_window_seconds", standard.repeat(), 1, 600));
    }

    private static ExecutionSettings.Entries entries(Section section, ExecutionSettings.Entries standard) {
        return new ExecutionSettings.Entries(
                seconds(section, "entry_timeout_seconds", standard.timeout(), 5, 600),
                seconds(section, "marketable_timeout_seconds", standard.marketableTimeout(), 5, 120),
                new EntryCollar(
                        section.number(
                                "entry_collar_percent", text(standard.collar().percent()), "0.05", "2"),
                        section.number(
                                "entry_collar_atr", text(standard.collar().atr()), "0.05", "2")),
                section.flag("unsellable_blocks_entries", standard.blockedByUnsellable()));
    }

    private static ProtectionSettings protection(Section section, ProtectionSettings standard) {
        return new ProtectionSettings(
                new StopRule(
                        section.number(
                                "breakeven_at_r", text(standard.stopRule().breakevenAtR()), "0", "10"),
                        section.number("trail_percent", text(standard.stopRule().trailPercent()), "0", "20")),
                new ScaleOut(
                        section.number(
                                "scale_out_at_r", text(standard.scaleOut().atR()), "0", "10"),
                        section.number(
                                "scale_out_percent", text(standard.scaleOut().percent()), "0", "90")),
                seconds(section, "stop_passed_seconds", standard.passedFor(), 1, 60),
                section.whole("held_looks", standard.heldLooks(), 1, 20));
    }

    private static String text(BigDecimal number) {
        return number.toPlainString();
    }

    private static Duration seconds(Section section, String key, Duration standard, int min, int max) {
        return Duration.ofSeconds(section.whole(key, Math.toIntExact(standard.toSeconds()), min, max));
    }
}
