package activetrader.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class JsonTest {
    private record Pair(int one, int two) {}

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
}
