package activetrader.simulator.tape.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Asset;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.Tapes;
import activetrader.simulator.tape.MarketTape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The synthetic market looks like one: measured over several seeds.
class SyntheticMarketTest {
    private static final NyseCalendar CALENDAR = new NyseCalendar();
    private static final LocalDate DATE = LocalDate.of(2026, 1, 14);
    private static final TradingDay DAY = CALENDAR.on(DATE).orElseThrow();

    @Test
    void market_isTheSame_forTheSameSeed() {
        Symbol symbol = Symbol.of("NVDA");
        MarketTape alone = new Tapes(CALENDAR, Set.of(symbol), List.of(), 3)
                .synthetic(DATE)
                .tape();

        assertEquals(minutes(market(3), symbol), minutes(market(3), symbol));
        assertEquals(minutes(market(3), symbol), minutes(alone, symbol), "other symbols change nothing");
        assertNotEquals(minutes(market(3), symbol), minutes(market(4), symbol));
    }

    @Test
    void market_saysThatItIsSynthetic() {
        MarketTape market = market(1);

        assertTrue(market.label().startsWith("SYNTHETIC"));
        assertTrue(market.assets().stream().map(Asset::name).allMatch(name -> name.startsWith("SYNTHETIC")));
        assertTrue(market.news(DAY.close().plusSeconds(7200)).stream()
                .allMatch(article -> article.headline().startsWith("SYNTHETIC")));
        assertTrue(market.symbols().size() >= 20);
    }

    @Test
    void market_hasHistoryForEveryIndicator() {
        MarketTape market = market(1);
        for (Symbol symbol : market.symbols()) {
            assertTrue(market.days(symbol, LocalDate.EPOCH, DATE, DAY.open()).size() >= 60);
            assertTrue(market.minutes(symbol, DAY.open().minusSeconds(30 * 86400), DAY.open(), DAY.open())
                            .size()
                    >= 5 * 380);
        }
    }

    @Test
    void volume_isUShaped() {
        double early = 0;
        double midday = 0;
        double late = 0;
        for (long seed = 1; seed <= 3; seed++) {
            MarketTape market = market(seed);
            for (Symbol symbol : market.symbols()) {
                List<Bar> bars = minutes(market, symbol);
                early += volume(bars, 0, 30);
                midday += volume(bars, 180, 210);
                late += volume(bars, 360, 390);
            }
        }
        assertTrue(early > 1.7 * midday && early < 6 * midday, "open/midday " + early / midday);
        assertTrue(late > 1.4 * midday && late < 6 * midday, "close/midday " + late / midday);
    }

    @Test
    void returns_areCorrelatedFatTailedAndOfTheRightSize() {
        double kurtosis = 0;
        double correlation = 0;
        double volatility = 0;
        int seeds = 6;
        for (long seed = 1; seed <= seeds; seed++) {
            MarketTape market = market(seed);
            double[] spy = returns(minutes(market, Symbol.of("SPY")));
            double[] apple = returns(minutes(market, Symbol.of("AAPL")));
            correlation += correlation(spy, apple) / seeds;
            kurtosis += kurtosis(apple) / seeds;
            volatility +=
                    deviation(returns(market.days(Symbol.of("AAPL"), LocalDate.EPOCH, DATE, DAY.close()))) / seeds;
        }
        assertTrue(correlation > 0.35 && correlation < 0.9, "correlation " + correlation);
        assertTrue(kurtosis > 3.3 && kurtosis < 40, "kurtosis " + kurtosis);
        assertTrue(volatility > 0.010 && volatility < 0.022, "daily volatility " + volatility);
    }

    @Test
    void bars_areOnTheTickAndWithinReason() {
        MarketTape market = market(1);
        for (Symbol symbol : market.symbols()) {
            for (Bar bar : minutes(market, symbol)) {
                assertEquals(bar.high(), bar.high().downToTick());
                assertTrue(bar.volume() > 0);
                double range =
                        bar.high().value().doubleValue() / bar.low().value().doubleValue() - 1;
                assertTrue(range < 0.08, symbol + " moved " + range + " in the minute " + bar.start());
            }
        }
    }

    @Test
    void synthetic_refusesADayWithoutSessionAndAnUnknownSymbol() {
        Tapes all = new Tapes(CALENDAR, Set.of(), List.of(), 1);
        Tapes unknown = new Tapes(CALENDAR, Set.of(Symbol.of("ZZZZ")), List.of(), 1);

        assertThrows(IllegalArgumentException.class, () -> all.synthetic(LocalDate.of(2026, 1, 17)));
        assertThrows(IllegalArgumentException.class, () -> unknown.synthetic(DATE));
    }

    private static MarketTape market(long seed) {
        return new Tapes(CALENDAR, Set.of(), List.of(), seed).synthetic(DATE).tape();
    }

    private static List<Bar> minutes(MarketTape tape, Symbol symbol) {
        return tape.minutes(symbol, DAY.open(), DAY.close(), DAY.close());
    }

    private static double volume(List<Bar> bars, int from, int until) {
        return bars.subList(from, until).stream().mapToLong(Bar::volume).sum();
    }

    private static double[] returns(List<Bar> bars) {
        List<Double> returns = new ArrayList<>();
        for (int index = 1; index < bars.size(); index++) {
            returns.add(bars.get(index).close().value().doubleValue()
                            / bars.get(index - 1).close().value().doubleValue()
                    - 1);
        }
        return returns.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double deviation(double[] values) {
        return Math.sqrt(moment(values, values));
    }

    private static double correlation(double[] one, double[] other) {
        return moment(one, other) / deviation(one) / deviation(other);
    }

    private static double kurtosis(double[] values) {
        double fourth = 0;
        for (double value : values) {
            fourth += value * value * value * value / values.length;
        }
        return fourth / Math.pow(moment(values, values), 2);
    }

    /// The mean product; the means of returns are negligible beside it.
    private static double moment(double[] one, double[] other) {
        double sum = 0;
        for (int index = 0; index < one.length; index++) {
            sum += one[index] * other[index];
        }
        return sum / one.length;
    }
}
