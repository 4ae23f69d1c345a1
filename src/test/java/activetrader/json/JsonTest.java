package activetrader.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private record Pair(int one, int two) {}

    private record Moment(@Nullable Instant at) {}

    @ParameterizedTest
    @CsvSource({
        "2024-03-08T14:30:00Z, 2024-03-08T14:30:00Z",
        "2024-03-08T09:30:00-05:00, 2024-03-08T14:30:00Z",
        "2024-03-08T09:30:00.123456789-05:00, 2024-03-08T14:30:00.123456789Z",
        "2024-03-08T14:30:00.5Z, 2024-03-08T14:30:00.500Z",
        "2024-03-08T14:30Z, 2024-03-08T14:30:00Z",
        "2024-03-08T09:30-05:00, 2024-03-08T14:30:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    })
    void read_takesInstants_inAllForms(String text, Instant at) {
        assertEquals(new Moment(at), Json.read("{\"at\":\"" + text + "\"}", Moment.class));
        assertEquals(Json.write(new Moment(at)), Json.write(Json.read("{\"at\":\"" + text + "\"}", Moment.class)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-08T14:30:00", "2024-02-30T14:30:00Z", "2024-03-08T24:30:00Z", "today"})
    void read_refusesWhatIsNoInstant(String text) {
        JsonException refused =
                assertThrows(JsonException.class, () -> Json.read("{\"at\":\"" + text + "\"}", Moment.class));

        assertTrue(String.valueOf(refused.getMessage()).contains(text), refused.getMessage());
    }

    @Test
    void read_skipsWhatTheTypeDoesNotHave() {
        assertEquals(new Pair(1, 2), Json.read("{\"one\":1,\"new\":{\"a\":[{}]},\"two\":2,\"x\":null}", Pair.class));
    }

    @Test
    void read_refusesDuplicates_alsoInWhatItSkips() {
        assertThrows(JsonException.class, () -> Json.read("{\"one\":1,\"two\":2,\"one\":1}", Pair.class));
        assertThrows(JsonException.class, () -> Json.read("{\"new\":{\"a\":1,\"a\":2}}", Pair.class));
        assertThrows(JsonException.class, () -> Json.read("{\"new\":[1,}", Pair.class));
    }

    @Test
    void write_escapesWhatAReaderWouldNotSee_withoutChangingTheValue() {
        String hidden = "A\u001b[2J" + Character.toString(0x202E) + Character.toString(0x9B) + "✅ Köln 📊";

        String json = Json.write(java.util.Map.of("reason", hidden));

        assertEquals("{\"reason\":\"A\\u001B[2J\\u202E\\u009B✅ Köln 📊\"}", json);
        assertEquals(hidden, Json.readObject(json).get("reason"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"qty\": 0, \"state\": \"LATER\"}|state must be one of NEW, FILLED, was LATER",
                "{\"qty\": \"ten\"}|qty must be a number, was ten",
                "{\"qty\": [1]}|qty must be a number",
                "{\"qty\": 1, \"inner\": {\"at\": 7}}|inner.at must be a time such as 2026-03-02T15:00:00Z",
                "[1]|it must be an object (line 1, column 1)",
                "{} x|Unrecognized token 'x'",
                "{\"qty\": 1|expected close marker for Object",
                "{\"qty\": NaN}|Non-standard token 'NaN'",
            })
    void read_saysWhatIsWanted_withoutNamesOfClasses(String text, String reason) {
        JsonException refused = assertThrows(JsonException.class, () -> Json.read(text, Fill.class));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(reason), message);
        assertFalse(message.matches("(?s).*(java\\.|activetrader|Jackson|Feature|JsonToken|REDACTED|`).*"), message);
    }

    @Test
    void readObject_saysWhatIsWanted_whenTheTextIsAList() {
        JsonException refused = assertThrows(JsonException.class, () -> Json.readObject("[]"));

        assertEquals("not a JSON object: it must be an object (line 1, column 1)", refused.getMessage());
    }

    private enum State {
        NEW,
        FILLED
    }

    private record Inner(Instant at) {}

    private record Fill(BigDecimal qty, State state, Inner inner) {}

    @Test
    void plainObject_isWhatAReaderOfTheJsonGets() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "a \u202e b");
        value.put("truth", true);
        value.put("integers", List.of(1, 2L, Long.MAX_VALUE, new BigDecimal("1E+3"), new BigDecimal("100")));
        value.put("decimals", List.of(new BigDecimal("1.50"), new BigDecimal("-0.000"), 0.25));
        value.put(
                "market",
                List.of(Price.of("10.5"), Price.of("100"), Quantity.of(7), Money.of("-3.10"), Symbol.of("AAPL")));
        value.put("times", List.of(Instant.parse("2026-03-02T14:30:00.250Z"), LocalDate.of(2026, 3, 2)));
        value.put("row", new Row(Price.of("1.25"), null));
        value.put("keys", Map.of(Symbol.of("AAPL"), Price.of("2")));
        value.put("array", new int[] {1, 2});
        value.put("set", new TreeSet<>(Set.of("a", "b")));
        value.put("nothing", null);
        value.put("some", Arrays.asList("x", null));

        assertEquals(Json.readObject(Json.write(value)), Json.plainObject(value));
    }

    @Test
    void plainObject_refusesWhatIsNoObject() {
        assertThrows(JsonException.class, () -> Json.plainObject(List.of(1)));
        assertThrows(JsonException.class, () -> Json.plainObject("text"));
    }

    private record Row(Price price, @Nullable String absent) {}
}
