package activetrader.app.replay;

import activetrader.agent.recorded.CycleTranscript;
import activetrader.journal.TradeRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A recorded day beside the same day as it was played again, cycle by cycle.
///
/// @param cycles in order of time
record DayComparison(DayRecord then, DayRecord now, List<CycleComparison> cycles) {
    /// Cycles are five minutes apart at least.
    private static final Duration NEAR = Duration.ofSeconds(150);

    DayComparison {
        cycles = List.copyOf(cycles);
    }

    static DayComparison of(DayRecord then, DayRecord now) {
        TreeMap<Instant, Pair> pairs = new TreeMap<>();
        List<CycleTranscript> left = new ArrayList<>(now.cycles());
        for (CycleTranscript cycle : then.cycles()) {
            Optional<CycleTranscript> same = left.stream()
                    .min(Comparator.comparing(other -> distance(cycle, other)))
                    .filter(other -> distance(cycle, other).compareTo(NEAR) < 0);
            same.ifPresent(left::remove);
            pairs.put(cycle.startedAt(), new Pair(cycle, same.orElse(null)));
        }
        left.forEach(cycle -> pairs.put(cycle.startedAt(), new Pair(null, cycle)));
        List<CycleComparison> cycles = new ArrayList<>();
        for (var entry : pairs.entrySet()) {
            Instant from = entry.getKey().equals(pairs.firstKey()) ? Instant.MIN : entry.getKey();
            Instant next = pairs.higherKey(entry.getKey());
            Instant to = next == null ? Instant.MAX : next;
            cycles.add(CycleComparison.of(
                    entry.getKey(),
                    entry.getValue().then(),
                    entry.getValue().now(),
                    between(then.fills(), from, to),
                    between(now.fills(), from, to)));
        }
        return new DayComparison(then, now, cycles);
    }

    private record Pair(
            @Nullable CycleTranscript then, @Nullable CycleTranscript now) {}

    private static Duration distance(CycleTranscript one, CycleTranscript other) {
        return Duration.between(one.startedAt(), other.startedAt()).abs();
    }

    private static List<TradeRow> between(List<TradeRow> fills, Instant from, Instant to) {
        return fills.stream()
                .filter(fill -> !fill.at().isBefore(from) && fill.at().isBefore(to))
                .toList();
    }

    /// The cycle with the first difference; empty when the days are the same.
    Optional<CycleComparison> firstDivergence() {
        return cycles.stream().filter(cycle -> !cycle.differences().isEmpty()).findFirst();
    }
}
