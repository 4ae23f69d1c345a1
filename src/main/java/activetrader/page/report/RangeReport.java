package activetrader.page.report;

import activetrader.page.html.Document;
import activetrader.page.html.Html;
import activetrader.statistics.TradingSample;
import activetrader.statistics.report.Result;
import java.time.LocalDate;

/// Many days as a page in one file: equity, falls, months, results in R, where they come from, and every figure of
/// `result.json`.
public final class RangeReport {
    private RangeReport() {}

    /// The text of the page.
    ///
    /// @param subject whose days they are, such as `rules`
    /// @param result of the same days
    public static String of(String subject, TradingSample sample, Result result) {
        LocalDate first = sample.days().getFirst().date();
        LocalDate last = sample.days().getLast().date();
        DayParts parts = DayParts.of(new RangeSections(sample, result).all());
        return new Document("Active Trader " + first + " to " + last, parts.charts()).render(page -> {
            header(page, subject, sample, first + " to " + last);
            parts.write(page);
        });
    }

    private static void header(Html page, String subject, TradingSample sample, String range) {
        page.open("header").leaf("h1", range);
        page.leaf(
                "p",
                subject + ", " + Words.counted(sample.days().size(), "trading day", "trading days") + ", "
                        + Words.counted(sample.trades().size(), "trade", "trades") + ". All times are New York's.");
        page.close();
    }
}
