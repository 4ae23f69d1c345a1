package activetrader.app.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayProgressTest {
    private static final String CLEAR = "\r\u001b[K";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "12; 5000; [#####---------------] 12 of 48 days, 2.4 a second, 0:15 left, +$31.20",
                "24; 7200000; [##########----------] 24 of 48 days, 0.2 a minute, 2:00:00 left, +$31.20",
                "0; 0; [--------------------] 0 of 48 days, +$31.20",
            })
    void line_hasDaysRateTimeLeftAndProfit(int done, long millis, String line) {
        List<String> shown = new ArrayList<>();
        new DayProgress(48, () -> Duration.ofMillis(millis), shown::add).show(done, Money.of("31.20"));

        assertEquals(List.of(CLEAR + line), shown);
    }

    @Test
    void line_isGone_afterTheLastDay() {
        List<String> shown = new ArrayList<>();
        new DayProgress(48, () -> Duration.ofSeconds(1), shown::add).show(48, Money.ZERO);

        assertEquals(List.of(), shown);
    }
}
