package activetrader.simulator.tape.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.simulator.tape.PriceUnits;
import activetrader.simulator.tape.SessionBars;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnadjustedBarsTest {
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final LocalDate FRIDAY = LocalDate.of(2020, 8, 28);
    private static final LocalDate MONDAY = LocalDate.of(2020, 8, 31);
    private static final LocalDate TUESDAY = LocalDate.of(2020, 9, 1);

    @ParameterizedTest
    @CsvSource({
        "499.23, 127.58, AAPL falls from 499.23 to 127.58 between 2020-08-28 and 2020-08-31|like a 4:1 split",
        "400, 100.1, AAPL falls from 400.00 to 100.10 between 2020-08-28 and 2020-08-31|like a 4:1 split",
        "100, 47, AAPL falls from 100.00 to 47.00 between 2020-08-28 and 2020-08-31|like a 2:1 split",
        "2300, 119.5, AAPL falls from 2300.00 to 119.50 between 2020-08-28 and 2020-08-31|like a 20:1 split",
        "0.5123, 5.12, AAPL rises from 0.5123 to 5.12 between 2020-08-28 and 2020-08-31|like a 1:10 reverse split",
        "2.00, 15.5, AAPL rises from 2.00 to 15.50 between 2020-08-28 and 2020-08-31|like a 1:8 reverse split",
    })
    void named_namesTheRatioAndDates_whenPricesJumpAsAtASplit(double close, double open, String line) {
        assertEquals(
                List.of(line.replace("|", ", ") + ": its bars look unadjusted"),
                named(session(FRIDAY, close), session(MONDAY, open)));
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "100, 70", "100, 140", "100, 57", "100, 41"})
    void named_isSilent_whenTheMarketMoved(double close, double open) {
        assertEquals(List.of(), named(session(FRIDAY, close), session(MONDAY, open)));
    }

    @Test
    void named_hasOneLinePerSymbol_aboutTheNewestJump() {
        List<String> lines = named(session(FRIDAY, 800), session(MONDAY, 200), session(TUESDAY, 100));

        assertEquals(
                List.of("AAPL falls from 200.00 to 100.00 between 2020-08-31 and 2020-09-01, like a 2:1 split: its"
                        + " bars look unadjusted"),
                lines);
    }

    private static List<String> named(SessionBars... sessions) {
        return UnadjustedBars.named(Map.of(AAPL, List.of(sessions)));
    }

    private static SessionBars session(LocalDate date, double price) {
        SessionBars.Builder bars =
                new SessionBars.Builder(new NyseCalendar().on(date).orElseThrow());
        long units = Math.round(price * PriceUnits.PER_DOLLAR);
        bars.put(5, units, units, units, units, 100);
        return bars.build();
    }
}
