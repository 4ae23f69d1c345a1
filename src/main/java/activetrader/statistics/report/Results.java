package activetrader.statistics.report;

import activetrader.journal.RecordFolder;
import activetrader.market.Symbol;
import activetrader.statistics.TradingSample;
import activetrader.statistics.comparison.BenchmarkFigures;
import activetrader.statistics.comparison.MinuteBars;
import activetrader.statistics.comparison.RandomTraderFigures;
import activetrader.statistics.figures.CostFigures;
import activetrader.statistics.figures.DayFigures;
import activetrader.statistics.figures.DrawdownFigures;
import activetrader.statistics.figures.HoldingFigures;
import activetrader.statistics.figures.RatioFigures;
import activetrader.statistics.figures.TailFigures;
import activetrader.statistics.figures.TradeFigures;
import activetrader.statistics.inference.BootstrapFigures;
import activetrader.statistics.inference.OverfittingFigures;
import activetrader.statistics.inference.SharpeFigures;
import activetrader.statistics.inference.TrialMatrix;
import activetrader.statistics.inference.WalkForward;
import activetrader.statistics.inference.WalkForwardFigures;
import activetrader.statistics.records.RecordedSample;
import org.jspecify.annotations.Nullable;

/// Computes results.
public final class Results {
    private static final int FORMAT = 1;
    private static final Symbol SPY = Symbol.of("SPY");

    private Results() {}

    /// Of the records on disk, without comparisons.
    ///
    /// @throws IllegalArgumentException when no day is recorded, or the equity of none is known
    public static Result of(RecordFolder records) {
        return of(RecordedSample.read(records), Evidence.none());
    }

    public static Result of(TradingSample sample, Evidence evidence) {
        DayFigures days = DayFigures.of(sample);
        BootstrapFigures bootstrap = BootstrapFigures.of(sample, evidence.seed());
        SharpeFigures significance = SharpeFigures.of(sample, evidence.trials());
        @Nullable MinuteBars bars = evidence.bars();
        @Nullable
        RandomTraderFigures random = bars == null ? null : RandomTraderFigures.of(sample, bars, evidence.seed());
        return new Result(
                FORMAT,
                Conclusion.of(days.count(), bootstrap, significance, random),
                days,
                TradeFigures.of(sample),
                HoldingFigures.of(sample),
                CostFigures.of(sample),
                RatioFigures.of(sample),
                DrawdownFigures.of(sample),
                TailFigures.of(sample),
                bootstrap,
                significance,
                bars == null ? null : BenchmarkFigures.of(SPY, sample, bars, evidence.seed()),
                bars == null ? null : BenchmarkFigures.equalWeight(sample, bars, evidence.seed()),
                random,
                evidence.masked(),
                overfitting(evidence.sweep()),
                walkForward(evidence.sweep(), evidence.walk()));
    }

    /// Null where two trials, or four days, are not there.
    private static @Nullable OverfittingFigures overfitting(@Nullable TrialMatrix sweep) {
        return sweep == null || sweep.trials() < 2 || sweep.days() < 4 ? null : OverfittingFigures.of(sweep);
    }

    private static @Nullable WalkForwardFigures walkForward(@Nullable TrialMatrix sweep, @Nullable WalkForward walk) {
        return sweep == null || walk == null ? null : WalkForwardFigures.of(sweep, walk);
    }
}
