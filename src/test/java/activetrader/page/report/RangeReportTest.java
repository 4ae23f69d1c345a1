package activetrader.page.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.journal.ExitKind;
import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.statistics.ClosedTrade;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import activetrader.statistics.report.Evidence;
import activetrader.statistics.report.Results;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeReportTest {
    private static final TradingSample SAMPLE = new TradingSample(
            List.of(day("2026-01-30", 1_000, 100), day("2026-02-02", 1_100, -55), day("2026-02-03", 1_045, 0)),
            List.of(
                    trade("AAPL", "2026-01-30T15:10:00Z", "110", ExitKind.TARGET),
                    trade("MSFT", "2026-02-02T18:20:00Z", "95", ExitKind.STOP)));

    private static TradedDay day(String date, long before, long profit) {
        return new TradedDay(
                LocalDate.parse(date),
                Money.of(before),
                Money.of(before + profit),
                Money.of(profit),
                Money.ZERO,
                Money.ZERO);
    }

    /// Of 10 shares at $100 with $5 of risk each.
    private static ClosedTrade trade(String symbol, String entry, String exitPrice, ExitKind exit) {
        Instant at = Instant.parse(entry);
        return new ClosedTrade(
                Symbol.of(symbol),
                PositionSide.LONG,
                at,
                at.plusSeconds(600),
                Quantity.of(10),
                Price.of("100"),
                Price.of(exitPrice),
                BigDecimal.valueOf(5),
                Money.ZERO,
                exit);
    }

    private static String page(TradingSample sample) {
        return RangeReport.of("Records of <test>", sample, Results.of(sample, Evidence.none()));
    }

    @Test
    void page_hasEquityFallsMonthsAndGroups() {
        String page = page(SAMPLE);

        assertTrue(page.contains("<h1>2026-01-30 to 2026-02-03</h1>"));
        assertTrue(page.contains("Records of &lt;test&gt;, 3 trading days, 2 trades."));
        assertTrue(page.contains("\"values\":[1100,1045,1045],\"line\":true"), "equity");
        assertTrue(page.contains("\"values\":[0.000,-5.000,-5.000],\"line\":true"), "below the highest");
        assertTrue(page.contains("<td class=\"text\">2026-02</td><td class=\"number\">2</td><td class=\"number\">0</td>"
                + "<td class=\"number\">-$55.00</td>"));
        assertTrue(page.contains("<td class=\"text\">10:00</td><td class=\"number\">1</td><td class=\"number\">1</td>"
                + "<td class=\"number\">+$100.00</td><td class=\"number\">+2.00 R</td>"));
        assertTrue(page.contains("<td class=\"text\">stop</td>"));
        assertTrue(page.contains("no evidence of an edge") || page.contains("too few days"), "the conclusion");
    }

    @Test
    void fan_needsAFewDays() {
        List<TradedDay> days = List.of(
                day("2026-02-02", 1_000, 10),
                day("2026-02-03", 1_010, 10),
                day("2026-02-04", 1_020, 10),
                day("2026-02-05", 1_030, 10),
                day("2026-02-06", 1_040, 10));

        assertTrue(page(SAMPLE).contains("Fewer than 5 days say nothing about chance."));
        // Equal days can come to one equity alone.
        assertTrue(page(new TradingSample(days, List.of()))
                .contains("After 5 days it reaches from $1,050.00 to $1,050.00; the days came to $1,050.00"));
    }

    @Test
    void results_areCountedByHalfR() {
        String page = page(SAMPLE);

        // +2 R and -1 R.
        assertTrue(page.contains("\"values\":[0,0,0,0,1,0,0,0,0,0,1,0,0,0,0,0,0],\"line\":false"));
    }

    @Test
    void sample_canBeCutToDays() {
        TradingSample february = SAMPLE.between(LocalDate.parse("2026-02-01"), LocalDate.MAX);

        assertEquals(2, february.days().size());
        assertEquals("MSFT", february.trades().getFirst().symbol().value());
        assertThrows(
                IllegalArgumentException.class, () -> SAMPLE.between(LocalDate.parse("2026-03-01"), LocalDate.MAX));
    }
}
