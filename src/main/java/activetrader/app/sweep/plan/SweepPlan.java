package activetrader.app.sweep.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a sweep tries.
///
/// @param keys in the order of the file
/// @param random how many trials are drawn, with which seed; null for every combination
/// @param chosen days on which walk-forward chooses; null for half of them
/// @param judged days that follow each choice; null for a quarter of them
/// @param anchored whether each choice sees all days before it
public record SweepPlan(
        List<SweptKey> keys,
        @Nullable Draw random,
        @Nullable Integer chosen,
        @Nullable Integer judged,
        boolean anchored) {
    public SweepPlan {
        keys = List.copyOf(keys);
    }

    /// Trials drawn at random, without one twice.
    public record Draw(int trials, long seed) {}

    /// How many combinations there are.
    public BigInteger combinations() {
        return keys.stream()
                .map(key -> BigInteger.valueOf(key.values().size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /// The trials, always the same ones. There are at most as many as combinations.
    public List<Trial> trials() {
        Set<Map<String, Object>> chosenValues = new LinkedHashSet<>();
        if (random == null) {
            grid(0, new LinkedHashMap<>(), chosenValues);
        } else {
            BigInteger most = combinations().min(BigInteger.valueOf(random.trials()));
            Random draws = new Random(random.seed());
            while (BigInteger.valueOf(chosenValues.size()).compareTo(most) < 0) {
                chosenValues.add(drawn(draws));
            }
        }
        List<Trial> trials = new ArrayList<>();
        chosenValues.forEach(values -> trials.add(new Trial(trials.size() + 1, values)));
        return trials;
    }

    private void grid(int depth, Map<String, Object> values, Set<Map<String, Object>> into) {
        if (depth == keys.size()) {
            into.add(new LinkedHashMap<>(values));
            return;
        }
        SweptKey key = keys.get(depth);
        for (Object value : key.values()) {
            values.put(key.path(), value);
            grid(depth + 1, values, into);
        }
    }

    private Map<String, Object> drawn(Random draws) {
        Map<String, Object> values = new LinkedHashMap<>();
        keys.forEach(key -> values.put(
                key.path(), key.values().get(draws.nextInt(key.values().size()))));
        return values;
    }
}
