package activetrader.statistics.inference;

import java.util.ArrayList;
import java.util.List;

/// Cuts days into windows of which each chooses on the past and is judged on what follows. No later day can reach a
/// choice.
///
/// Source: R. Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008), chapter 11.
///
/// @param choosing days on which a choice is made, at least 2; with `anchored` the least number of them
/// @param judging days that follow each choice, at least 1
/// @param anchored whether each choice sees all days from the first on, not only the last `choosing` ones
public record WalkForward(int choosing, int judging, boolean anchored) {
    public WalkForward {
        if (choosing < 2 || judging < 1) {
            throw new IllegalArgumentException(
                    "walk-forward needs at least 2 days to choose and 1 to judge, was " + choosing + " and " + judging);
        }
    }

    /// Days by their index: chosen on `from` to before `to`, judged on `to` to before `end`.
    public record Window(int from, int to, int end) {}

    /// The windows of so many days, one after the other without a gap between the judged days; the last may
    /// be shorter.
    public List<Window> windows(int days) {
        List<Window> windows = new ArrayList<>();
        for (int to = choosing; to < days; to += judging) {
            windows.add(new Window(anchored ? 0 : to - choosing, to, Math.min(days, to + judging)));
        }
        return windows;
    }

    /// The trial with the highest Sharpe ratio on the days of the choice; the first of equal ones.
    public static int choose(TrialMatrix trials, Window window) {
        int best = 0;
        double most = trials.sharpe(0, window.from(), window.to());
        for (int trial = 1; trial < trials.trials(); trial++) {
            double sharpe = trials.sharpe(trial, window.from(), window.to());
            if (sharpe > most) {
                best = trial;
                most = sharpe;
            }
        }
        return best;
    }
}
