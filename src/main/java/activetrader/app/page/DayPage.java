package activetrader.app.page;

import activetrader.app.page.now.PageNow;
import activetrader.app.page.stops.StopButtons;
import activetrader.market.calendar.TradingDay;
import activetrader.page.html.Html;
import activetrader.page.html.ServedPage;
import activetrader.page.report.DayParts;
import activetrader.page.report.DayReport;
import activetrader.session.console.ConsoleText;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/// The page of one day, with the way to the days beside it.
final class DayPage {
    private DayPage() {}

    /// @param stops whether it has the stop buttons
    static String of(LiveDay live, LiveDays days, PageNow pageNow, boolean stops) {
        TradingDay day = live.day();
        LocalDate date = day.date();
        DayParts parts = live.parts();
        NavigableSet<LocalDate> dates = days.dates();
        Map<String, String> now = pageNow.isFor(date, dates.last()) ? pageNow.parts(day, live::numbers) : Map.of();
        String events = "/events/" + date + "?have=" + parts.version();
        return ServedPage.render("Active Trader " + date, events, parts.charts(), page -> {
            page.open("header");
            page.leaf("h1", DayReport.title(date));
            page.leaf(
                    "p",
                    "Records of " + days.signature() + ", session " + ConsoleText.time(day.open()) + " to "
                            + ConsoleText.time(day.close()) + ". All times are New York's.");
            page.leaf("p", days.line(), "id", "connection");
            beside(page, date, dates);
            SiteLinks.write(page, date.equals(dates.last()) ? "/" : "");
            page.open("div", "id", "now").written(now.getOrDefault("now", "")).close();
            if (stops) {
                StopButtons.write(page);
            }
            page.close();
            parts.write(page);
            if (now.containsKey("log")) {
                page.open("aside", "id", "log", "aria-labelledby", "log-title")
                        .written(now.getOrDefault("log", ""))
                        .close();
            }
        });
    }

    private static void beside(Html page, LocalDate date, NavigableSet<LocalDate> dates) {
        page.open("p", "class", "days");
        link(page, "◂ ", dates.lower(date), "");
        link(page, "", dates.higher(date), " ▸");
        page.close();
    }

    private static void link(Html page, String before, @Nullable LocalDate date, String after) {
        if (date != null) {
            page.leaf("a", before + date + after, "href", "/day/" + date);
        }
    }
}
