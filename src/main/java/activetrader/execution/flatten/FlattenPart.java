package activetrader.execution.flatten;

import activetrader.broker.BrokerException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One of the broker's answers, or why there is none. One failed call does not fail the others.
///
/// @param value null when the call failed
/// @param trouble null when the call succeeded
record FlattenPart<T>(@Nullable T value, @Nullable String trouble) {
    static <T> FlattenPart<T> of(Supplier<T> call) {
        try {
            return new FlattenPart<>(call.get(), null);
        } catch (BrokerException e) {
            return new FlattenPart<>(null, String.valueOf(e.getMessage()));
        }
    }

    static <T> FlattenPart<T> unasked() {
        return new FlattenPart<>(null, "not asked");
    }

    Optional<T> found() {
        return Optional.ofNullable(value);
    }
}
