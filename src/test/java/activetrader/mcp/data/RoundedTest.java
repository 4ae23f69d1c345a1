package activetrader.mcp.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import activetrader.indicators.IndicatorName;
import activetrader.indicators.IndicatorSnapshot;
import activetrader.market.Price;
import activetrader.mcp.Answer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "RSI_14, 65.7626, 65.76",
        "ADX_14, 25.4376, 25.44",
        "CCI_20, -151.2807, -151.28",
        "EMA_20, 109.33514, 109.34",
        "ATR_14, 0.41104, 0.4110",
        "MACD_HIST, -0.498349, -0.4983",
        "MACD, -6.28614, -6.29",
        "VWAP, 0.99996, 1.0000",
        "OBV, -37664130.4, -37664130"
    })
    void indicator_isAsFineAsItsReaderNeeds(IndicatorName name, double value, String shown) {
        assertEquals(shown, Rounded.indicator(name, value).toPlainString());
    }

    @Test
    void indicator_isAbsent_whenTheSnapshotHasNone() {
        IndicatorSnapshot snapshot = new IndicatorSnapshot(NOW, 100, Map.of(IndicatorName.RSI_14, 50.0));

        assertNull(Rounded.indicator(snapshot, IndicatorName.ADX_14));
        assertEquals("{rsi_14=50.00}", Rounded.indicators(snapshot).toString());
    }

    @Test
    void price_isToTheTick() {
        assertEquals("667.15", String.valueOf(Rounded.price(Price.of("667.151828"))));
        assertEquals("0.1235", String.valueOf(Rounded.price(Price.of("0.12345678"))));
        assertNull(Rounded.price(null));
    }

    @Test
    void answer_keepsOrderAndMilliseconds_andLeavesAbsentOut() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("at", Instant.parse("2026-11-23T15:00:00.123Z"));
        expected.put("b", 1);

        assertEquals(
                expected,
                new Answer()
                        .put("at", Instant.parse("2026-11-23T15:00:00.123456789Z"))
                        .put("absent", null)
                        .put("b", 1)
                        .toMap());
    }
}
