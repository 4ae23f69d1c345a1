package activetrader.statistics.inference;

/// Sums and sums of squares of each trial over consecutive blocks of days, from which the Sharpe ratio over
/// any set of blocks follows at once. Days that the last block would lack are left out at the beginning.
final class BlockSums {
    private final int length;
    private final double[][] sums;
    private final double[][] squares;

    BlockSums(TrialMatrix trials, int blocks) {
        length = trials.days() / blocks;
        int first = trials.days() - length * blocks;
        sums = new double[trials.trials()][blocks];
        squares = new double[trials.trials()][blocks];
        for (int trial = 0; trial < trials.trials(); trial++) {
            for (int day = first; day < trials.days(); day++) {
                double value = trials.value(trial, day);
                sums[trial][(day - first) / length] += value;
                squares[trial][(day - first) / length] += value * value;
            }
        }
    }

    /// The daily Sharpe ratio of `trial` over the blocks whose bits are set; 0 where its days do not vary.
    double sharpe(int trial, int blocks) {
        double sum = 0;
        double square = 0;
        for (int rest = blocks; rest != 0; rest &= rest - 1) {
            int block = Integer.numberOfTrailingZeros(rest);
            sum += sums[trial][block];
            square += squares[trial][block];
        }
        int days = Integer.bitCount(blocks) * length;
        double mean = sum / days;
        double variance = (square - days * mean * mean) / (days - 1);
        return variance > square * 1e-12 ? mean / Math.sqrt(variance) : 0;
    }
}
