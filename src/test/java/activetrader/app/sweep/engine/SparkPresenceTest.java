package activetrader.app.sweep.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.config.ConfigException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SparkPresenceTest {
    private static final ClassLoader WITH_SPARK = SparkPresenceTest.class.getClassLoader();

    private static List<String> problems(ClassLoader loader, @Nullable String master) {
        return assertThrows(ConfigException.class, () -> SparkPresence.require(loader, master))
                .problems();
    }

    @Test
    void withoutSpark_theCommandIsNamed() {
        assertEquals(
                List.of("--engine spark needs Spark 4.2, which starts the program; run: spark-submit --master URL"
                        + " active-trader.jar sweep FILE --engine spark ..."),
                problems(ClassLoader.getPlatformClassLoader(), "spark://127.0.0.1:7077"));
    }

    @Test
    void withoutMaster_theCommandIsNamed() {
        assertEquals(
                List.of("--engine spark needs the address of a cluster; run: spark-submit --master URL"
                        + " active-trader.jar sweep FILE --engine spark ..."),
                problems(WITH_SPARK, null));
        assertDoesNotThrow(() -> SparkPresence.require(WITH_SPARK, "spark://127.0.0.1:7077"));
    }
}
