package activetrader.execution.fills.adjustments;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.time.Tick;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private static final Tick START = new Tick(Duration.ofHours(1));

    private final Doubts doubts = new Doubts();

    private boolean isOver(int amount, Duration after) {
        return doubts.isOver("cash", BigDecimal.valueOf(amount), START.plus(after));
    }

    @Test
    void isOver_whenTheSameAmountHasStayedForAMinute() {
        assertFalse(isOver(5, Duration.ZERO));
        assertFalse(isOver(5, Duration.ofSeconds(59)));
        assertTrue(isOver(5, Duration.ofSeconds(60)));
    }

    @Test
    void isOver_countsAnew_whenTheAmountChanges() {
        assertFalse(isOver(5, Duration.ZERO));
        assertFalse(isOver(6, Duration.ofSeconds(60)));
        assertTrue(isOver(6, Duration.ofMinutes(2)));
    }

    @Test
    void isOver_countsAnew_whenItIsForgotten() {
        assertFalse(isOver(5, Duration.ZERO));
        doubts.forget("cash");
        assertFalse(isOver(5, Duration.ofSeconds(60)));
    }
}
