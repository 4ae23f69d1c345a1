package activetrader.app.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import activetrader.app.day.AgentOpener;
import activetrader.app.day.DayPlan;
import activetrader.app.day.SimulatedDay;
import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.Environment;
import activetrader.market.calendar.NyseCalendar;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.recorded.RecordedBars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day of a backtest is the day of a dry run, byte for byte. By default a sample is compared; with
/// `-Dactivetrader.identity=all` 100 synthetic days and every recorded one.
@Tag("long")
class BacktestIdentityIT {
    private static final Path RECORDED = Path.of("../shared/data/bars");
    private static final boolean ALL = "all".equals(System.getProperty("activetrader.identity"));

    @TempDir
    private Path folder;

    @Test
    void syntheticDays_areThoseOfTheDryRun() throws Exception {
        NyseCalendar calendar = new NyseCalendar();
        List<LocalDate> dates = LocalDate.of(2026, 2, 2)
                .datesUntil(LocalDate.of(2026, 12, 1))
                .filter(date -> calendar.on(date).isPresent())
                .limit(ALL ? 100 : 2)
                .toList();

        for (LocalDate date : dates) {
            compare(SimulatorSettings.defaults().withDate(date).withSeed(date.toEpochDay()));
        }
    }

    @Test
    void recordedDays_areThoseOfTheDryRun() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(RECORDED), "no recorded bars in " + RECORDED);
        List<Path> folders;
        try (Stream<Path> entries = Files.list(RECORDED)) {
            folders = entries.filter(Files::isDirectory).sorted().toList();
        }
        for (Path path : ALL ? folders : folders.subList(0, 1)) {
            RecordedBars bars = RecordedBars.at(path, null);
            List<LocalDate> dates = bars.dates();
            for (LocalDate date : ALL ? dates : dates.subList(0, 1)) {
                compare(SimulatorSettings.defaults().withBars(bars).withDate(date));
            }
        }
    }

    private void compare(SimulatorSettings market) throws Exception {
        Path work = Files.createTempDirectory(folder, String.valueOf(market.date()));
        Path direct = work.resolve("backtest");
        Path dry = work.resolve("dry-run");
        List<PlayedDay> days = new ArrayList<>();
        new Backtest(
                        new DayPlayer(settings(direct), AgentOpener.LIVE),
                        new BacktestPlan(
                                market, List.of(Objects.requireNonNull(market.date())), 1, false, direct, true))
                .run(days::add);
        new SimulatedDay(
                        settings(Files.createDirectories(dry)),
                        new DayPlan(
                                market, Simulator.load(market), new DayPlan.Wires.Loopback(0, 0), DayPlan.Pace.AT_ONCE),
                        _ -> {})
                .run();

        assertEquals(List.of(), days.getFirst().faults(), market.date() + " of " + market.bars());
        Map<String, String> records = records(direct.resolve(String.valueOf(market.date())));
        assertFalse(records.isEmpty());
        assertEquals(records(dry), records, market.date() + " of " + market.bars());
    }

    private static Settings settings(Path data) {
        return DryRunSettings.read(
                Installation.in(Path.of("")).withData(data),
                false,
                Environment.of(Map.of()),
                Settings.Needs.NOTHING,
                "rules");
    }

    private static Map<String, String> records(Path data) throws IOException {
        Map<String, String> records = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data.resolve("agent_data/rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = data.relativize(file).toString();
                if (name.contains("/trades/") || name.contains("/orders/")) {
                    records.put(name, Files.readString(file));
                }
            }
        }
        return records;
    }
}
