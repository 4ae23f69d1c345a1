package activetrader.simulator.lies;

import activetrader.http.WebResponse;
import activetrader.market.calendar.MarketZone;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is wrong with the broker's list of trading days.
public enum CalendarFault {
    /// Only days before today.
    PAST_ONLY,
    /// All but today.
    TODAY_MISSING,
    /// Today closes at 16:00, whatever is true.
    CLOSES_AT_16,
    /// Every day closes at 20:00.
    CLOSES_AT_20,
    /// Today closes at 13:00, whatever is true.
    CLOSES_AT_13,
    /// Every session is on the Sunday before.
    SUNDAYS;

    private static final String DATE = "date";
    private static final String CLOSE = "close";

    Optional<WebResponse> spoil(WebResponse truth, Instant now) {
        LocalDate today = MarketZone.dateOf(now);
        return JsonAnswer.edited(truth, root -> root instanceof List<?> days ? spoiled(days, today) : root);
    }

    private List<Object> spoiled(List<?> days, LocalDate today) {
        List<Object> told = new ArrayList<>();
        for (Object each : days) {
            if (each instanceof Map<?, ?> day) {
                spoil(day, today, told);
            }
        }
        return told;
    }

    @SuppressWarnings("unchecked")
    private void spoil(Map<?, ?> each, LocalDate today, List<Object> told) {
        Map<String, Object> day = (Map<String, Object>) each;
        LocalDate date = LocalDate.parse(String.valueOf(day.get(DATE)));
        boolean isToday = date.equals(today);
        boolean isTold = switch (this) {
            case PAST_ONLY -> date.isBefore(today);
            case TODAY_MISSING -> !isToday;
            case CLOSES_AT_16 -> closes(day, isToday, "16:00");
            case CLOSES_AT_13 -> closes(day, isToday, "13:00");
            case CLOSES_AT_20 -> closes(day, true, "20:00");
            case SUNDAYS -> {
                day.put(
                        DATE,
                        date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY))
                                .toString());
                yield true;
            }
        };
        if (isTold) {
            told.add(day);
        }
    }

    private static boolean closes(Map<String, Object> day, boolean applies, String time) {
        if (applies) {
            day.put(CLOSE, time);
        }
        return true;
    }
}
