package activetrader.execution.timers;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.Listing;
import activetrader.market.Position;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for the positions every two minutes of a session while the watch rests because nothing is open: shares may come
/// without an order of ours, by a transfer or by a sale that is taken back, and need a stop then.
public final class IdleLooks {
    private static final Logger log = LoggerFactory.getLogger(IdleLooks.class);
    private static final Duration EVERY = Duration.ofMinutes(2);
    private static final String NAME = "idle look";

    private final Broker broker;
    private final TradingCalendar calendar;
    private final InstantSource time;
    private final Looks looks;

    /// The watch, and where tasks are armed.
    public interface Looks extends DayMoments.Timers {
        /// Whether a look is under way or armed.
        boolean isWatching();

        /// Has the whole account looked at.
        void lookNow();
    }

    public IdleLooks(Broker broker, TradingCalendar calendar, InstantSource time, Looks looks) {
        this.broker = broker;
        this.calendar = calendar;
        this.time = time;
        this.looks = looks;
    }

    /// Arms the looks from now on; the first comes two minutes from now or with the open.
    public void start() {
        Instant now = time.instant();
        TradingDay day = calendar.currentOrNext(now);
        if (day.isOpenAt(now)) {
            looks.after(EVERY, NAME, this::lookAndGoOn);
        } else {
            looks.at(day.open(), NAME, this::lookAndGoOn);
        }
    }

    private void lookAndGoOn() {
        if (!looks.isWatching() && isHolding()) {
            looks.lookNow();
        }
        start();
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
