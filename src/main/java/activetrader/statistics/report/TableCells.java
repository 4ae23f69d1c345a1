package activetrader.statistics.report;

import activetrader.statistics.inference.Interval;
import activetrader.statistics.report.ResultTable.Cell;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cells of the table's sections.
final class TableCells {
    /// With fewer days, many samples of the bootstrap are of nearly equal days, whose Sharpe ratio is in the thousands.
    private static final int FEWEST_DAYS = 20;

    private TableCells() {}

    static List<Cell> days(Result result) {
        return List.of(
                new Cell("P&L gross", Amounts.signed(result.days().grossPnl())),
                new Cell("P&L net", Amounts.signed(result.days().netPnl())),
                new Cell("mean day", Amounts.signed(result.days().mean())),
                new Cell("median day", Amounts.signed(result.days().median())),
                new Cell("deviation of a day", Amounts.dollars(result.days().standardDeviation())),
                new Cell(
                        "winning, losing",
                        result.days().winning() + ", " + result.days().losing()),
                new Cell("best day", Amounts.signed(result.days().best())),
                new Cell("worst day", Amounts.signed(result.days().worst())),
                new Cell("longest losing run", result.days().longestLosingStreak() + " days"),
                new Cell("worst day on", result.days().worstDate().toString()),
                new Cell("fees", Amounts.dollars(result.costs().fees())),
                new Cell("model", Amounts.dollars(result.costs().model())));
    }

    static List<Cell> trades(Result result) {
        return List.of(
                new Cell("hit rate", Amounts.percent(result.trades().hitRatePercent())),
                new Cell("profit factor", Amounts.number(result.trades().profitFactor())),
                new Cell("average win", Amounts.signed(result.trades().averageWin())),
                new Cell("average loss", Amounts.signed(result.trades().averageLoss())),
                new Cell("expectancy", Amounts.signed(result.trades().expectancy())),
                new Cell("expectancy in R", Amounts.number(result.trades().expectancyR())),
                new Cell("mean holding", Amounts.number(result.holding().meanMinutes()) + " min"),
                new Cell("median holding", Amounts.number(result.holding().medianMinutes()) + " min"),
                new Cell("exposure", Amounts.percent(result.holding().exposurePercent())),
                new Cell("turnover a day", Amounts.number(result.holding().turnoverPerDay()) + " x"),
                new Cell("time in market", Amounts.percent(result.holding().timeInMarketPercent())),
                new Cell("cost", Amounts.number(result.costs().basisPoints()) + " bp"));
    }

    static List<Cell> risk(Result result) {
        return List.of(
                new Cell("Sharpe, a year", Amounts.number(result.ratios().sharpe())),
                new Cell("Sortino, a year", Amounts.number(result.ratios().sortino())),
                new Cell("Calmar", Amounts.number(result.ratios().calmar())),
                new Cell("deepest drawdown", Amounts.percent(result.drawdown().percent())),
                new Cell("its peak", date(result.drawdown().peak())),
                new Cell("its trough", date(result.drawdown().trough())),
                new Cell("value at risk 95 %", Amounts.dollars(result.tail().valueAtRisk())),
                new Cell("shortfall 95 %", Amounts.dollars(result.tail().expectedShortfall())));
    }

    static List<Cell> evidence(Result result) {
        Interval day = result.bootstrap().meanDay();
        Interval sharpe = result.bootstrap().sharpe();
        return List.of(
                new Cell("mean day, 95 %", Amounts.range(day.low(), day.high(), " to ")),
                new Cell(
                        "Sharpe, 95 %",
                        result.days().count() < FEWEST_DAYS
                                ? "too few days"
                                : Amounts.rangeOfRatios(sharpe.low(), sharpe.high())),
                new Cell("mean above 0", Amounts.percent(result.bootstrap().meanAboveZeroPercent())),
                new Cell(
                        "probabilistic SR",
                        Amounts.percent(result.significance().probabilisticPercent())),
                new Cell("trials", String.valueOf(result.significance().trials())),
                new Cell("deflated SR", Amounts.percent(result.significance().deflatedPercent())));
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "-" : date.toString();
    }
}
