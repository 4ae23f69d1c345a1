package activetrader.page.report;

import activetrader.market.calendar.MarketZone;
import activetrader.page.html.Chart;
import activetrader.page.html.Html;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The charts of one page.
final class Charts {
    private final Map<String, Chart> charts = new LinkedHashMap<>();

    /// Writes the figure in which `chart` will be drawn.
    ///
    /// @param label what it shows, for those who do not see it
    /// @param caption below it
    void add(Html html, String id, Chart chart, String label, String caption) {
        charts.put(id, chart);
        html.open("figure", "class", "chart");
        html.open("div", "class", "plot", "id", "chart-" + id, "role", "img", "aria-label", label)
                .close();
        html.leaf("figcaption", caption).close();
    }

    Map<String, Chart> all() {
        return charts;
    }

    /// Milliseconds of New York's wall clock, as if it were UTC.
    static long millis(Instant at) {
        return MarketZone.at(at).toLocalDateTime().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    static List<Object> point(Instant at, BigDecimal value) {
        return List.of(millis(at), value);
    }
}
