package activetrader.execution.fills.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Price;
import activetrader.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LotTest {
    private static final Instant AT = Instant.parse("2026-03-02T15:00:00Z");

    private static Lot.Change apply(Lot lot, Side side, String quantity, String price) {
        return lot.apply(side, new BigDecimal(quantity), Price.of(price), AT);
    }

    @Test
    void apply_addsUpToTheCash_whenTheAverageDoesNotDivide() {
        Lot bought = apply(apply(Lot.NONE, Side.BUY, "2", "10.01").after(), Side.BUY, "1", "10.03")
                .after();

        Lot.Change first = apply(bought, Side.SELL, "1", "10.10");
        Lot.Change second = apply(first.after(), Side.SELL, "1", "10.10");
        Lot.Change third = apply(second.after(), Side.SELL, "1", "10.10");

        BigDecimal profit = first.profit().add(second.profit()).add(third.profit());
        assertEquals(0, new BigDecimal("0.25").compareTo(profit));
        assertTrue(third.after().isFlat());
    }

    @Test
    void apply_roundsEachFillToCents_whenPricesAreFiner() {
        Lot bought = apply(Lot.NONE, Side.BUY, "100", "0.3333").after();

        Lot.Change first = apply(bought, Side.SELL, "33", "0.3367");
        Lot.Change second = apply(first.after(), Side.SELL, "33", "0.3367");
        Lot.Change third = apply(second.after(), Side.SELL, "34", "0.3367");

        BigDecimal profit = first.profit().add(second.profit()).add(third.profit());
        assertEquals(new BigDecimal("33.33"), bought.cost());
        assertEquals(new BigDecimal("0.34"), profit, "11.11 + 11.11 + 11.45 - 33.33");
    }

    @Test
    void apply_earns_whenAShortIsCoveredLower() {
        Lot.Change opened = apply(Lot.NONE, Side.SELL, "10", "50");
        Lot.Change closed = apply(opened.after(), Side.BUY, "10", "49");

        assertEquals(0, opened.profit().signum());
        assertEquals(0, BigDecimal.TEN.compareTo(closed.profit()));
    }

    @Test
    void apply_opensTheOtherSide_whenAFillCrossesZero() {
        Lot held = apply(Lot.NONE, Side.BUY, "10", "50").after();

        Lot.Change crossed = apply(held, Side.SELL, "15", "51");

        assertEquals(0, BigDecimal.TEN.compareTo(crossed.profit()));
        assertEquals(0, new BigDecimal("-5").compareTo(crossed.after().shares()));
        assertEquals(Price.of("51"), crossed.after().averagePrice().orElseThrow());
    }

    @Test
    void apply_keepsTheDayItWasOpened_whenEnlarged() {
        Lot held = apply(Lot.NONE, Side.BUY, "10", "50").after();

        Lot more = held.apply(Side.BUY, BigDecimal.ONE, Price.of("51"), AT.plusSeconds(60))
                .after();

        assertEquals(AT, more.openedAt());
    }
}
