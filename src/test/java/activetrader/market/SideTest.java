package activetrader.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SideTest {
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal MINUS_TEN = BigDecimal.TEN.negate();

    @Test
    void amounts_areNegative_whenSoldOrShort() {
        assertEquals(TEN, Side.BUY.signed(TEN));
        assertEquals(MINUS_TEN, Side.SELL.signed(TEN));
        assertEquals(TEN, PositionSide.LONG.signed(TEN));
        assertEquals(MINUS_TEN, PositionSide.SHORT.signed(TEN));
    }
}
