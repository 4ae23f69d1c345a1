package activetrader.broker.alpaca.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({"1, 125, 250", "2, 250, 500", "3, 500, 1000", "5, 2000, 4000", "6, 2000, 4000", "90, 2000, 4000"})
    void after_doublesUpToTheLongest_lessUpToHalf(int failures, long least, long most) {
        Random random = new Random(3);

        for (int i = 0; i < 200; i++) {
            long wait = backoff(random).after(failures).toMillis();
            assertTrue(wait >= least && wait <= most, wait + " ms after " + failures);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "4"})
    void after_isTheSame_forTheSameSeed(int failures) {
        assertEquals(
                backoff(new Random(9)).after(failures), backoff(new Random(9)).after(failures));
    }

    private static Backoff backoff(Random random) {
        return new Backoff(Duration.ofMillis(250), Duration.ofSeconds(4), random);
    }
}
