package activetrader.page.history;

import activetrader.page.html.Html;
import activetrader.page.report.Words;
import activetrader.session.console.ConsoleText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The recorded days as months of weeks, with the profit of each and a link to its page. The last month comes first.
public final class DayCalendar {
    private static final List<DayOfWeek> WEEK =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private DayCalendar() {}

    public static void write(Html html, Collection<DayResult> days) {
        TreeMap<YearMonth, Map<LocalDate, DayResult>> months = new TreeMap<>();
        for (DayResult day : days) {
            months.computeIfAbsent(YearMonth.from(day.date()), _ -> new TreeMap<>())
                    .put(day.date(), day);
        }
        html.open("div", "class", "months");
        months.descendingMap().forEach((month, results) -> month(html, month, results));
        html.close();
    }

    private static void month(Html html, YearMonth month, Map<LocalDate, DayResult> days) {
        List<BigDecimal> profits = days.values().stream().map(DayResult::profit).toList();
        html.open("table", "class", "calendar").open("caption");
        html.leaf("b", month.getMonth().getDisplayName(TextStyle.FULL, Locale.US) + " " + month.getYear());
        BigDecimal sum = profits.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        html.text(" ").leaf("span", ConsoleText.signedDollars(sum), "class", Words.tone(sum));
        html.text(" · " + Words.counted(profits.size(), "day", "days") + ", "
                + profits.stream().filter(profit -> profit.signum() > 0).count() + " up, "
                + profits.stream().filter(profit -> profit.signum() < 0).count() + " down");
        html.close().open("thead").open("tr");
        WEEK.forEach(day -> html.leaf("th", day.getDisplayName(TextStyle.SHORT, Locale.US), "scope", "col"));
        html.close().close().open("tbody");
        weeks(month).forEach(week -> {
            html.open("tr");
            week.forEach(date ->
                    cell(html, date, days.get(date), YearMonth.from(date).equals(month)));
            html.close();
        });
        html.close().close();
    }

    private static List<List<LocalDate>> weeks(YearMonth month) {
        List<List<LocalDate>> weeks = new ArrayList<>();
        LocalDate first = month.atDay(1);
        int weekday = first.getDayOfWeek().getValue();
        LocalDate monday = weekday > WEEK.size() ? first.plusDays(8L - weekday) : first.minusDays(weekday - 1L);
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            List<LocalDate> week = new ArrayList<>();
            for (int i = 0; i < WEEK.size(); i++) {
                week.add(monday.plusDays(i));
            }
            weeks.add(week);
        }
        return weeks;
    }

    private static void cell(Html html, LocalDate date, @Nullable DayResult day, boolean inMonth) {
        if (!inMonth || day == null) {
            html.leaf("td", inMonth ? String.valueOf(date.getDayOfMonth()) : "", "class", "none");
            return;
        }
        String tone = Words.tone(day.profit());
        html.open("td", "class", tone).open("a", "href", "/day/" + date);
        html.leaf("span", String.valueOf(date.getDayOfMonth()), "class", "date");
        html.leaf("span", whole(day.profit()), "class", "profit");
        html.leaf("span", words(day), "class", "beside").close().close();
    }

    private static String words(DayResult day) {
        String trades = Words.counted(day.trades().size(), "trade", "trades");
        return Boolean.FALSE.equals(day.isFlat()) ? "⚠ not flat" : trades;
    }

    /// Dollars without cents: cells are narrow, and the day's page has the cents.
    private static String whole(BigDecimal dollars) {
        String text = ConsoleText.signedDollars(dollars.setScale(0, RoundingMode.HALF_EVEN));
        return text.substring(0, text.length() - ".00".length());
    }
}
