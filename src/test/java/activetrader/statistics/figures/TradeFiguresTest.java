package activetrader.statistics.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import activetrader.journal.ExitKind;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Two regular days with equity of $100,000, and four trades: +$300, −$101, −$99 and +$50 after fees. All by hand.
class TradeFiguresTest {
    private static final LocalDate DAY = Samples.FIRST;

    private static TradingSample sample() {
        Money equity = Money.of(100_000);
        List<TradedDay> days = List.of(
                new TradedDay(DAY, equity, equity, Money.of(200), Money.of(1), Money.of(2)),
                new TradedDay(DAY.plusDays(1), equity, equity, Money.of(-49), Money.ZERO, Money.of(1)));
        ClosedTrade shortTrade = new ClosedTrade(
                Symbol.of("TSLA"),
                PositionSide.SHORT,
                Samples.at(DAY.plusDays(1), "13:00"),
                Samples.at(DAY.plusDays(1), "13:30"),
                Quantity.of(10),
                Price.of("205"),
                Price.of("200"),
                null,
                Money.ZERO,
                ExitKind.TARGET);
        ClosedTrade charged = new ClosedTrade(
                Symbol.of("MSFT"),
                PositionSide.LONG,
                Samples.at(DAY, "10:30"),
                Samples.at(DAY, "11:30"),
                Quantity.of(200),
                Price.of("50"),
                Price.of("49.50"),
                new BigDecimal("0.50"),
                Money.of(1),
                ExitKind.STOP);
        return new TradingSample(
                days,
                List.of(
                        Samples.trade("AAPL", DAY, "10:00", "11:00", 100, "100", "103"),
                        charged,
                        Samples.trade("NVDA", DAY.plusDays(1), "10:00", "10:15", 100, "100", "99.01"),
                        shortTrade));
    }

    @Test
    void trades_areThoseByHand() {
        TradeFigures figures = TradeFigures.of(sample());

        assertEquals(4, figures.entries());
        assertEquals(2, figures.winning());
        assertEquals(2, figures.losing());
        assertEquals(new BigDecimal("50.00"), figures.hitRatePercent());
        assertEquals(new BigDecimal("1.7500"), figures.profitFactor()); // 350 / 200
        assertEquals(new BigDecimal("175.00"), figures.averageWin());
        assertEquals(new BigDecimal("-100.00"), figures.averageLoss());
        assertEquals(new BigDecimal("37.50"), figures.expectancy());
        assertEquals(2, figures.longestLosingStreak());
        assertEquals(Map.of(ExitKind.STOP, 3, ExitKind.TARGET, 1), figures.exits());
    }

    /// 6 R, −1.01 R and −1.98 R; the short trade's risk is not known.
    @Test
    void expectancyInR_isOverTradesWithAKnownRisk() {
        TradeFigures figures = TradeFigures.of(sample());

        assertEquals(3, figures.inR());
        assertEquals(new BigDecimal("1.0033"), figures.expectancyR());
    }

    /// Held 60, 60, 15 and 30 minutes; of 780 minutes 135 with anything, as two trades overlap by 30.
    @Test
    void holding_isThatByHand() {
        HoldingFigures figures = HoldingFigures.of(sample());

        assertEquals(new BigDecimal("41.2500"), figures.meanMinutes());
        assertEquals(new BigDecimal("45.0000"), figures.medianMinutes());
        assertEquals(new BigDecimal("60.0000"), figures.longestMinutes());
        assertEquals(new BigDecimal("17.31"), figures.timeInMarketPercent()); // 135 / 780
        // ($10,000 · 60 + $10,000 · 60 + $10,000 · 15 + $2,050 · 30) / ($100,000 · 780)
        assertEquals(new BigDecimal("1.81"), figures.exposurePercent());
        // (20,300 + 19,900 + 19,901 + 4,050) / 100,000 / 2
        assertEquals(new BigDecimal("0.3208"), figures.turnoverPerDay());
    }

    /// $1 of fees and $3 for the model over four trades and $64,151 bought and sold.
    @Test
    void costs_areThoseByHand() {
        CostFigures figures = CostFigures.of(sample());

        assertEquals(0, new BigDecimal("1").compareTo(figures.fees()));
        assertEquals(0, new BigDecimal("3").compareTo(figures.model()));
        assertEquals(new BigDecimal("1.00"), figures.perTrade());
        assertEquals(new BigDecimal("0.6235"), figures.basisPoints());
    }

    @Test
    void figures_areNotDefined_withoutATrade() {
        TradingSample none = Samples.ofProfits(0, 0);

        assertNull(TradeFigures.of(none).hitRatePercent());
        assertNull(TradeFigures.of(none).expectancyR());
        assertNull(HoldingFigures.of(none).meanMinutes());
        assertNull(CostFigures.of(none).perTrade());
        assertEquals(new BigDecimal("0.00"), HoldingFigures.of(none).exposurePercent());
    }
}
