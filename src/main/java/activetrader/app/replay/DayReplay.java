package activetrader.app.replay;

import activetrader.agent.TradingAgent;
import activetrader.agent.recorded.CycleTranscript;
import activetrader.app.cli.MarketOptions;
import activetrader.app.day.AgentOpener;
import activetrader.app.day.BookCheck;
import activetrader.app.day.DayPlan;
import activetrader.app.day.SimulatedDay;
import activetrader.app.settings.Settings;
import activetrader.session.console.Console;
import activetrader.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// Plays a recorded day again through the live code.
///
/// @param settings of the day, with the model that answers
/// @param market with the bars of the day
/// @param work the folder for the new records, empty
/// @param console gets what is printed of the day
record DayReplay(Settings settings, SimulatorSettings market, Path work, Console console) {
    /// The day once more, and whether its records agree with the simulated broker.
    record Replayed(DayRecord record, BookCheck books) {}

    /// With the recorded answers.
    Replayed withAnswersOf(List<CycleTranscript> cycles, LocalDate date) throws InterruptedException {
        return play(date, (agent, time, records) -> TradingAgent.replaying(agent, time, records, cycles));
    }

    /// With the model of the settings.
    Replayed withModel(LocalDate date) throws InterruptedException {
        return play(date, AgentOpener.LIVE);
    }

    private Replayed play(LocalDate date, AgentOpener agent) throws InterruptedException {
        Settings own = new Settings(
                settings.installation().withData(work),
                settings.environment(),
                settings.configuration(),
                settings.endpoints());
        SimulatorSettings dated = market.withDate(date);
        DayPlan plan =
                new DayPlan(dated, MarketOptions.load(dated), new DayPlan.Wires.Direct(), DayPlan.Pace.AT_ONCE, agent);
        BookCheck books = new SimulatedDay(own, plan, console).run();
        return new Replayed(DayRecord.read(own.records(), date), books);
    }
}
