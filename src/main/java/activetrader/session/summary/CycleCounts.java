package activetrader.session.summary;

import java.util.Map;
import java.util.stream.Collectors;

/// The cycles of a day that were not completed, in words.
public final class CycleCounts {
    private CycleCounts() {}

    /// Such as `2 failed, 1 incomplete`.
    public static String text(DaySummary summary) {
        Integer incomplete = summary.incompleteCycles();
        return summary.failedCycles() + " failed"
                + (incomplete == null || incomplete == 0 ? "" : ", " + incomplete + " incomplete");
    }

    /// Such as `3 x rate limited (HTTP 429), 1 x empty`, the most frequent first; empty when all were completed.
    public static String reasons(Map<String, Integer> byReason) {
        return byReason.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(reason -> reason.getValue() + " x " + reason.getKey())
                .collect(Collectors.joining(", "));
    }
}
