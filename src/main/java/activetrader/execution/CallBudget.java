package activetrader.execution;

import activetrader.broker.Broker;
import activetrader.execution.account.Baton;
import activetrader.execution.ledger.Patience;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/// Whether the broker takes enough calls now to let go of a stop and have one again. To change a position its stop
/// has to be cancelled first; when the rate limit ends in between, the position stays bare until the next minute.
final class CallBudget {
    /// Cancels, looks until they are done, one order, looks until it is filled, one stop; and some of it twice. Counted
    /// in the storm, with cancels of five seconds.
    private static final int ENOUGH = 40;

    /// Two of the rate limit's minutes, and a little: the first may go to others who wait as well.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(121);

    private final Broker broker;
    private final TimeSource time;

    CallBudget(Broker broker, TimeSource time) {
        this.broker = broker;
        this.time = time;
    }

    boolean suffices() {
        return broker.callsLeft() >= ENOUGH;
    }

    /// Takes `baton` at a moment when they suffice, or when no rate limit can last any longer: what lowers the risk
    /// goes on then in any case. Who waits for calls does not hold it.
    ///
    /// @return false when the baton was not free for `patience`
    boolean take(Baton baton, Duration patience) {
        Tick deadline = time.tick().plus(LONGEST_WAIT);
        while (true) {
            Patience.within(time, deadline.since(time.tick()), () -> suffices() ? Optional.of(true) : Optional.empty());
            if (!baton.take(patience)) {
                return false;
            }
            if (suffices() || !time.tick().isBefore(deadline)) {
                return true;
            }
            baton.giveBack();
        }
    }
}
