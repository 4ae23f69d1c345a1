package activetrader.app.history;

import activetrader.history.HistoryFolder;
import activetrader.history.SeriesKey;
import activetrader.market.calendar.TradingCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Shows which months a history covers: a line for each symbol and year, a character for each month.
final class CoverageLines {
    private static final int MONTHS = 12;

    private final HistoryFolder folder;
    private final TradingCalendar calendar;

    CoverageLines(HistoryFolder folder, TradingCalendar calendar) {
        this.folder = folder;
        this.calendar = calendar;
    }

    /// Feed and kind of `series`, and what stands above its lines.
    static String head(SeriesKey series) {
        return String.format(
                Locale.ROOT,
                "%-28s sessions  missing  J F M A M J J A S O N D",
                series.resolution().folder() + ", feed " + series.feed());
    }

    /// The lines of `series`: `#` is a month of which every session is covered, `+` one with some, `.` one with none.
    /// Missing are the sessions between the first and the last covered one.
    List<String> lines(SeriesKey series) {
        SortedSet<LocalDate> covered = new TreeSet<>();
        folder.periods(series).keySet().forEach(first -> covered.addAll(folder.covered(series, first)));
        if (covered.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (int year = covered.first().getYear(); year <= covered.last().getYear(); year++) {
            LocalDate from = LocalDate.of(year, 1, 1);
            SortedSet<LocalDate> ofYear = covered.subSet(from, from.plusYears(1));
            lines.add(String.format(
                    Locale.ROOT,
                    "%-12s %d %19d %8d  %s",
                    series.symbol(),
                    year,
                    ofYear.size(),
                    missing(covered, from, from.plusYears(1)),
                    months(covered, year)));
        }
        return lines;
    }

    private long missing(SortedSet<LocalDate> covered, LocalDate from, LocalDate until) {
        return from.datesUntil(until)
                .filter(date -> date.isAfter(covered.first()) && date.isBefore(covered.last()))
                .filter(date -> !covered.contains(date) && calendar.on(date).isPresent())
                .count();
    }

    private String months(SortedSet<LocalDate> covered, int year) {
        List<String> marks = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            YearMonth one = YearMonth.of(year, month);
            Set<LocalDate> have = covered.subSet(one.atDay(1), one.plusMonths(1).atDay(1));
            boolean all = one.atDay(1)
                    .datesUntil(one.plusMonths(1).atDay(1))
                    .filter(date -> calendar.on(date).isPresent())
                    .allMatch(have::contains);
            marks.add(have.isEmpty() ? "." : all ? "#" : "+");
        }
        return String.join(" ", marks);
    }
}
