package activetrader.broker.calendar;

import activetrader.broker.MarketClock;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.SessionWitness.Statement;
import activetrader.market.calendar.TradingDay;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/// What the broker's clock said once: it knows the session under way, or the next one, and none after.
///
/// @param now the broker's time then
/// @param open whether the exchange was open
/// @param nextOpen the first open after `now`
/// @param nextClose the first close after `now`
record ClockAnswer(
        @JsonProperty("now") Instant now,
        @JsonProperty("open") boolean open,
        @JsonProperty("next_open") Instant nextOpen,
        @JsonProperty("next_close") Instant nextClose) {
    private static final Duration LONGEST_CLOSURE = Duration.ofDays(10);

    ClockAnswer {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(nextOpen, "next_open");
        Objects.requireNonNull(nextClose, "next_close");
    }

    static ClockAnswer of(MarketClock clock) {
        return new ClockAnswer(clock.now(), clock.isOpen(), clock.nextOpen(), clock.nextClose());
    }

    /// What no true clock says; empty when it may be one.
    Optional<String> fault() {
        if (nextClose.isBefore(now) || nextOpen.isBefore(now)) {
            return Optional.of(
                    "a next open at " + nextOpen + " or a next close at " + nextClose + " before its time " + now);
        }
        if (nextOpen.isAfter(now.plus(LONGEST_CLOSURE)) || nextClose.isAfter(now.plus(LONGEST_CLOSURE))) {
            return Optional.of("no session within ten days of " + now);
        }
        if (open != nextClose.isBefore(nextOpen)) {
            return Optional.of((open ? "open" : "closed") + ", the next open at " + nextOpen + " and the next close at "
                    + nextClose);
        }
        Instant begin = open ? regularOpen() : nextOpen;
        return begin.isBefore(nextClose)
                ? SessionHours.fault(session())
                : Optional.of("a close at " + nextClose + ", before the regular open");
    }

    /// What it says of `date`. While the exchange is open the clock names no open of that day; the regular one, 9:30,
    /// stands for it. Of a day whose session may be over already it says nothing.
    Statement on(LocalDate date) {
        LocalDate today = MarketZone.dateOf(now);
        LocalDate session = MarketZone.dateOf(nextClose);
        if (date.equals(session)) {
            return new Statement.Open(session());
        }
        boolean between = date.isBefore(session) && (date.isAfter(today) || (date.equals(today) && isBeforeTheOpen()));
        return between ? new Statement.Closed() : new Statement.Silent();
    }

    private boolean isBeforeTheOpen() {
        return MarketZone.at(now).toLocalTime().isBefore(SessionHours.FIRST_OPEN);
    }

    private TradingDay session() {
        return new TradingDay(MarketZone.dateOf(nextClose), open ? regularOpen() : nextOpen, nextClose);
    }

    private Instant regularOpen() {
        return MarketZone.instantOf(MarketZone.dateOf(nextClose), SessionHours.FIRST_OPEN);
    }
}
