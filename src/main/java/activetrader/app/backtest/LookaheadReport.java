package activetrader.app.backtest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a look-ahead check showed, for a person.
final class LookaheadReport {
    private static final int SHOWN = 10;

    private final List<LookaheadCheck.Trial> trials = new ArrayList<>();

    void add(LookaheadCheck.Trial trial) {
        trials.add(trial);
    }

    int trials() {
        return trials.size();
    }

    boolean isSound() {
        return trials.stream().allMatch(LookaheadCheck.Trial::isSound);
    }

    /// @param asked instants that were to be tried
    List<String> lines(int asked) {
        List<String> lines = new ArrayList<>();
        if (trials.size() < asked) {
            lines.add("❌ " + trials.size() + " of " + asked + " instants tried");
        }
        Set<Object> days = new HashSet<>();
        trials.forEach(trial -> days.add(trial.date()));
        List<LookaheadCheck.Trial> bad =
                trials.stream().filter(trial -> !trial.isSound()).toList();
        if (bad.isEmpty() && !trials.isEmpty()) {
            lines.add("✅ No look-ahead: " + trials.size() + " other futures on " + BacktestTotals.counted(days.size())
                    + " changed nothing before them");
        }
        if (!bad.isEmpty()) {
            lines.add("❌ Look-ahead: " + bad.size() + " of " + trials.size()
                    + " other futures changed what was recorded before them");
        }
        bad.stream()
                .limit(SHOWN)
                .forEach(trial -> trial.difference()
                        .ifPresent(found -> lines.add("   " + trial.date() + ": prices from " + trial.cut()
                                + " on changed " + found.file() + " line " + found.number() + " of " + found.at())));
        if (bad.size() > SHOWN) {
            lines.add("   and " + (bad.size() - SHOWN) + " more");
        }
        return lines;
    }
}
