package activetrader.agent;

import activetrader.agent.model.ModelFailure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the model is there, over all cycles. It is gone after three failures in a row, or when the provider refuses
/// every request; from then on it is tried once in 15 minutes.
final class ModelHealth {
    static final Duration PROBE_INTERVAL = Duration.ofMinutes(15);
    private static final int FAILURES = 3;

    private int failures;
    private @Nullable Absence absence;

    /// A model that is gone.
    ///
    /// @param reason what happened last, with the provider's words
    /// @param kind the same in words to count by
    /// @param nextProbe when it is tried again
    record Absence(String reason, String kind, boolean needsPerson, Instant nextProbe) {}

    /// The absence that cycles have to do with now; null while the model is there.
    synchronized @Nullable Absence absence() {
        return absence;
    }

    /// Whether a request makes sense at `now`.
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

    /// A cycle ended while the model had not answered.
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
