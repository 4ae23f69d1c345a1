package activetrader.page.report;

import activetrader.market.calendar.TradingDay;
import activetrader.page.day.EquityPoint;
import activetrader.page.day.FactPrices;
import activetrader.page.day.RecordedDay;
import activetrader.page.html.Chart;
import activetrader.page.html.Html;
import activetrader.session.console.ConsoleText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The equity of the account over the day, with the loss at which entries stop.
record EquitySection(RecordedDay day, FactPrices facts) implements Section {
    @Override
    public String id() {
        return "equity";
    }

    @Override
    public String title() {
        return "Equity";
    }

    @Override
    public void write(Html html, Charts charts) {
        List<List<Object>> points = EquityPoint.of(day).stream()
                .map(point -> Charts.point(point.at(), point.equity()))
                .toList();
        if (points.isEmpty()) {
            html.leaf("p", "The records hold no equity of this day.", "class", "none");
            return;
        }
        TradingDay session = day.day();
        long from = Charts.millis(session.open());
        long to = Charts.millis(session.close());
        List<Chart.Line> lines = new ArrayList<>();
        lines.add(new Chart.Line("Equity", Chart.Role.MAIN, false, points));
        Optional<BigDecimal> limit = facts.lossLimit();
        limit.ifPresent(level -> lines.add(new Chart.Line(
                "Loss limit", Chart.Role.STOP, false, List.of(List.of(from, level), List.of(to, level)))));
        charts.add(
                html,
                "equity",
                new Chart.Timed("$", from, to, from, to, 0, List.of(), lines, List.of()),
                "Equity over the day, " + points.size() + " values from the records",
                "As the records have it at every cycle and after every fill."
                        + limit.map(level -> " Below " + ConsoleText.dollars(level) + " the day's loss stops entries.")
                                .orElse(""));
    }
}
