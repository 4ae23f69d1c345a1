package activetrader.mcp.data;

import activetrader.market.calendar.MarketZone;
import activetrader.mcp.Arguments;
import activetrader.mcp.Parameter;
import activetrader.mcp.ToolException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The New York dates `start` to `end`, both included.
record DateRange(LocalDate start, LocalDate end) {
    /// The parameters that [#of] reads.
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.date(
                            "start_date",
                            "First New York date, YYYY-MM-DD; if absent, the last one for minutes and hours, 30 days before it for days.")
                    .optional(),
            Parameter.date("end_date", "Last New York date, included; today if absent.")
                    .optional());

    /// @param standInDays how many days before the end the range starts when no start is given
    static DateRange of(Arguments arguments, LocalDate today, int standInDays) {
        LocalDate end = arguments.optionalDate("end_date").orElse(today);
        LocalDate start = arguments.optionalDate("start_date").orElse(end.minusDays(standInDays));
        if (start.isAfter(today)) {
            throw future("start_date", start, today);
        }
        if (end.isAfter(today)) {
            throw future("end_date", end, today);
        }
        if (end.isBefore(start)) {
            throw new ToolException("end_date must not be before start_date, was " + start + " to " + end);
        }
        return new DateRange(start, end);
    }

    /// One date that is not in the future.
    static LocalDate pastDate(Arguments arguments, LocalDate today) {
        LocalDate date = arguments.date("date");
        if (date.isAfter(today)) {
            throw future("date", date, today);
        }
        return date;
    }

    private static ToolException future(String name, LocalDate date, LocalDate today) {
        return new ToolException(name + " must not be in the future, was " + date + ", today is " + today);
    }

    DateRange startingEarlier(int days) {
        return new DateRange(start.minusDays(days), end);
    }

    Instant from() {
        return MarketZone.startOfDay(start);
    }

    /// The last second of the range.
    Instant to() {
        return MarketZone.startOfDay(end.plusDays(1)).minusSeconds(1);
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(from()) && !instant.isAfter(to());
    }
}
