package activetrader.session.console;

import activetrader.session.summary.DayPerformance;
import activetrader.session.summary.IndexMove;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The summary's lines on how a day's result came about.
final class PerformanceLines {
    private PerformanceLines() {}

    static List<String> of(DayPerformance day) {
        List<String> lines = new ArrayList<>();
        if (day.totalR() != null) {
            lines.add("Result in R: " + FillLine.inR(day.totalR()) + " over " + day.tradesInR()
                    + (day.tradesInR() == 1 ? " trade" : " trades"));
        }
        String exposure = day.exposurePercent() == null ? "unknown" : percent(day.exposurePercent()) + " of equity";
        lines.add("Exposure: " + exposure + " on average, in the market " + percent(day.timeInMarketPercent())
                + " of the session");
        lines.add("Fees booked: " + ConsoleText.dollars(day.fees()));
        String account = day.returnPercent() == null ? "" : "the account " + signedPercent(day.returnPercent());
        String index = day.spy() == null ? "SPY unknown" : spy(day.spy());
        lines.add(account.isEmpty() ? index : index + "; " + account);
        return lines;
    }

    private static String spy(IndexMove spy) {
        return "SPY " + ConsoleText.clock(spy.fromAt()) + " - " + ConsoleText.clock(spy.toAt()) + ": "
                + signedPercent(spy.percent());
    }

    private static String percent(BigDecimal percent) {
        return percent.toPlainString() + "%";
    }

    private static String signedPercent(BigDecimal percent) {
        return (percent.signum() > 0 ? "+" : "") + percent(percent);
    }
}
