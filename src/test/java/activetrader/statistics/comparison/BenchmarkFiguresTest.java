package activetrader.statistics.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import activetrader.market.Symbol;
import activetrader.statistics.Samples;
import activetrader.statistics.TradingSample;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Exact by hand.
class BenchmarkFiguresTest {
    private static final FixedBars BARS = new FixedBars("SPY")
            .with("SPY", "400", "0.01")
            .with("UP", "100", "0.01")
            .with("DOWN", "100", "-0.005");
    private static final TradingSample TWO = Samples.ofProfits(0, 0);

    /// $3.90 on $400 are 0.975 %.
    @Test
    void spy_isBoughtAtTheOpenAndSoldAtTheClose() {
        BenchmarkFigures spy = BenchmarkFigures.of(Symbol.of("SPY"), TWO, BARS, 1);

        assertEquals(2, spy.days());
        assertEquals(new BigDecimal("1950.00"), spy.pnl());
        assertEquals(new BigDecimal("975.00"), spy.meanDay());
        assertEquals(new BigDecimal("-975.00"), spy.excessMeanDay().high());
        assertNull(spy.sharpe());
    }

    /// 3.9 % and −1.95 %: the mean is 0.975 %; SPY is not of the universe.
    @Test
    void equalWeight_isTheMeanOfTheUniverse() {
        assertEquals(
                new BigDecimal("975.00"),
                BenchmarkFigures.equalWeight(TWO, BARS, 1).meanDay());
    }

    @Test
    void benchmark_isNotDefined_withoutBars() {
        BenchmarkFigures none = BenchmarkFigures.of(Symbol.of("QQQ"), TWO, BARS, 1);

        assertEquals(0, none.days());
        assertNull(none.meanDay());
        assertNull(none.maxDrawdownPercent());
    }

    /// On the first day SPY gains 3.9 % and the sample $2,000 on $100,000; on the second both stand still:
    /// the sample follows by 2 / 3.9.
    @Test
    void beta_isHowFarTheSampleFollows() {
        MinuteBars changing = new MinuteBars() {
            private final FixedBars rising = new FixedBars().with("SPY", "100", "0.01");
            private final FixedBars still = new FixedBars().with("SPY", "100", "0");

            @Override
            public Set<Symbol> universe(LocalDate date) {
                return Set.of();
            }

            @Override
            public Optional<MinuteCloses> minutes(Symbol symbol, LocalDate date) {
                return (date.equals(Samples.FIRST) ? rising : still).minutes(symbol, date);
            }
        };

        BenchmarkFigures spy = BenchmarkFigures.of(Symbol.of("SPY"), Samples.ofProfits(2_000, 0), changing, 1);

        assertEquals(new BigDecimal("0.5128"), spy.beta());
    }
}
