package activetrader.app.settings;

import activetrader.agent.rules.RegimeRule;
import activetrader.agent.rules.StrategySettings;
import activetrader.config.Section;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Reads the section `strategy`: the numbers by which the rules model decides.
final class StrategySection {
    private static final int SESSION_MINUTES = 390;

    private StrategySection() {}

    static StrategySettings read(Section section) {
        StrategySettings standard = StrategySettings.defaults();
        StrategySettings strategy = new StrategySettings(
                conditions(section, standard.conditions()),
                entries(section, standard.entries()),
                exits(section, standard.exits()),
                openingRange(section.section("opening_range"), standard.openingRange()));
        BigDecimal least = strategy.conditions().leastRsi();
        BigDecimal most = strategy.conditions().overboughtRsi();
        if (least.compareTo(most) >= 0) {
            section.problems()
                    .add(section.pathOf("min_rsi") + " must be below max_rsi " + most.toPlainString() + ", was "
                            + least.toPlainString());
        }
        return strategy;
    }

    private static StrategySettings.Conditions conditions(Section section, StrategySettings.Conditions standard) {
        return new StrategySettings.Conditions(
                number(section, "min_score", standard.leastScore(), "0", "100"),
                number(section, "min_rsi", standard.leastRsi(), "0", "100"),
                number(section, "max_rsi", standard.overboughtRsi(), "1", "101"),
                number(section, "min_relative_volume", standard.leastRelativeVolume(), "0", "100"),
                number(section, "min_volume_score", standard.leastVolumeScore(), "-100", "100"),
                number(section, "min_price", standard.leastPrice(), "0.01", "1000"),
                number(section, "min_atr", standard.leastAtr(), "0", "100"),
                number(section, "min_stop_percent", standard.leastStopPercent(), "0", "10"),
                RegimeRule.valueOf(section.choice("regime", lower(standard.regime()), List.of("one", "both", "off"))
                        .toUpperCase(Locale.ROOT)));
    }

    private static StrategySettings.Entries entries(Section section, StrategySettings.Entries standard) {
        return new StrategySettings.Entries(
                section.whole("first_minutes", Math.toIntExact(standard.firstMinutes()), 0, 180),
                section.whole("last_minutes", Math.toIntExact(standard.lastMinutes()), 0, SESSION_MINUTES),
                minutes(section, "entry_pause_minutes", standard.pause(), 0),
                section.whole("max_entries_per_day", standard.mostADay(), 0, 500),
                section.whole("losses_to_pause", standard.lossesToPause(), 1, 50),
                number(section, "stop_atr", standard.stopAtrs(), "0.5", "10"),
                number(section, "reward_risk", standard.reward(), "0.1", "20"),
                number(section, "headroom_percent", standard.headroomPercent(), "1", "100"));
    }

    private static StrategySettings.Exits exits(Section section, StrategySettings.Exits standard) {
        return new StrategySettings.Exits(
                minutes(section, "settling_minutes", standard.settling(), 0),
                number(section, "exit_rsi", standard.overboughtRsi(), "1", "101"),
                minutes(section, "time_stop_minutes", standard.timeStop(), 5),
                number(section, "time_stop_r", standard.movedR(), "0", "10"),
                section.whole("leave_before_flatten_minutes", Math.toIntExact(standard.leaveBeforeFlatten()), 0, 120));
    }

    private static StrategySettings.OpeningRange openingRange(Section section, StrategySettings.OpeningRange standard) {
        return new StrategySettings.OpeningRange(
                section.whole("until_minutes", Math.toIntExact(standard.untilMinutes()), 5, SESSION_MINUTES),
                number(section, "min_relative_volume", standard.leastRelativeVolume(), "0", "100"),
                number(section, "min_day_atr", standard.leastDayAtr(), "0", "100"),
                section.whole("min_day_volume", Math.toIntExact(standard.leastDayVolume()), 0, 1_000_000_000),
                number(section, "stop_atr_percent", standard.stopAtrPercent(), "1", "200"));
    }

    private static String lower(RegimeRule rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }

    private static BigDecimal number(Section section, String key, BigDecimal standard, String min, String max) {
        return section.number(key, standard.toPlainString(), min, max);
    }

    private static Duration minutes(Section section, String key, Duration standard, int min) {
        return Duration.ofMinutes(section.whole(key, Math.toIntExact(standard.toMinutes()), min, SESSION_MINUTES));
    }
}
