package activetrader.statistics.report;

import activetrader.statistics.comparison.MaskedFigures;
import activetrader.statistics.comparison.MinuteBars;
import activetrader.statistics.inference.TrialCount;
import activetrader.statistics.inference.TrialMatrix;
import activetrader.statistics.inference.WalkForward;
import org.jspecify.annotations.Nullable;

/// What a sample is judged by besides itself.
///
/// @param bars of the same days, for the comparisons; null leaves those out
/// @param trials how many configurations were tried before this one
/// @param sweep the daily returns of those; null leaves overfitting and walk-forward out
/// @param walk how the sweep's days are cut; null leaves walk-forward out
/// @param masked the same days behind a mask; null where they were not played
/// @param seed of everything random; the same seed gives the same result
public record Evidence(
        @Nullable MinuteBars bars,
        TrialCount trials,
        @Nullable TrialMatrix sweep,
        @Nullable WalkForward walk,
        @Nullable MaskedFigures masked,
        long seed) {
    private static final long SEED = 1;

    /// One trial, no bars.
    public static Evidence none() {
        return new Evidence(null, TrialCount.ONE, null, null, null, SEED);
    }

    public Evidence withBars(MinuteBars compared) {
        return new Evidence(compared, trials, sweep, walk, masked, seed);
    }

    public Evidence withTrials(TrialCount count) {
        return new Evidence(bars, count, sweep, walk, masked, seed);
    }

    /// With the trials of a sweep, which also say how many there were.
    public Evidence withSweep(TrialMatrix matrix, @Nullable WalkForward windows) {
        return new Evidence(bars, matrix.count(), matrix, windows, masked, seed);
    }

    public Evidence withSeed(long number) {
        return new Evidence(bars, trials, sweep, walk, masked, number);
    }

    public Evidence withMasked(@Nullable MaskedFigures figures) {
        return new Evidence(bars, trials, sweep, walk, figures, seed);
    }
}
