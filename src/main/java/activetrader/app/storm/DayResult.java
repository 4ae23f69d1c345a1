package activetrader.app.storm;

import java.time.Duration;
import java.util.List;

/// How a day ended.
///
/// @param findings one line for each thing that must not happen and did; empty when the day is sound
/// @param unflat whether something was held over the night, which is no finding where it could not be helped
/// @param longestBare the longest time for which something was held without a stop though it could have had one
/// @param digest of what was ordered and filled, to compare two plays of a day
record DayResult(
        long seed,
        List<String> findings,
        int entries,
        int fills,
        int deaths,
        long faults,
        boolean unflat,
        Duration longestBare,
        int digest) {
    DayResult {
        findings = List.copyOf(findings);
    }

    boolean isSound() {
        return findings.isEmpty();
    }
}
