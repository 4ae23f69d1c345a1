package activetrader.agent;

import activetrader.agent.model.ModelFailure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the model answers, over all cycles. It is gone after three failures in a row, or when the provider
/// refuses every request; from then on one request in 15 minutes probes it.
final class ModelHealth {
    static final Duration PROBE_INTERVAL = Duration.ofMinutes(15);
    private static final int FAILURES = 3;

    private int failures;
    private @Nullable Absence absence;

    /// A model that is gone.
    ///
    /// @param reason the last failure, with the provider's own text
    /// @param kind the failure as a fixed phrase, for counting
    /// @param nextProbe when the model is asked again
    record Absence(String reason, String kind, boolean needsPerson, Instant nextProbe) {}

    /// The absence that holds now; null while the model answers.
    synchronized @Nullable Absence absence() {
        return absence;
    }

    /// Whether the model may be asked at `now`.
    synchronized boolean mayAsk(Instant now) {
        return absence == null || !now.isBefore(absence.nextProbe());
    }

    synchronized void answered() {
        failures = 0;
        absence = null;
    }

    synchronized void failed(ModelFailure failure, Instant now) {
        failed(
                new Absence(
                        String.valueOf(failure.getMessage()),
                        failure.kind(),
                        failure.needsPerson(),
                        now.plus(PROBE_INTERVAL)),
                failure.isShutOut());
    }

    /// Records that a cycle ended while the model had not answered.
    synchronized void hung(Instant now) {
        String kind = "the model did not answer within the cycle";
        failed(new Absence(kind, kind, false, now.plus(PROBE_INTERVAL)), false);
    }

    private synchronized void failed(Absence last, boolean shutOut) {
        failures++;
        if (shutOut || absence != null || failures >= FAILURES) {
            absence = last;
        }
    }
}
