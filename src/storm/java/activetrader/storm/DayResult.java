package activetrader.storm;

import java.time.Duration;
import java.util.List;

/// The result of a day.
///
/// @param findings one line for each thing that must not happen and did; empty for a day without faults
/// @param unflat whether a position was held overnight; no finding where it could not be closed
/// @param longestBare the longest time for which a position was unprotected though a stop was possible
/// @param digest of the orders and fills, to compare two plays of a day
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
