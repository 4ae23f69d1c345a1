package activetrader.app.backtest;

import activetrader.app.day.AgentOpener;
import activetrader.app.settings.Settings;
import activetrader.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Plays days of one configuration for other commands, each day by itself.
///
/// @param settings of the installation; the records lie elsewhere
/// @param jobs days at a time
public record IndependentDays(Settings settings, int jobs) {
    /// Plays `dates`, and gives each result to `each` in the order of the dates.
    ///
    /// @param records the folder for the records while a day is played
    /// @throws InterruptedException when the thread is interrupted; the days so far were given to `each`
    public void play(SimulatorSettings market, List<LocalDate> dates, Path records, Consumer<PlayedDay> each)
            throws InterruptedException {
        new Backtest(
                        new DayPlayer(settings, AgentOpener.LIVE),
                        new BacktestPlan(market, dates, jobs, false, records, false))
                .run(each);
    }

    /// A new folder for records that are not needed later, in memory where the system has such.
    public static Path newFolder() throws IOException {
        return WorkFolder.of(null, Map.of(), false).path();
    }

    /// Deletes such a folder with all that is in it.
    public static void delete(Path folder) throws IOException {
        WorkFolder.delete(folder);
    }
}
