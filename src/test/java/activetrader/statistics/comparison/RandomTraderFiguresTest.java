package activetrader.statistics.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.statistics.ClosedTrade;
import activetrader.statistics.Samples;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomTraderFiguresTest {
    private static final FixedBars FOUR = new FixedBars()
            .with("UP", "100", "0.01")
            .with("UPPER", "100", "0.03")
            .with("DOWN", "100", "-0.01")
            .with("FLAT", "100", "0");

    private static TradingSample sample(String symbol, int days) {
        List<TradedDay> dates = Samples.days(new double[days]);
        return new TradingSample(
                dates,
                IntStream.range(0, days)
                        .mapToObj(day ->
                                Samples.trade(symbol, dates.get(day).date(), "10:00:20", "11:00:40", 100, "100", "100"))
                        .toList());
    }

    /// By hand: UPPER closes the minute of 10:00 at 100.93 and that of 11:00 at 102.73, so $10,000 became
    /// $10,178.34. Each of twenty trades is the best of four by 1 in 4, so no random trader of a thousand
    /// makes all twenty.
    @Test
    void bestChoice_beatsEveryRandomTrader() {
        RandomTraderFigures figures = RandomTraderFigures.of(sample("UPPER", 20), FOUR, 1);

        assertEquals(20, figures.trades());
        assertEquals(new BigDecimal("3566.83"), figures.pnl()); // 20 · 10,000 · (102.73 / 100.93 − 1)
        assertEquals(new BigDecimal("100.00"), figures.percentile());
        assertEquals(new BigDecimal("0.10"), figures.chancePercent()); // 1 / 1001
    }

    /// The mean of the four: (0.5946 + 1.7834 − 0.6019 + 0) / 4 percent of $10,000, twenty times.
    @Test
    void randomTraders_makeTheMeanOfTheUniverse() {
        RandomTraderFigures figures = RandomTraderFigures.of(sample("UPPER", 20), FOUR, 1);

        double expected = 20 * 10_000 * (0.60 / 100.31 + 1.80 / 100.93 - 0.60 / 99.69) / 4;
        assertEquals(expected, Objects.requireNonNull(figures.mean()).doubleValue(), 40);
        assertTrue(Objects.requireNonNull(figures.low()).doubleValue() < expected);
        assertTrue(Objects.requireNonNull(figures.high()).doubleValue() > expected);
    }

    @Test
    void worstChoice_isBeatenByAll() {
        RandomTraderFigures figures = RandomTraderFigures.of(sample("DOWN", 20), FOUR, 1);

        assertEquals(new BigDecimal("0.00"), figures.percentile());
        assertEquals(new BigDecimal("100.00"), figures.chancePercent());
    }

    /// With one symbol to choose there is no choice: all do as well, and half of them count as worse.
    @Test
    void onlyChoice_isInTheMiddle() {
        RandomTraderFigures figures =
                RandomTraderFigures.of(sample("UP", 5), new FixedBars().with("UP", "100", "0.01"), 1);

        assertEquals(new BigDecimal("50.00"), figures.percentile());
        assertEquals(new BigDecimal("100.00"), figures.chancePercent());
    }

    @Test
    void shortTrade_gainsWhenTheSymbolFalls() {
        TradedDay day = Samples.days(0).getFirst();
        ClosedTrade trade = new ClosedTrade(
                Symbol.of("DOWN"),
                PositionSide.SHORT,
                Samples.at(day.date(), "10:00"),
                Samples.at(day.date(), "11:00"),
                Quantity.of(100),
                Price.of("100"),
                Price.of("99"),
                null,
                Money.ZERO,
                null);

        RandomTraderFigures figures = RandomTraderFigures.of(new TradingSample(List.of(day), List.of(trade)), FOUR, 1);

        assertEquals(new BigDecimal("60.19"), figures.pnl()); // 10,000 · 0.60 / 99.69
    }

    @Test
    void tradeWithoutPrices_isLeftOutForAll() {
        RandomTraderFigures figures = RandomTraderFigures.of(sample("NEWCO", 3), FOUR, 1);

        assertEquals(0, figures.trades());
        assertEquals(3, figures.withoutPrices());
        assertNull(figures.percentile());
    }

    @Test
    void sameSeed_givesTheSameTraders() {
        assertEquals(
                RandomTraderFigures.of(sample("UP", 7), FOUR, 9), RandomTraderFigures.of(sample("UP", 7), FOUR, 9));
    }
}
