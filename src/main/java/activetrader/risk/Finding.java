package activetrader.risk;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a rule found wrong.
///
/// @param fault why the rule could not look; null when it did
record Finding(@Nullable InputFault fault, String message, String measured, String limit) {
    /// Every finding says what was measured, and against what.
    Finding {
        if (message.isBlank() || measured.isBlank() || limit.isBlank()) {
            throw new IllegalArgumentException("a finding lacks its words: " + message + "/" + measured + "/" + limit);
        }
    }

    static final Optional<Finding> NONE = Optional.empty();

    static Optional<Finding> of(String message, Object measured, Object limit) {
        return Optional.of(new Finding(null, message, measured.toString(), limit.toString()));
    }

    /// Something is too old to rest a decision on.
    static Optional<Finding> stale(String what, Duration age, int limitSeconds) {
        return Optional.of(new Finding(
                InputFault.DATA_STALE,
                what + " is " + age.toSeconds() + " s old, at most " + limitSeconds + " s are allowed: try again later",
                age.toSeconds() + " s",
                limitSeconds + " s"));
    }

    /// Thrown where a rule reaches for an input that is not there or too old; it never leaves the package.
    ///
    /// Every rule gets its inputs through accessors that throw this, so that a rule cannot pass for want of data.
    static final class MissingInput extends RuntimeException {
        private final Finding finding;

        private MissingInput(Finding finding) {
            super(finding.message(), null, false, false);
            this.finding = finding;
        }

        static MissingInput of(String what) {
            return new MissingInput(
                    new Finding(InputFault.DATA_MISSING, what + " is not known: try again later", "unknown", "known"));
        }

        Finding finding() {
            return finding;
        }
    }
}
