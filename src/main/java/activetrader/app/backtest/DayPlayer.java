package activetrader.app.backtest;

import activetrader.app.day.AgentOpener;
import activetrader.app.day.BookCheck;
import activetrader.app.day.DayPlan;
import activetrader.app.day.SimulatedDay;
import activetrader.app.settings.Configuration;
import activetrader.app.settings.Settings;
import activetrader.config.FileFault;
import activetrader.journal.RecordFolder;
import activetrader.session.console.Console;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.Tapes;
import activetrader.simulator.tape.altered.Masking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Plays one day at a time through the live code, by calls in this process.
///
/// @param settings of the installation; the records lie elsewhere
record DayPlayer(Settings settings, AgentOpener agent) {
    /// The records of a day, and whether they agree with the broker.
    record Played(BookCheck books, RecordFolder records) {}

    /// @param folder for the records; it is made
    /// @throws InterruptedException when the thread is interrupted; the day is then not complete
    Played play(SimulatorSettings market, Tapes.Dated day, Path folder) throws InterruptedException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(folder, e), e);
        }
        Settings own = in(folder);
        DayPlan plan = new DayPlan(market, day, new DayPlan.Wires.Direct(), DayPlan.Pace.AT_ONCE, agent);
        return new Played(new SimulatedDay(own, plan, Console.unread()).run(), own.records());
    }

    /// The records of a day that was played in `folder`.
    RecordFolder records(Path folder) {
        return in(folder).records();
    }

    /// Plays days behind `mask`: the universe has the names that it gives.
    DayPlayer behind(Masking mask) {
        Configuration open = settings.configuration();
        Configuration hidden = open.namesUniverse()
                ? open.withUniverse(open.universe().stream().map(mask::symbol).toList())
                : open;
        return new DayPlayer(
                new Settings(settings.installation(), settings.environment(), hidden, settings.endpoints()), agent);
    }

    private Settings in(Path folder) {
        return new Settings(
                settings.installation().withData(folder),
                settings.environment(),
                settings.configuration(),
                settings.endpoints());
    }
}
