package activetrader.statistics.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.statistics.Samples;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    @Test
    void lines_fitTheConsole_andEndWithTheConclusion() {
        List<String> lines = ResultTable.lines(ResultFileTest.whole());

        lines.subList(0, lines.size() - 1).forEach(line -> assertTrue(line.length() <= 80, line));
        assertEquals(ResultFileTest.whole().conclusion(), lines.getLast());
        assertEquals("20 days, 2026-03-02 to 2026-03-27, 20 entries", lines.getFirst());
        assertTrue(
                lines.contains("mean day                       +$11.72    median day                      +$8.62"),
                String.join("\n", lines));
    }

    @Test
    void lines_haveADash_forWhatIsNotDefined() {
        List<String> lines = ResultTable.lines(Results.of(Samples.ofProfits(5), Evidence.none()));

        assertTrue(
                lines.stream().anyMatch(line -> line.matches("Sharpe, a year +- .*Sortino, a year +-")),
                String.join("\n", lines));
    }

    @Test
    void sharpeInterval_isShownFromTwentyDaysOn() {
        String few = String.join("\n", ResultTable.lines(Results.of(Samples.ofProfits(5, -3, 4), Evidence.none())));
        String enough = String.join("\n", ResultTable.lines(ResultFileTest.whole()));

        assertTrue(few.matches("(?s).*Sharpe, 95 % +too few days.*"), few);
        assertTrue(enough.matches("(?s).*Sharpe, 95 % +-?[\\d,.]+ to -?[\\d,.]+\n.*"), enough);
    }

    @Test
    void lines_fitTheConsole_withLargeNumbers() {
        List<String> lines =
                ResultTable.lines(Results.of(Samples.ofProfits(-99_990, 1_345_678.9, 8_765_432.1), Evidence.none()));

        lines.subList(0, lines.size() - 1).forEach(line -> assertTrue(line.length() <= 80, line));
    }

    @Test
    void amounts_areGrouped() {
        assertEquals("-$1,234.50", Amounts.dollars(new BigDecimal("-1234.5")));
        assertEquals("-$13 to +$28", Amounts.range(new BigDecimal("-13.4"), new BigDecimal("28.2"), " to "));
        assertEquals("-$0.40 to +$28.20", Amounts.range(new BigDecimal("-0.4"), new BigDecimal("28.2"), " to "));
        assertEquals("$0.00", Amounts.signed(new BigDecimal("0.00")));
        assertEquals("1,235", Amounts.number(new BigDecimal("1234.5678")));
        assertEquals("1.2e+10 %", Amounts.percent(new BigDecimal("12345678901")));
    }
}
