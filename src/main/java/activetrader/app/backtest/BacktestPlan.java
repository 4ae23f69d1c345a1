package activetrader.app.backtest;

import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.altered.Masking;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a backtest plays.
///
/// @param market for each day, whose date replaces that of the market
/// @param dates in order
/// @param jobs days at a time
/// @param compound whether each day begins with the equity and the records of the day before; then one at a time
/// @param records the folder below which each day keeps its records
/// @param mask behind which the days are played; null for days as they were
/// @param keep whether the records of a sound day stay
record BacktestPlan(
        SimulatorSettings market,
        List<LocalDate> dates,
        int jobs,
        boolean compound,
        Path records,
        boolean keep,
        @Nullable Masking mask) {
    BacktestPlan {
        dates = List.copyOf(dates);
    }

    /// For days as they were.
    BacktestPlan(
            SimulatorSettings market, List<LocalDate> dates, int jobs, boolean compound, Path records, boolean keep) {
        this(market, dates, jobs, compound, records, keep, null);
    }

    /// The same days behind `other`, with their records in a folder of their own.
    BacktestPlan behind(Masking other) {
        return new BacktestPlan(market, dates, jobs, compound, records.resolve("masked"), keep, other);
    }
}
