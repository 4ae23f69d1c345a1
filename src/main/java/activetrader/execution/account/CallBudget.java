package activetrader.execution.account;

import activetrader.broker.Broker;
import java.time.Duration;
import java.util.Optional;

/// Whether the broker takes enough calls now to let go of a stop and have one again. To change a position its stop
/// has to be cancelled first; when the rate limit ends in between, the position stays bare until the next minute.
/// See decision 39.
public final class CallBudget {
    /// Cancels, looks until they are done, one order, looks until it is filled, one stop; and some of it
    /// twice. Counted in the storm, with cancels of five seconds.
    private static final int ENOUGH = 40;

    /// What an entry reads with ordinary calls before its order leaves.
    private static final int ENOUGH_TO_DECIDE = 10;

    /// Two of the rate limit's minutes, and a little: the first may go to others who wait as well.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(121);

    private final Broker ordinary;
    private final Broker exits;

    public CallBudget(Broker broker) {
        this.ordinary = broker;
        this.exits = broker.forExits();
    }

    /// Whether a stop may be let go of.
    public boolean suffices() {
        return exits.callsLeft() >= ENOUGH;
    }

    /// Whether an entry can be decided now, without waiting, and seen through to its stop.
    public boolean sufficesToEnter() {
        return suffices() && ordinary.callsLeft() >= ENOUGH_TO_DECIDE;
    }

    /// Acquires the account for an exit at a moment when they suffice, or when no rate limit can last any
    /// longer: what lowers the risk goes on then in any case. Who waits for calls does not hold the account.
    ///
    /// @return empty when the account was not free for `patience`
    public Optional<AccountMutex.Hold> acquire(AccountMutex mutex, Duration patience) {
        return mutex.forExit(this::suffices, LONGEST_WAIT, patience);
    }
}
