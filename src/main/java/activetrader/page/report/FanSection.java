package activetrader.page.report;

import activetrader.page.html.Chart;
import activetrader.page.html.Html;
import activetrader.session.console.ConsoleText;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import activetrader.statistics.inference.BootstrapFan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// How far chance alone carries days such as these: the equity of the sample among that of the same days drawn anew.
///
/// @param seed of the draws
record FanSection(TradingSample sample, long seed) implements Section {
    private static final int LEAST_DAYS = 5;

    @Override
    public String id() {
        return "fan";
    }

    @Override
    public String title() {
        return "What chance may make of it";
    }

    @Override
    public void write(Html html, Charts charts) {
        if (sample.days().size() < LEAST_DAYS) {
            html.leaf("p", "Fewer than " + LEAST_DAYS + " days say nothing about chance.", "class", "none");
            return;
        }
        BootstrapFan fan = BootstrapFan.of(sample.profits(), seed);
        BigDecimal start = sample.days().getFirst().equityBefore().value();
        List<BigDecimal> low = dollars(start, fan.low());
        List<BigDecimal> high = dollars(start, fan.high());
        List<BigDecimal> values = values(start);
        charts.add(
                html,
                "fan",
                new Chart.Fan(
                        "$",
                        sample.days().stream().map(day -> day.date().toString()).toList(),
                        values,
                        low,
                        dollars(start, fan.lowerQuarter()),
                        dollars(start, fan.median()),
                        dollars(start, fan.upperQuarter()),
                        high),
                "Equity of the days among that of the same days drawn anew, as bands",
                "The same days drawn anew 2,000 times: the outer band holds 90 % of the draws, the inner one half of"
                        + " them. After " + sample.days().size() + " days it reaches from "
                        + ConsoleText.dollars(low.getLast()) + " to " + ConsoleText.dollars(high.getLast())
                        + "; the days came to " + ConsoleText.dollars(values.getLast())
                        + ", without deposits. Whether the days themselves were lucky it does not say.");
    }

    private List<BigDecimal> values(BigDecimal start) {
        List<BigDecimal> values = new ArrayList<>();
        BigDecimal equity = start;
        for (TradedDay day : sample.days()) {
            equity = equity.add(day.net().value());
            values.add(equity.setScale(2, RoundingMode.HALF_EVEN));
        }
        return values;
    }

    private static List<BigDecimal> dollars(BigDecimal start, List<Double> sums) {
        return sums.stream()
                .map(sum -> start.add(BigDecimal.valueOf(sum)).setScale(2, RoundingMode.HALF_EVEN))
                .toList();
    }
}
