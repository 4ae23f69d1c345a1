package activetrader.execution.timers;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.Listing;
import activetrader.market.Position;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for the positions while the watch rests because nothing is open: shares may come without an order of ours, by a
/// transfer or by a sale that is taken back. They are asked for every two minutes while any witness calls the exchange
/// open,
/// and every half an hour otherwise.
/// See decision 86.
public final class IdleLooks {
    private static final Logger log = LoggerFactory.getLogger(IdleLooks.class);
    private static final Duration EVERY = Duration.ofMinutes(2);
    private static final Duration WHILE_CLOSED = Duration.ofMinutes(30);
    private static final String NAME = "idle look";

    private final Broker broker;
    private final BooleanSupplier mayBeOpen;
    private final TimeSource time;
    private final Looks looks;
    private Tick lookedAt;

    /// The watch, and where tasks are armed.
    public interface Looks extends DayMoments.Timers {
        /// Whether a look is under way or armed.
        boolean isWatching();

        /// Has the whole account looked at.
        void lookNow();
    }

    /// @param mayBeOpen whether any witness calls the exchange open now
    public IdleLooks(Broker broker, BooleanSupplier mayBeOpen, TimeSource time, Looks looks) {
        this.broker = broker;
        this.mayBeOpen = mayBeOpen;
        this.time = time;
        this.looks = looks;
        this.lookedAt = time.tick();
    }

    /// Arms the looks; the first comes two minutes from now.
    public void start() {
        lookedAt = time.tick();
        arm();
    }

    private void arm() {
        looks.after(EVERY, NAME, this::lookAndGoOn);
    }

    private void lookAndGoOn() {
        if (!looks.isWatching() && isDue() && isHolding()) {
            looks.lookNow();
        }
        arm();
    }

    private boolean isDue() {
        boolean due = !time.tick().isBefore(lookedAt.plus(WHILE_CLOSED)) || mayBeOpen.getAsBoolean();
        if (due) {
            lookedAt = time.tick();
        }
        return due;
    }

    private boolean isHolding() {
        try {
            Listing<Position> held = broker.positionListing();
            return !held.items().isEmpty() || !held.unreadable().isEmpty();
        } catch (BrokerException e) {
            log.warn("idle account not looked at cause=\"{}\"", e.getMessage());
            return false;
        }
    }
}
