package activetrader.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static Arguments of(@Nullable Object value) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("x", value);
        return new Arguments(values);
    }

    private static String refusal(@Nullable Object value, Function<Arguments, ?> read) {
        return String.valueOf(
                assertThrows(ToolException.class, () -> read.apply(of(value))).getMessage());
    }

    @Test
    void symbols_takesListsAndTextWithCommas() {
        List<Symbol> expected = List.of(new Symbol("AAPL"), new Symbol("BRK.B"));

        assertEquals(expected, of(List.of("aapl", " BRK.B ", "AAPL")).symbols("x"));
        assertEquals(expected, of("AAPL, brk.b,").symbols("x"));
        assertEquals("x must hold 1 to 200 symbols, was 0", refusal(Arrays.asList((Object) null), a -> a.symbols("x")));
        assertEquals(
                "x must be a ticker such as AAPL or BRK.B, was \"A/B\"", refusal(List.of("A/B"), a -> a.symbols("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7.0", " 7 ", "7e0"})
    void whole_readsNumbersInQuotes(String text) {
        assertEquals(7, of(text).whole("x", 1, 10));
        assertEquals(7, of(new BigDecimal(text.strip())).whole("x", 1, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "2.5", "100000000000000"})
    void whole_refusesWhatIsOutOfRange(String text) {
        assertEquals(
                "x must be a whole number from 1 to 10, was \"" + text + "\"",
                refusal(text, arguments -> arguments.whole("x", 1, 10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "NaN", "1e999999999", "1e-999999999", "0x10"})
    void price_refusesWhatIsNoNumber(String text) {
        assertEquals("x must be a number, was \"" + text + "\"", refusal(text, arguments -> arguments.price("x")));
    }

    @Test
    void price_isExactAndPositive() {
        assertEquals(Price.of("10.01"), of(new BigDecimal("10.010")).price("x"));
        assertEquals(Price.of("10.01"), of(10.01).optionalPrice("x").orElseThrow());
        assertEquals(Quantity.of("0.5"), of("0.5").quantity("x"));
        assertEquals("x must be above 0, was \"0\"", refusal(0, arguments -> arguments.price("x")));
    }

    @ParameterizedTest
    @CsvSource({"market, market", "MARKET, market", " Limit , limit"})
    void choice_ignoresCapitals(String given, String expected) {
        assertEquals(expected, of(given).choice("x", List.of("market", "limit")));
    }

    @Test
    void choice_namesWhatIsAllowed() {
        assertEquals(
                "x must be one of market, limit, was \"stop\"",
                refusal("stop", arguments -> arguments.choice("x", List.of("market", "limit"))));
    }

    @Test
    void date_isANewYorkDate() {
        assertEquals(LocalDate.of(2026, 11, 23), of("2026-11-23").date("x"));
        assertEquals(
                "x must be a date such as 2026-11-23, was \"23.11.2026\"",
                refusal("23.11.2026", arguments -> arguments.date("x")));
    }

    @Test
    void absent_andNullAreTheSame() {
        Arguments none = new Arguments(Map.of());

        assertEquals(5, of(null).whole("x", 1, 10, 5));
        assertEquals(5, none.whole("x", 1, 10, 5));
        assertTrue(of(null).optionalDate("x").isEmpty());
        assertTrue(none.flag("x", true));
        assertFalse(of("False").flag("x", true));
        assertEquals("argument x is missing", refusal(null, arguments -> arguments.symbol("x")));
        assertEquals("market", none.choice("x", List.of("market", "limit"), "market"));
        assertEquals("", none.text("x", ""));
    }

    @Test
    void refusal_isOneShortLine_whateverWasGiven() {
        String message = refusal("a\nb\u001b[31m" + "z".repeat(500), arguments -> arguments.symbol("x"));

        assertFalse(message.contains("\n"));
        assertTrue(message.length() < 120, message);
    }
}
