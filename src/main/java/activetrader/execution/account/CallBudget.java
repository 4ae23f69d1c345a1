package activetrader.execution.account;

import activetrader.broker.Broker;
import java.time.Duration;
import java.util.Optional;

/// Whether the broker takes enough calls now to cancel a stop and re-create it. A position can only be changed when
/// its stop is cancelled; if the rate limit were used up then, the position would stay unprotected until the next
/// minute. See decision 39.
public final class CallBudget {
    /// Calls for cancels, looks until they are done, one order, looks until it is filled and one stop, some of it
    /// twice. Counted in the storm, with cancels of five seconds.
    private static final int ENOUGH = 40;

    /// Ordinary calls that an entry needs before its order is sent.
    private static final int ENOUGH_TO_DECIDE = 10;

    /// Two of the rate limit's minutes and one second: other waiting callers may use up the first.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(121);

    private final Broker ordinary;
    private final Broker exits;

    public CallBudget(Broker broker) {
        this.ordinary = broker;
        this.exits = broker.forExits();
    }

    /// Whether the calls suffice to cancel a stop and re-create it.
    public boolean suffices() {
        return exits.callsLeft() >= ENOUGH;
    }

    /// Whether the calls suffice to decide an entry without waiting, and to place its stop.
    public boolean sufficesToEnter() {
        return suffices() && ordinary.callsLeft() >= ENOUGH_TO_DECIDE;
    }

    /// Acquires the account for an exit when the calls suffice, or when no rate limit can last any longer: work
    /// that lowers the risk then starts in any case. The account is not held while this waits for calls.
    ///
    /// @return empty when the account was not free within `patience`
    public Optional<AccountMutex.Hold> acquire(AccountMutex mutex, Duration patience) {
        return mutex.forExit(this::suffices, LONGEST_WAIT, patience);
    }
}
