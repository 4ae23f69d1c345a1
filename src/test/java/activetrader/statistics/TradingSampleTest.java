package activetrader.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.market.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradingSampleTest {
    @Test
    void sample_isRefused_withoutADay() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new TradingSample(List.of(), List.of()));

        assertEquals("there is no trading day to compute a result from", e.getMessage());
    }

    @Test
    void sample_isRefused_whenADayComesTwice() {
        List<TradedDay> day = Samples.days(1);

        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new TradingSample(List.of(day.getFirst(), day.getFirst()), List.of()));

        assertEquals("the days must ascend, was 2026-03-02 before 2026-03-02", e.getMessage());
    }

    @Test
    void sample_isRefused_whenATradeEndedOnAnotherDay() {
        ClosedTrade late = Samples.trade("AAPL", Samples.FIRST.plusDays(1), "10:00", "11:00", 10, "100", "101");

        assertThrows(IllegalArgumentException.class, () -> new TradingSample(Samples.days(1), List.of(late)));
    }

    @Test
    void net_isAfterFeesAndTheModelsCost() {
        TradedDay day = new TradedDay(
                Samples.FIRST,
                Money.of(10_000),
                Money.of("10098.50"),
                Money.of(100),
                Money.of("1.50"),
                Money.of("0.25"));

        assertEquals(Money.of("98.25"), day.net());
        assertEquals(0.009825, day.netReturn(), 1e-15);
    }

    @Test
    void multiple_isNetProfitOverRisk() {
        ClosedTrade trade = Samples.trade("AAPL", Samples.FIRST, "10:00", "11:00", 10, "100", "101");

        assertEquals(Money.of(10), trade.net());
        assertEquals(0, new BigDecimal("2").compareTo(trade.multiple().orElseThrow()));
    }
}
