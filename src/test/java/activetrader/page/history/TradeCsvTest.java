package activetrader.page.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.page.day.DayFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeCsvTest {
    @TempDir
    private Path data;

    private List<DatedTrade> trades(String reason) {
        DayFiles files = new DayFiles(data).trade(reason);
        return DatedTrade.of(List.of(DayResult.read(files.records(), DayFiles.DAY)));
    }

    private static TradeFilter filter(String name, String value) {
        return TradeFilter.of(Map.of(name, value));
    }

    @Test
    void trade_isARow_inNewYorkTime() {
        assertEquals(
                "date,symbol,side,shares,entered,exited,entry_price,exit_price,pnl,r,exit,reason\r\n"
                        + "2026-01-14,AAPL,long,10,2026-01-14 10:00:01,2026-01-14 11:30:00,100.0000,101.4000,14,0.70,"
                        + "unknown,\"a, b\"\r\n",
                TradeCsv.of(trades("a, b"), TradeFilter.of(Map.of())));
    }

    /// As https://owasp.org/www-community/attacks/CSV_Injection has them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "=HYPERLINK(\"x\") | \"'=HYPERLINK(\"\"x\"\")\"",
                "+1+1            | '+1+1",
                "-2+3            | '-2+3",
                "@SUM(A1)        | '@SUM(A1)",
                "score 42        | score 42",
                "a=1             | a=1",
            })
    void formula_isText(String text, String expected) {
        assertEquals(expected, TradeCsv.text(text));
    }

    @ParameterizedTest
    @CsvSource({
        "symbol, aapl,    1",
        "symbol, MSFT,    0",
        "result, won,     1",
        "result, lost,    0",
        "exit,   unknown, 1",
        "exit,   stop,    0",
        "other,  x,       1",
    })
    void filter_admitsByEachProperty(String name, String value, int rows) {
        String csv = TradeCsv.of(trades("x"), filter(name, value));

        assertEquals(1 + rows, csv.lines().count());
    }
}
