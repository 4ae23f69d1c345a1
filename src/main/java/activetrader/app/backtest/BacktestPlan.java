package activetrader.app.backtest;

import activetrader.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// What a backtest plays.
///
/// @param market for each day, whose date replaces that of the market
/// @param dates in order
/// @param jobs days at a time
/// @param compound whether each day begins with the equity and the records of the day before; then one at a time
/// @param records the folder below which each day keeps its records
/// @param keep whether the records of a sound day stay
record BacktestPlan(
        SimulatorSettings market, List<LocalDate> dates, int jobs, boolean compound, Path records, boolean keep) {
    BacktestPlan {
        dates = List.copyOf(dates);
    }
}
