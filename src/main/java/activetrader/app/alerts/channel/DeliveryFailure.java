package activetrader.app.alerts.channel;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A receiver did not take an alert. The message names no address and no secret.
public final class DeliveryFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration wait;

    private DeliveryFailure(String reason, @Nullable Duration wait) {
        super(reason);
        this.wait = wait;
    }

    /// The same alert would fail again.
    public static DeliveryFailure lasting(String reason) {
        return new DeliveryFailure(reason, null);
    }

    /// The same alert may pass after `wait`.
    public static DeliveryFailure passing(String reason, Duration wait) {
        return new DeliveryFailure(reason, wait);
    }

    /// How long to wait before the next try; empty when there is to be none.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(wait);
    }

    /// The reason, which is never empty.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
