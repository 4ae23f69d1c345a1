package activetrader.app.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.custom.ModelJar;
import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.Environment;
import activetrader.journal.JsonlFile;
import activetrader.journal.TradeRow;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day with the example of a model in Java, put in as `docs/guide/strategy.md` says.
class CustomModelIT {
    @TempDir
    private Path home;

    @BeforeEach
    void putIn() throws IOException {
        ModelJar.example(home.resolve("models"));
    }

    private List<TradeRow> fills(String model, String parameters) throws Exception {
        Path config = Files.writeString(
                home.resolve("config.json"),
                "{\"models\": [{\"signature\": \"momentum\", \"basemodel\": \"java:momentum\"" + parameters + "}]}");
        Settings settings = DryRunSettings.read(
                Installation.in(home).withConfig(config).withData(Files.createTempDirectory(home, "data-")),
                true,
                Environment.of(Map.of()),
                Settings.Needs.MODEL_KEY,
                model);
        SimulatorSettings market = SimulatorSettings.defaults();
        DayPlan plan = new DayPlan(market, Simulator.load(market), new DayPlan.Wires.Direct(), DayPlan.Pace.AT_ONCE);
        BookCheck books = new SimulatedDay(settings, plan, _ -> {}).run();
        assertEquals(List.of(), books.faults());
        return new JsonlFile(settings.records().trades(plan.day().date())).read(TradeRow.class);
    }

    @Test
    void example_tradesADay() throws Exception {
        List<TradeRow> fills = fills("java:momentum", "");

        assertTrue(fills.stream().anyMatch(fill -> !fill.action().isClosing()), fills.toString());
        assertEquals(fills, fills("config", ""));
    }

    @Test
    void parameters_reachTheModel() throws Exception {
        assertEquals(List.of(), fills("config", ", \"parameters\": {\"min_rise_percent\": 50}"));
    }
}
