package activetrader.execution.flatten;

import activetrader.broker.BrokerException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One of the broker's answers, or why there is none: what fails takes nothing else with it.
///
/// @param value null when the call failed
/// @param trouble null when it did not
record Part<T>(@Nullable T value, @Nullable String trouble) {
    static <T> Part<T> of(Supplier<T> call) {
        try {
            return new Part<>(call.get(), null);
        } catch (BrokerException e) {
            return new Part<>(null, String.valueOf(e.getMessage()));
        }
    }

    static <T> Part<T> unasked() {
        return new Part<>(null, "not asked");
    }

    Optional<T> found() {
        return Optional.ofNullable(value);
    }
}
