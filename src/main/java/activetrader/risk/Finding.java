package activetrader.risk;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a rule found wrong.
///
/// @param reasonCode null for the rule's own
record Finding(@Nullable String reasonCode, String message, String measured, String limit) {
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
                MissingInput.STALE,
                what + " is " + age.toSeconds() + " s old, at most " + limitSeconds + " s are allowed: try again later",
                age.toSeconds() + " s",
                limitSeconds + " s"));
    }
}
