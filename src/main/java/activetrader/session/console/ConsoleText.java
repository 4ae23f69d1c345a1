package activetrader.session.console;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.calendar.MarketZone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Formats amounts, times and time spans for a person; times are New York times.
public final class ConsoleText {
    public static final String RULE = "=".repeat(80);

    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("EEEE, MMMM dd, yyyy 'at' hh:mm:ss a 'ET'", Locale.US);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEEE, MMMM dd 'at' hh:mm a 'ET'", Locale.US);
    private static final DateTimeFormatter CLOCK_SECONDS = DateTimeFormatter.ofPattern("hh:mm:ss a 'ET'", Locale.US);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE HH:mm 'ET'", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.US);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'ET' (EEEE)", Locale.US);

    private ConsoleText() {}

    /// `$98,450.23`, `-$12.00`.
    public static String dollars(Money amount) {
        return dollars(amount.value());
    }

    /// A price per share to the cent, or finer where it is finer.
    public static String price(Price price) {
        BigDecimal value = price.value();
        return "$"
                + value.setScale(Math.max(2, value.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString();
    }

    public static String dollars(BigDecimal amount) {
        BigDecimal cents = amount.setScale(2, RoundingMode.HALF_EVEN);
        String digits = String.format(Locale.US, "$%,.2f", cents.abs());
        return cents.signum() < 0 ? "-" + digits : digits;
    }

    /// `+$245.80`, `-$12.00`, `$0.00`.
    public static String signedDollars(BigDecimal amount) {
        BigDecimal cents = amount.setScale(2, RoundingMode.HALF_EVEN);
        return (cents.signum() > 0 ? "+" : "") + dollars(cents);
    }

    /// `11h 44m`, `45m 3s`, `5d 3h`: the two largest units.
    public static String span(Duration duration) {
        Duration left = duration.isNegative() ? Duration.ZERO : duration;
        if (left.toDays() > 0) {
            return left.toDays() + "d " + left.toHoursPart() + "h";
        }
        if (left.toHours() > 0) {
            return left.toHours() + "h " + left.toMinutesPart() + "m";
        }
        return left.toMinutesPart() + "m " + left.toSecondsPart() + "s";
    }

    /// `Tuesday, November 04, 2025 at 09:45:34 PM ET`.
    public static String longTime(Instant instant) {
        return LONG.format(MarketZone.at(instant));
    }

    /// `Wednesday, November 05 at 09:30 AM ET`.
    public static String dayAndTime(Instant instant) {
        return DAY_AND_TIME.format(MarketZone.at(instant));
    }

    /// `09:25:00 AM ET`.
    public static String clockSeconds(Instant instant) {
        return CLOCK_SECONDS.format(MarketZone.at(instant));
    }

    /// `Mon 09:25 ET`.
    public static String shortTime(Instant instant) {
        return SHORT.format(MarketZone.at(instant));
    }

    /// `3:55 PM`.
    public static String clock(Instant instant) {
        return CLOCK.format(MarketZone.at(instant));
    }

    /// `15:55`.
    public static String time(Instant instant) {
        return TIME.format(MarketZone.at(instant));
    }

    /// `2025-11-05 10:30:15 ET (Wednesday)`.
    public static String stamp(Instant instant) {
        return STAMP.format(MarketZone.at(instant));
    }

    /// `Tomorrow at 9:30 AM ET`, or weekday, date and time for a later day.
    public static String nextSession(Instant now, Instant open) {
        ZonedDateTime today = MarketZone.at(now);
        boolean tomorrow =
                today.toLocalDate().plusDays(1).equals(MarketZone.at(open).toLocalDate());
        return tomorrow ? "Tomorrow at " + clock(open) + " ET" : dayAndTime(open);
    }
}
