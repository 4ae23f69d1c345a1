package activetrader.execution.fake;

import activetrader.broker.BrokerException;
import activetrader.broker.MarketClock;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/// The clock and the market hours that a [FakeBroker] shows.
public final class FakeClock {
    /// How far the broker's clock is ahead of the test's.
    public Duration ahead = Duration.ZERO;
    /// Whether the clock cannot be read.
    public boolean fails;
    /// Whether the market is open at every hour.
    public boolean openAllDay;

    private final TimeSource time;

    FakeClock(TimeSource time) {
        this.time = time;
    }

    MarketClock read() {
        if (fails) {
            throw new BrokerException.Transient("503", null);
        }
        Instant now = time.instant().plus(ahead);
        TradingDay day = new NyseCalendar().currentOrNext(now);
        return new MarketClock(now, openAllDay || day.isOpenAt(now), day.open(), day.close());
    }
}
