package activetrader.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstantsTest {
    private static final long FIRST_SECOND =
            Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void text_isThatOfJava_andIsReadBack() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(FIRST_SECOND, LAST_SECOND + 1);
            long unit = List.of(1L, 1_000L, 1_000_000L, 1_000_000_000L).get(i % 4);
            Instant at = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000) / unit * unit);

            String text = Instants.text(at);

            assertEquals(at.toString(), text);
            assertEquals(at, Instants.parse(text));
        }
    }

    @Test
    void text_isThatOfJava_inFarYears() {
        for (Instant at : List.of(Instant.MIN, Instant.MAX, Instant.ofEpochSecond(FIRST_SECOND - 1))) {
            assertEquals(at.toString(), Instants.text(at));
        }
    }

    @Test
    void parse_readsEveryNumberOfDecimals_andOffsets() {
        assertEquals(Instant.ofEpochSecond(0, 100_000_000), Instants.parse("1970-01-01T00:00:00.1Z"));
        assertEquals(Instant.ofEpochSecond(0, 123_450_000), Instants.parse("1970-01-01T00:00:00.12345Z"));
        assertEquals(Instant.ofEpochSecond(0, 999_999_999), Instants.parse("1970-01-01T00:00:00.999999999Z"));
        assertEquals(Instant.ofEpochSecond(0), Instants.parse("1969-12-31T19:00:00-05:00"));
        assertEquals(Instant.ofEpochSecond(0), Instants.parse("1970-01-01T00:00Z"));
        assertEquals(Instant.parse("2024-02-29T23:59:59Z"), Instants.parse("2024-02-29T23:59:59Z"));
    }

    @Test
    void parse_refusesWhatNamesNoInstant() {
        for (String text : List.of(
                "",
                "Z",
                "1970-01-01T00:00:00",
                "1970-01-01T00:00:00.1234567890Z",
                "1970-01-01T00:00:00.12x4Z",
                "1970-01-01T00:00:00,5Z",
                "1970-01-01 00:00:00Z",
                "2023-02-29T00:00:00Z",
                "1970-13-01T00:00:00Z",
                "1970-01-01T24:00:01Z",
                "1970-01-01T00:60:00Z",
                "1970-01-01T00:00:60Z",
                "197a-01-01T00:00:00Z")) {
            assertThrows(DateTimeException.class, () -> Instants.parse(text), text);
        }
    }
}
