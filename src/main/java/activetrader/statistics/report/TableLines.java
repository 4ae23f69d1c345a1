package activetrader.statistics.report;

import activetrader.statistics.comparison.BenchmarkFigures;
import activetrader.statistics.comparison.MaskedFigures;
import activetrader.statistics.comparison.RandomTraderFigures;
import activetrader.statistics.inference.OverfittingFigures;
import activetrader.statistics.inference.WalkForwardFigures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of the table about what stands beside the sample.
final class TableLines {
    private TableLines() {}

    static List<String> beside(Result result) {
        List<String> lines = new ArrayList<>();
        benchmark(lines, "SPY", result.spy());
        benchmark(lines, "equal weight", result.equalWeight());
        random(lines, result.randomTraders());
        masked(lines, result.masked());
        overfitting(lines, result.overfitting());
        walkForward(lines, result.walkForward());
        return lines;
    }

    private static void benchmark(List<String> lines, String name, @Nullable BenchmarkFigures figures) {
        if (figures != null) {
            lines.add(name + ": " + Amounts.signed(figures.meanDay()) + " a day, Sharpe "
                    + Amounts.number(figures.sharpe()) + ", drawdown " + Amounts.percent(figures.maxDrawdownPercent()));
            lines.add("  excess over it a day, 95 %: "
                    + Amounts.range(
                            figures.excessMeanDay().low(),
                            figures.excessMeanDay().high(),
                            " to "));
        }
    }

    private static void random(List<String> lines, @Nullable RandomTraderFigures figures) {
        if (figures != null) {
            lines.add(figures.traders() + " random traders: better than " + Amounts.percent(figures.percentile())
                    + " of them, by " + figures.trades() + " trades");
        }
    }

    private static void masked(List<String> lines, @Nullable MaskedFigures figures) {
        if (figures != null) {
            lines.add("masked: " + Amounts.signed(figures.meanDay()) + " a day; as it was, above that a day, 95 %: "
                    + Amounts.range(
                            figures.differenceMeanDay().low(),
                            figures.differenceMeanDay().high(),
                            " to "));
        }
    }

    private static void overfitting(List<String> lines, @Nullable OverfittingFigures figures) {
        if (figures != null) {
            lines.add("probability of overfitting: " + Amounts.percent(figures.pboPercent()) + " over "
                    + figures.trials() + " trials");
        }
    }

    private static void walkForward(List<String> lines, @Nullable WalkForwardFigures figures) {
        if (figures != null) {
            lines.add("walk-forward: Sharpe " + Amounts.number(figures.sharpe()) + " on " + figures.days() + " days, "
                    + Amounts.number(figures.sharpeWhenChosen()) + " when chosen");
        }
    }
}
