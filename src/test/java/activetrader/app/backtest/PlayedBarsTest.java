package activetrader.app.backtest;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.MarketTape;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import activetrader.statistics.report.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlayedBarsTest {
    private static final LocalDate DATE = LocalDate.of(2026, 1, 14);
    private static final Symbol SPY = Symbol.of("SPY");
    private static final Symbol FORD = Symbol.of("F");

    @Test
    void result_hasTheIndexFundOfTheDaysThatWerePlayed() {
        MarketTape tape = Simulator.load(
                        SimulatorSettings.defaults().withDate(DATE).withSymbols(Set.of(SPY, FORD)))
                .tape();
        PlayedBars bars = new PlayedBars();
        bars.add(DATE, tape, List.of(FORD));
        BacktestTotals totals = new BacktestTotals();
        Money equity = Money.of(100_000);
        totals.add(new PlayedDay(
                DATE,
                0,
                Money.ZERO,
                List.of(),
                new TradingSample(
                        List.of(new TradedDay(DATE, equity, equity, Money.ZERO, Money.ZERO, Money.ZERO)), List.of())));

        Result result = totals.result(bars, null, 1).orElseThrow();

        assertEquals(openToClose(tape, SPY), requireNonNull(result.spy()).pnl());
        assertEquals(
                openToClose(tape, FORD), requireNonNull(result.equalWeight()).pnl());
        assertEquals(0, requireNonNull(result.randomTraders()).trades());
        assertTrue(bars.universe(DATE.plusDays(1)).isEmpty());
    }

    /// Of $100,000, in cents.
    private static BigDecimal openToClose(MarketTape tape, Symbol symbol) {
        TradingDay day = new NyseCalendar().on(DATE).orElseThrow();
        var minutes = tape.minutes(symbol, day.open(), day.close(), day.close());
        double change = minutes.getLast().close().value().doubleValue()
                        / minutes.getFirst().open().value().doubleValue()
                - 1;
        return BigDecimal.valueOf(change * 100_000).setScale(2, RoundingMode.HALF_EVEN);
    }
}
