package activetrader.app.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.Environment;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A day by calls in this process is the day over HTTP.
@Tag("long")
class DirectWiresTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6})
    void records_areThoseOfTheDayOverHttp(int seed) throws Exception {
        SimulatorSettings market = SimulatorSettings.defaults()
                .withDate(LocalDate.of(2026, 1, 14).plusDays(seed))
                .withSeed(seed);
        Map<String, String> direct = played(market, new DayPlan.Wires.Direct(), folder.resolve("direct"));

        assertFalse(direct.isEmpty());
        assertEquals(played(market, new DayPlan.Wires.Loopback(0, 0), folder.resolve("loopback")), direct);
    }

    private static Map<String, String> played(SimulatorSettings market, DayPlan.Wires wires, Path data)
            throws Exception {
        Settings settings = DryRunSettings.read(
                Installation.in(Path.of("")).withData(Files.createDirectories(data)),
                false,
                Environment.of(Map.of()),
                Settings.Needs.NOTHING,
                "rules");
        BookCheck books = new SimulatedDay(
                        settings, new DayPlan(market, Simulator.load(market), wires, DayPlan.Pace.AT_ONCE), _ -> {})
                .run();
        assertEquals(List.of(), books.faults());
        Map<String, String> records = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = data.relativize(file).toString();
                if (name.contains("trades") || name.contains("orders")) {
                    records.put(name, Files.readString(file));
                }
            }
        }
        return records;
    }
}
