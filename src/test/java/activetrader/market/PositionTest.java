package activetrader.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionTest {
    @ParameterizedTest
    @CsvSource({"10, 12, 10", "10, 10, 10", "10, 4, 4", "0.5, 3, 0.5"})
    void available_isNeverMoreThanHeld(String held, String said, String available) {
        Position position = new Position(
                Symbol.of("ACME"),
                PositionSide.LONG,
                Quantity.of(held),
                Quantity.of(said),
                Price.of("10"),
                null,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO);

        assertEquals(Quantity.of(available), position.available());
    }
}
