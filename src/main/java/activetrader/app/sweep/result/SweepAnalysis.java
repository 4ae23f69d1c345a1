package activetrader.app.sweep.result;

import activetrader.app.sweep.plan.SweepPlan;
import activetrader.app.sweep.plan.Trial;
import activetrader.config.ConfigException;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import activetrader.statistics.inference.OverfittingFigures;
import activetrader.statistics.inference.TrialCount;
import activetrader.statistics.inference.TrialMatrix;
import activetrader.statistics.inference.WalkForward;
import activetrader.statistics.inference.WalkForwardFigures;
import activetrader.statistics.report.Evidence;
import activetrader.statistics.report.Result;
import activetrader.statistics.report.Results;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes what a sweep proves.
public final class SweepAnalysis {
    private static final int SHOWN = 3;
    private static final int LEAST_DAYS = 4;
    private static final int SEED = 1;

    private final SweepPlan plan;
    private final SweepTable table;

    public SweepAnalysis(SweepPlan plan, SweepTable table) {
        this.plan = plan;
        this.table = table;
    }

    /// @param counted different configurations that were tried on these days, those of earlier sweeps included
    public SweepResult result(String sweep, int counted) {
        if (table.trials().isEmpty()) {
            throw new ConfigException("no trial can be judged: " + String.join("; ", table.faulty()));
        }
        TrialMatrix matrix = table.matrix();
        TrialCount count = new TrialCount(
                Math.max(counted, matrix.trials()), matrix.count().sharpeVariance());
        List<SweepResult.Evidenced> all =
                table.trials().stream().map(trial -> evidenced(trial, count)).toList();
        @Nullable WalkForward walk = walk();
        return new SweepResult(
                SweepResult.FORMAT,
                sweep,
                table.dates().getFirst(),
                table.dates().getLast(),
                table.dates().size(),
                count.trials(),
                walk == null ? null : WalkForwardFigures.of(matrix, walk),
                walk == null ? null : judged(matrix, walk).conclusion(),
                matrix.trials() < 2 || matrix.days() < LEAST_DAYS ? null : OverfittingFigures.of(matrix),
                all.stream()
                        .sorted(Comparator.comparing(SweepAnalysis::sharpe, Comparator.reverseOrder()))
                        .limit(SHOWN)
                        .toList(),
                table.faulty(),
                all.stream().map(SweepResult.Evidenced::row).toList());
    }

    /// Null when there are fewer than four days.
    ///
    /// @throws ConfigException when the plan's numbers leave no day to judge
    private @Nullable WalkForward walk() {
        int days = table.dates().size();
        Integer chosen = plan.chosen();
        Integer judged = plan.judged();
        if (chosen != null && chosen >= days) {
            throw new ConfigException(
                    "walk_forward.choose_days must be below the number of days " + days + ", was " + chosen);
        }
        return days < LEAST_DAYS
                ? null
                : new WalkForward(
                        chosen == null ? days / 2 : chosen,
                        judged == null ? Math.max(1, days / LEAST_DAYS) : judged,
                        plan.anchored());
    }

    /// The days that were judged, each with the trial that was chosen before it.
    private Result judged(TrialMatrix matrix, WalkForward walk) {
        List<TradedDay> days = new ArrayList<>();
        for (WalkForward.Window window : walk.windows(matrix.days())) {
            Trial chosen = table.trials().get(WalkForward.choose(matrix, window));
            days.addAll(table.days(chosen).subList(window.to(), window.end()));
        }
        return Results.of(new TradingSample(days, List.of()), Evidence.none().withSeed(SEED));
    }

    private SweepResult.Evidenced evidenced(Trial trial, TrialCount count) {
        Result result = Results.of(
                table.sample(trial), Evidence.none().withTrials(count).withSeed(SEED));
        return new SweepResult.Evidenced(
                new SweepResult.Row(
                        trial.number(),
                        trial.values(),
                        table.trades(trial),
                        result.days().netPnl(),
                        result.days().mean(),
                        result.days().worst(),
                        result.ratios().sharpe(),
                        result.drawdown().percent()),
                result.significance(),
                result.conclusion());
    }

    /// A trial whose days do not vary has none, and counts as 0.
    private static BigDecimal sharpe(SweepResult.Evidenced trial) {
        @Nullable BigDecimal sharpe = trial.row().sharpe();
        return sharpe == null ? BigDecimal.ZERO : sharpe;
    }
}
