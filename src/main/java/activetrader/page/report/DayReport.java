package activetrader.page.report;

import activetrader.market.calendar.TradingDay;
import activetrader.page.day.KeptBars;
import activetrader.page.day.RecordedDay;
import activetrader.page.html.Document;
import activetrader.page.html.Html;
import activetrader.session.console.ConsoleText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// One trading day as a page in one file: what it came to, its trades on their prices, what was refused, every cycle,
/// and the costs. The same records give the same page,
/// byte for byte.
public final class DayReport {
    /// The daemon asks for the account for two minutes before it sums up.
    private static final Duration SUMMED_UP = Duration.ofMinutes(5);

    private DayReport() {}

    /// The text of the page.
    ///
    /// @param bars the prices of the day, where they were kept
    /// @param over whether the day should have its summary by now
    public static String of(RecordedDay day, KeptBars bars, boolean over) {
        DayParts parts = DayParts.of(day, bars, over);
        return new Document("Active Trader " + day.date(), parts.charts()).render(page -> {
            header(page, day.day(), day.signature());
            parts.write(page);
        });
    }

    /// Whether `day` should have its summary at `now`: a few minutes after its close.
    public static boolean isOver(TradingDay day, Instant now) {
        return now.isAfter(day.close().plus(SUMMED_UP));
    }

    /// `Wednesday, January 14, 2026`.
    public static String title(LocalDate date) {
        return Words.day(date);
    }

    private static void header(Html page, TradingDay day, String signature) {
        page.open("header").leaf("h1", Words.day(day.date()));
        page.leaf(
                "p",
                "Records of " + signature + ", session " + ConsoleText.time(day.open()) + " to "
                        + ConsoleText.time(day.close()) + (day.isEarlyClose() ? " (early close)" : "")
                        + ". All times are New York's.");
        page.close();
    }
}
