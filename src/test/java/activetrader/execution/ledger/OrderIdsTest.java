package activetrader.execution.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Side;
import activetrader.market.Symbol;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdsTest {
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    /// Nine in the evening of 1 March in New York.
    private static final Instant AFTER_MIDNIGHT_UTC = Instant.parse("2026-03-02T02:00:00Z");

    @Test
    void request_isNamedByItsCycle() {
        assertEquals("at-20260302-c5-buy-AAPL-", OrderIds.wish(TEN, "2026-03-02#5", Side.BUY, AAPL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "2026-03-02#", "2026-03-02#1234567"})
    void request_isNamedByTheTimeInNewYork_withoutACycle(String cycle) {
        assertEquals("at-20260302-w100000-sell-AAPL-", OrderIds.wish(TEN, cycle, Side.SELL, AAPL));
        assertEquals("at-20260302-w100000-sell-AAPL-", OrderIds.wish(TEN, null, Side.SELL, AAPL));
    }

    @Test
    void ids_startWithTheDayInNewYork() {
        assertEquals("at-20260301-p-AAPL-", OrderIds.protection(AFTER_MIDNIGHT_UTC, AAPL));
        assertEquals("at-20260301-r-AAPL-", OrderIds.byRule(AFTER_MIDNIGHT_UTC, AAPL));
        assertEquals("at-20260301-f-AAPL-", OrderIds.flatten(AFTER_MIDNIGHT_UTC, AAPL));
    }

    @ParameterizedTest
    @CsvSource({
        "at-20260302-r-AAPL-1, true, false, true",
        "at-20260302-f-AAPL-1, false, true, true",
        "at-20260302-p-AAPL-1, false, false, true",
        "at-2026-r-AAPL-1, false, false, true",
        "external-1, false, false, false",
    })
    void kindOfAnOrder_isReadFromItsId(String id, boolean byRule, boolean flatten, boolean ours) {
        assertEquals(byRule, OrderIds.isByRule(id));
        assertEquals(flatten, OrderIds.isFlatten(id));
        assertEquals(ours, OrderIds.isOurs(id));
    }

    @ParameterizedTest
    @CsvSource({
        "at-20260302-f-AAPL-7, 7",
        "at-20260302-f-AAPL-123456, 123456",
        "at-20260302-f-AAPL-1234567, 0",
        "at-20260302-f-AAPL-, 0",
        "at-20260302-f-AAPL-7x, 0",
        "at-20260302-f-MSFT-7, 0",
        "7, 0",
    })
    void numberAfter_isTheLastNumberOfAnIdWithThePrefix(String id, int expected) {
        assertEquals(expected, OrderIds.numberAfter("at-20260302-f-AAPL-", id));
    }

    @Test
    void symbolThatLooksLikeAKind_isNoKind() {
        String id = OrderIds.protection(TEN, Symbol.of("F")) + "1";

        assertFalse(OrderIds.isFlatten(id));
        assertTrue(OrderIds.isOurs(id));
    }
}
