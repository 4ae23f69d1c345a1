package activetrader.execution;

import activetrader.broker.Broker;
import activetrader.execution.ledger.Patience;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/// Whether the broker takes enough calls now to let go of a stop and have one again. To change a position its stop has
/// to
/// be cancelled first; when the rate limit ends in between, the position stays bare until the next minute.
final class CallBudget {
    /// Cancels, looks until they are done, one order, looks until it is filled, one stop; and some of it twice. Counted
    /// in the storm, with cancels of five seconds.
    private static final int ENOUGH = 40;

    /// The rate limit's minute, and a little.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(61);

    private final Broker broker;
    private final TimeSource time;

    CallBudget(Broker broker, TimeSource time) {
        this.broker = broker;
        this.time = time;
    }

    boolean suffices() {
        return broker.callsLeft() >= ENOUGH;
    }

    /// Waits until it suffices, as long as a rate limit lasts at most. What lowers the risk goes on then in any case.
    void await() {
        Patience.until(
                time, time.instant().plus(LONGEST_WAIT), () -> suffices() ? Optional.of(true) : Optional.empty());
    }
}
