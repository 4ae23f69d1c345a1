package activetrader.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
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
}
