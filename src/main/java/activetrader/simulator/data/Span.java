package activetrader.simulator.data;

import activetrader.market.calendar.MarketZone;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The timeframe of a bar as the data API names it, such as `5Min`, `1Hour`, `1Day`, `1Week` or `3Month`.
record Span(int count, Unit unit) {
    private static final Pattern NAME = Pattern.compile("(\\d{1,2})(Min|T|Hour|H|Day|D|Week|W|Month|M)");
    private static final int MINUTES_PER_HOUR = 60;
    private static final int SECONDS_PER_MINUTE = 60;

    enum Unit {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH
    }

    static Span of(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new BadRequest("invalid timeframe: " + name);
        }
        Span span = new Span(Integer.parseInt(parts.group(1)), unit(parts.group(2)));
        if (!span.isAllowed()) {
            throw new BadRequest("invalid timeframe: " + name);
        }
        return span;
    }

    private static Unit unit(String name) {
        return switch (name) {
            case "Min", "T" -> Unit.MINUTE;
            case "Hour", "H" -> Unit.HOUR;
            case "Day", "D" -> Unit.DAY;
            case "Week", "W" -> Unit.WEEK;
            default -> Unit.MONTH;
        };
    }

    private boolean isAllowed() {
        return switch (unit) {
            case MINUTE -> count >= 1 && count <= 59;
            case HOUR -> count >= 1 && count <= 23;
            case DAY, WEEK -> count == 1;
            case MONTH -> count >= 1 && 12 % count == 0;
        };
    }

    boolean isIntraday() {
        return unit == Unit.MINUTE || unit == Unit.HOUR;
    }

    /// The letter that stands for this timeframe in a page token.
    String letter() {
        return isIntraday() ? "M" : "D";
    }

    /// The start of the bar that a bar starting at `start` belongs to: aligned to the New York clock, which is whole
    /// hours away from UTC.
    Instant bucketOf(Instant start) {
        if (unit == Unit.MINUTE && MINUTES_PER_HOUR % count == 0) {
            return start.minusNanos(start.getNano())
                    .minusSeconds(Math.floorMod(start.getEpochSecond(), count * (long) SECONDS_PER_MINUTE));
        }
        ZonedDateTime local = MarketZone.at(start);
        return switch (unit) {
            case MINUTE -> floor(local, count);
            case HOUR -> floor(local, count * 60);
            case DAY -> start;
            case WEEK ->
                MarketZone.startOfDay(local.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> {
                LocalDate first = local.toLocalDate().withDayOfMonth(1);
                yield MarketZone.startOfDay(first.withMonth((first.getMonthValue() - 1) / count * count + 1));
            }
        };
    }

    private static Instant floor(ZonedDateTime local, int minutes) {
        int minuteOfDay = local.getHour() * 60 + local.getMinute();
        return local.with(LocalTime.MIDNIGHT)
                .plusMinutes(minuteOfDay / minutes * (long) minutes)
                .toInstant();
    }
}
