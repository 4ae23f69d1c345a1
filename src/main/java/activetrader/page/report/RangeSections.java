package activetrader.page.report;

import activetrader.market.calendar.MarketZone;
import activetrader.page.html.Chart;
import activetrader.page.html.Html;
import activetrader.page.html.Table;
import activetrader.page.html.Table.Column;
import activetrader.session.console.ConsoleText;
import activetrader.statistics.ClosedTrade;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import activetrader.statistics.report.Result;
import activetrader.statistics.report.ResultTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The parts of a report of many days.
final class RangeSections {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int LOWEST = -6;
    private static final int HIGHEST = 10;

    private final TradingSample sample;
    private final Result result;

    RangeSections(TradingSample sample, Result result) {
        this.sample = sample;
        this.result = result;
    }

    /// A section of the page, as a name and what it writes.
    private record Written(String id, String title, Body body) implements Section {
        @Override
        public void write(Html html, Charts charts) {
            body.write(html, charts);
        }
    }

    @FunctionalInterface
    private interface Body {
        void write(Html html, Charts charts);
    }

    List<Section> all() {
        return List.of(
                new Written("overview", "What was found", this::overview),
                new Written("equity", "Equity", this::equity),
                new FanSection(sample, result.bootstrap().seed()),
                new Written("days", "Days", this::days),
                new Written("months", "Months", this::months),
                new Written("results", "Results in R", this::multiples),
                new Written("groups", "Where they come from", this::groups),
                new Written("figures", "All figures", this::figures));
    }

    private void overview(Html html, Charts charts) {
        html.leaf("p", result.conclusion(), "class", "verdict");
    }

    private void figures(Html html, Charts charts) {
        html.open("pre", "tabindex", "0").lines(String.join("\n", ResultTable.lines(result)));
        html.close();
    }

    private List<String> dates() {
        return sample.days().stream().map(day -> day.date().toString()).toList();
    }

    private void equity(Html html, Charts charts) {
        charts.add(
                html,
                "equity",
                new Chart.Bars(
                        "$",
                        "Equity",
                        dates(),
                        sample.days().stream()
                                .map(day -> day.equityAfter().value())
                                .toList(),
                        true),
                "Equity after each of " + sample.days().size() + " days",
                "After each close.");
        charts.add(
                html,
                "fall",
                new Chart.Bars(" %", "Below the highest", dates(), falls(), true),
                "How far each day ended below the highest value before it",
                "What the days' net returns make of a dollar, in percent of its highest value so far.");
    }

    private List<BigDecimal> falls() {
        List<BigDecimal> falls = new ArrayList<>();
        double value = 1;
        double highest = 1;
        for (TradedDay day : sample.days()) {
            value *= 1 + day.netReturn();
            highest = Math.max(highest, value);
            falls.add(BigDecimal.valueOf((value / highest - 1) * 100).setScale(3, RoundingMode.HALF_EVEN));
        }
        return falls;
    }

    private void days(Html html, Charts charts) {
        charts.add(
                html,
                "days",
                new Chart.Bars(
                        "$",
                        "Net",
                        dates(),
                        sample.days().stream()
                                .map(day -> cents(day.net().value()))
                                .toList(),
                        false),
                "Net profit or loss of each of " + sample.days().size() + " days",
                "Net of fees and model cost.");
        html.open("details").leaf("summary", "Each day as a row");
        try (Table table = new Table(
                html,
                "Days",
                Column.text("Day"),
                Column.number("P&L net"),
                Column.number("Fees"),
                Column.number("Model"),
                Column.number("Equity after"),
                Column.number("Trades"))) {
            for (TradedDay day : sample.days()) {
                table.row(
                        day.date().toString(),
                        ConsoleText.signedDollars(day.net().value()),
                        ConsoleText.dollars(day.fees()),
                        Words.cost(day.modelCost().value()),
                        ConsoleText.dollars(day.equityAfter()),
                        Words.count(sample.trades().stream()
                                .filter(trade ->
                                        MarketZone.dateOf(trade.exitAt()).equals(day.date()))
                                .count()));
            }
        }
        html.close();
    }

    private void months(Html html, Charts charts) {
        Map<YearMonth, List<TradedDay>> months = new TreeMap<>();
        sample.days()
                .forEach(day -> months.computeIfAbsent(YearMonth.from(day.date()), _ -> new ArrayList<>())
                        .add(day));
        try (Table table = new Table(
                html,
                "Months",
                Column.text("Month"),
                Column.number("Days"),
                Column.number("Won"),
                Column.number("P&L net"),
                Column.number("Best day"),
                Column.number("Worst day"))) {
            months.forEach((month, days) -> {
                List<BigDecimal> nets =
                        days.stream().map(day -> day.net().value()).toList();
                table.row(
                        month.toString(),
                        Words.count(days.size()),
                        Words.count(
                                nets.stream().filter(net -> net.signum() > 0).count()),
                        ConsoleText.signedDollars(nets.stream().reduce(BigDecimal.ZERO, BigDecimal::add)),
                        ConsoleText.signedDollars(
                                nets.stream().reduce(BigDecimal::max).orElseThrow()),
                        ConsoleText.signedDollars(
                                nets.stream().reduce(BigDecimal::min).orElseThrow()));
            });
        }
    }

    /// How many trades ended in each half R; the outermost bars take what lies beyond them.
    private void multiples(Html html, Charts charts) {
        int[] counts = new int[HIGHEST - LOWEST + 1];
        List<BigDecimal> multiples = sample.trades().stream()
                .map(ClosedTrade::multiple)
                .flatMap(Optional::stream)
                .toList();
        for (BigDecimal multiple : multiples) {
            int half = multiple.divide(HALF, 0, RoundingMode.FLOOR).intValue();
            counts[Math.clamp(half, LOWEST, HIGHEST) - LOWEST]++;
        }
        if (multiples.isEmpty()) {
            html.leaf("p", "The risk of no trade is known.", "class", "none");
            return;
        }
        List<String> names = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        for (int half = LOWEST; half <= HIGHEST; half++) {
            names.add(HALF.multiply(BigDecimal.valueOf(half)).toPlainString() + " R");
            values.add(BigDecimal.valueOf(counts[half - LOWEST]));
        }
        charts.add(
                html,
                "multiples",
                new Chart.Bars("", "Trades", names, values, false),
                "Number of trades by their result in R, " + multiples.size() + " trades",
                "A bar counts the results from its value up to the next one; the outermost take all beyond them.");
    }

    private void groups(Html html, Charts charts) {
        if (sample.trades().isEmpty()) {
            html.leaf("p", "No trade was made.", "class", "none");
            return;
        }
        Groups.write(
                html,
                "hour of entry",
                sample.trades(),
                trade -> String.format(
                        Locale.ROOT, "%02d:00", MarketZone.at(trade.entryAt()).getHour()));
        Groups.write(html, "symbol", sample.trades(), trade -> trade.symbol().value());
        Groups.write(
                html,
                "exit",
                sample.trades(),
                trade -> trade.exit() == null ? Words.UNKNOWN : Words.plain(trade.exit()));
    }

    private static BigDecimal cents(BigDecimal dollars) {
        return dollars.setScale(2, RoundingMode.HALF_EVEN);
    }
}
