package activetrader.statistics.inference;

import activetrader.statistics.Rounding;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/// How often the trial that is best on one half of the days is below the middle on the other half: the
/// probability of backtest overfitting by combinatorially symmetric cross-validation, with the Sharpe ratio
/// as the measure.
///
/// Source: D. H. Bailey, J. M. Borwein, M. López de Prado and Q. J. Zhu, "The Probability of Backtest Overfitting",
/// Journal of Computational Finance 20 (2017; first published 2015).
///
/// @param blocks into which the days are cut; half of them choose, the other half judge
/// @param combinations of blocks that were compared
/// @param pboPercent the part of them whose choice is at or below the median of all trials on the other half
/// @param medianLogit the median of ln(w / (1 − w)), where w is the rank of the choice on the other half over the
/// number
///     of trials plus 1
/// @param lossPercent the part of them whose choice has a Sharpe ratio below 0 on the other half
public record OverfittingFigures(
        @JsonProperty("trials") int trials,
        @JsonProperty("blocks") int blocks,
        @JsonProperty("combinations") int combinations,
        @JsonProperty("pbo_percent") @Nullable BigDecimal pboPercent,
        @JsonProperty("median_logit") @Nullable BigDecimal medianLogit,
        @JsonProperty("loss_percent") @Nullable BigDecimal lossPercent) {
    private static final int MOST_BLOCKS = 16;

    /// With 16 blocks, or as many as leave two days a block.
    public static OverfittingFigures of(TrialMatrix trials) {
        return of(trials, Math.min(MOST_BLOCKS, trials.days() / 4 * 2));
    }

    /// @param blocks an even number from 2 to 16, of at least two days each
    public static OverfittingFigures of(TrialMatrix trials, int blocks) {
        if (blocks < 2
                || blocks % 2 != 0
                || blocks > MOST_BLOCKS
                || trials.days() < 2 * blocks
                || trials.trials() < 2) {
            throw new IllegalArgumentException("overfitting needs at least 2 trials, and an even number of 2 to "
                    + MOST_BLOCKS + " blocks with 2 days each, was " + trials.trials() + " trials, " + trials.days()
                    + " days, " + blocks + " blocks");
        }
        Split[] splits = splits(new BlockSums(trials, blocks), trials.trials(), blocks);
        double[] logits = new double[splits.length];
        int overfitted = 0;
        int losing = 0;
        for (int i = 0; i < splits.length; i++) {
            logits[i] = splits[i].logit();
            overfitted += logits[i] <= 0 ? 1 : 0;
            losing += splits[i].later() < 0 ? 1 : 0;
        }
        return new OverfittingFigures(
                trials.trials(),
                blocks,
                splits.length,
                Rounding.percent((double) overfitted / splits.length),
                Rounding.ratio(Median.withDefaults().evaluate(logits)),
                Rounding.percent((double) losing / splits.length));
    }

    private static Split[] splits(BlockSums sums, int trials, int blocks) {
        int all = (1 << blocks) - 1;
        return IntStream.range(0, 1 << blocks)
                .filter(chosen -> Integer.bitCount(chosen) * 2 == blocks)
                .mapToObj(chosen -> Split.of(sums, trials, chosen, all ^ chosen))
                .toArray(Split[]::new);
    }

    /// One choice and its judgement.
    ///
    /// @param later the Sharpe ratio of the choice on the other half
    private record Split(double later, double logit) {
        static Split of(BlockSums sums, int trials, int choosing, int judging) {
            int best = 0;
            double most = sums.sharpe(0, choosing);
            for (int trial = 1; trial < trials; trial++) {
                double sharpe = sums.sharpe(trial, choosing);
                if (sharpe > most) {
                    best = trial;
                    most = sharpe;
                }
            }
            double later = sums.sharpe(best, judging);
            double relative = rank(sums, trials, judging, later) / (trials + 1);
            return new Split(later, Math.log(relative / (1 - relative)));
        }

        /// From 1 for the worst; equal trials share the mean of their ranks.
        private static double rank(BlockSums sums, int trials, int judging, double value) {
            double rank = 0.5;
            for (int trial = 0; trial < trials; trial++) {
                rank += 0.5 * (1 + Math.signum(value - sums.sharpe(trial, judging)));
            }
            return rank;
        }
    }
}
