package activetrader.app.sweep.result;

import activetrader.session.console.ConsoleText;
import activetrader.statistics.inference.OverfittingFigures;
import activetrader.statistics.inference.WalkForwardFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The result of a sweep for the console. The evidence stands beside every number.
public final class SweepReport {
    private SweepReport() {}

    public static List<String> lines(SweepResult result) {
        List<String> lines = new ArrayList<>();
        result.faulty().forEach(fault -> lines.add("❌ " + fault));
        lines.add(result.trials().size() + " trials on " + result.days() + " days, " + result.from() + " to "
                + result.to()
                + (result.trialsCounted() > result.trials().size()
                        ? "; with earlier sweeps, " + result.trialsCounted() + " trials on these days"
                        : ""));
        lines.add("");
        lines.add("Walk-forward, each choice made on the past alone:");
        lines.addAll(walkForward(result));
        @Nullable OverfittingFigures overfitting = result.overfitting();
        if (overfitting != null) {
            lines.add("   Probability of backtest overfitting: " + shown(overfitting.pboPercent()) + " %, from "
                    + overfitting.combinations() + " splits of the days");
        }
        lines.add("");
        lines.add("Highest Sharpe ratios on all days. Chosen afterwards, of " + result.trialsCounted()
                + " trials: no evidence by themselves.");
        result.highest().forEach(trial -> lines.addAll(evidenced(trial)));
        return lines;
    }

    private static List<String> walkForward(SweepResult result) {
        @Nullable WalkForwardFigures walk = result.walkForward();
        @Nullable String conclusion = result.walkForwardConclusion();
        if (walk == null || conclusion == null) {
            return List.of("   too few days: at least 4 are needed");
        }
        return List.of(
                "   " + walk.windows() + " choices, judged on " + walk.days() + " later days: Sharpe "
                        + shown(walk.sharpe()) + ", on the days of the choice " + shown(walk.sharpeWhenChosen()),
                "   " + conclusion,
                "   chosen: "
                        + walk.choices().stream().map(trial -> "trial " + trial).collect(Collectors.joining(", ")));
    }

    private static List<String> evidenced(SweepResult.Evidenced trial) {
        SweepResult.Row row = trial.row();
        String values = row.values().entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(" "));
        return List.of(
                "   trial " + row.trial() + "  " + values,
                "      net " + ConsoleText.signedDollars(row.net()) + ", " + row.trades() + " trades, Sharpe "
                        + shown(row.sharpe()) + " ("
                        + shown(trial.significance().expectedMaximum())
                        + " is what the luckiest of so many has without skill); probability of skill, deflated: "
                        + shown(trial.significance().deflatedPercent()) + " %",
                "      " + trial.conclusion());
    }

    private static String shown(@Nullable BigDecimal number) {
        return number == null ? "-" : number.toPlainString();
    }
}
