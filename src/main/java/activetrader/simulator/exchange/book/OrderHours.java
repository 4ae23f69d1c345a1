package activetrader.simulator.exchange.book;

import activetrader.market.TimeInForce;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.exchange.order.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/// When an order may be filled and when it dies.
public final class OrderHours {
    private static final LocalTime EXTENDED_OPEN = LocalTime.of(4, 0);
    private static final Duration AFTER_HOURS = Duration.ofHours(4);
    private static final int SEARCH_DAYS = 30;
    private static final Duration GTC_LIFE = Duration.ofDays(90);
    private static final LocalTime CUT_OFF_ENDS = LocalTime.of(19, 0);
    private static final Duration OPENING_CUT_OFF = Duration.ofMinutes(2);
    private static final Duration CLOSING_CUT_OFF = Duration.ofMinutes(10);

    private final TradingCalendar calendar;

    public OrderHours(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    public boolean isOpen(Instant at) {
        return today(at).map(day -> day.isOpenAt(at)).orElse(false);
    }

    /// Whether `at` lies between 4:00 and 20:00 (17:00 on an early close) of a trading day.
    public boolean isExtendedOpen(Instant at) {
        return today(at).map(day -> extended(day).contains(at)).orElse(false);
    }

    /// The window under way in which an order of such terms may be filled, or the next one.
    public Window window(Terms terms, Instant at) {
        LocalDate date = MarketZone.dateOf(at);
        for (int days = 0; days < SEARCH_DAYS; days++) {
            Optional<Window> window = calendar.on(date.plusDays(days))
                    .map(day -> terms.extendedHours() ? extended(day) : new Window(day.open(), day.close()));
            if (window.isPresent() && at.isBefore(window.get().end())) {
                return window.get();
            }
        }
        throw new IllegalStateException("the calendar has no session within 30 days of " + at);
    }

    /// When an order of such terms that arrives at `at` dies: at the end of its window, or 90 days on for `gtc`.
    public Instant expiry(Terms terms, Instant at) {
        return terms.timeInForce() == TimeInForce.GTC
                ? at.plus(GTC_LIFE)
                : window(terms, at).end();
    }

    /// Whether `at` lies in the pause from 9:28 to 19:00 of a trading day in which no `opg` order is taken.
    public boolean isOpeningCutOff(Instant at) {
        return today(at)
                .map(day -> isBetween(at, day.open().minus(OPENING_CUT_OFF)))
                .orElse(false);
    }

    /// Whether `at` lies in the pause from 10 minutes before the close to 19:00 in which no `cls` order is taken.
    public boolean isClosingCutOff(Instant at) {
        return today(at)
                .map(day -> isBetween(at, day.close().minus(CLOSING_CUT_OFF)))
                .orElse(false);
    }

    private static boolean isBetween(Instant at, Instant from) {
        return !at.isBefore(from) && MarketZone.at(at).toLocalTime().isBefore(CUT_OFF_ENDS);
    }

    private Optional<TradingDay> today(Instant at) {
        return calendar.on(MarketZone.dateOf(at));
    }

    private static Window extended(TradingDay day) {
        Instant start = MarketZone.instantOf(day.date(), EXTENDED_OPEN);
        return new Window(start, day.close().plus(AFTER_HOURS));
    }

    /// From `start` up to but not including `end`.
    public record Window(Instant start, Instant end) {
        public boolean contains(Instant at) {
            return !at.isBefore(start) && at.isBefore(end);
        }
    }
}
