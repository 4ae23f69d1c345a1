package activetrader.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> KEYS = List.of("max_positions", "min_price", "risk", "feed");

    @ParameterizedTest
    @CsvSource({
        "max_position, max_positions",
        "max_postions, max_positions",
        "mxa_positions, max_positions",
        "maxPositions, max_positions",
        "rsik, risk",
        "feeds, feed",
        "colour,",
        "x,",
        "max_orders,",
    })
    void nearest_isWhatWasMeant_orNothing(String typed, String meant) {
        assertEquals(Optional.ofNullable(meant), Spelling.nearest(typed, KEYS));
    }
}
