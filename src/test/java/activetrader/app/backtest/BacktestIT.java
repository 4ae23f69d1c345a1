package activetrader.app.backtest;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.day.AgentOpener;
import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.Environment;
import activetrader.market.Money;
import activetrader.market.calendar.NyseCalendar;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.altered.Masking;
import activetrader.statistics.ClosedTrade;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class BacktestIT {
    private static final List<LocalDate> DATES =
            List.of(LocalDate.of(2026, 1, 14), LocalDate.of(2026, 1, 15), LocalDate.of(2026, 1, 16));

    @TempDir
    private Path folder;

    private static Settings settings() {
        return DryRunSettings.read(
                Installation.in(Path.of("")), false, Environment.of(Map.of()), Settings.Needs.NOTHING, "rules");
    }

    private List<PlayedDay> played(int jobs, boolean compound, Path records) throws InterruptedException {
        List<PlayedDay> days = new ArrayList<>();
        new Backtest(
                        new DayPlayer(settings(), AgentOpener.LIVE),
                        new BacktestPlan(SimulatorSettings.defaults(), DATES, jobs, compound, records, false))
                .run(days::add);
        return days;
    }

    @Test
    void days_areTheSame_howeverManyAtATime() throws Exception {
        List<PlayedDay> alone = played(1, false, folder.resolve("alone"));

        assertEquals(alone, played(3, false, folder.resolve("together")));
        assertEquals(DATES, alone.stream().map(PlayedDay::date).toList());
        assertTrue(alone.stream().allMatch(PlayedDay::isSound), alone.toString());
        assertTrue(alone.stream().anyMatch(day -> day.fills() > 0), alone.toString());
    }

    /// Fees of the fills, of the days and of the broker's account are the same, also when the days compound.
    @Test
    void costs_reconcileToTheCent() throws Exception {
        SimulatorSettings market = CostLevel.STRESS.in(SimulatorSettings.defaults());
        List<PlayedDay> days = new ArrayList<>();
        new Backtest(
                        new DayPlayer(settings(), AgentOpener.LIVE),
                        new BacktestPlan(market, DATES, 1, true, folder.resolve("costs"), false))
                .run(days::add);

        assertEquals(3, days.size());
        for (PlayedDay day : days) {
            assertTrue(day.isSound(), day.toString());
            TradingSample played = requireNonNull(day.sample());
            TradedDay sample = played.days().getFirst();
            assertTrue(sample.fees().isPositive(), sample.toString());
            assertEquals(
                    sample.fees(),
                    played.trades().stream().map(ClosedTrade::fees).reduce(Money.ZERO, Money::plus));
            assertEquals(day.profit(), sample.net());
        }
    }

    /// Behind the mask the days are others, end flat, and have no name or date of the market.
    @Test
    void days_areHidden_behindAMask() throws Exception {
        SimulatorSettings market = SimulatorSettings.defaults();
        Masking mask =
                new Masking(new NyseCalendar(), Simulator.load(market).tape().symbols(), market.seed());
        Path records = folder.resolve("open");
        List<PlayedDay> days = new ArrayList<>();
        new Backtest(
                        new DayPlayer(settings(), AgentOpener.LIVE),
                        new BacktestPlan(market, DATES.subList(0, 1), 1, false, records, true).behind(mask))
                .run(days::add);

        assertEquals(DATES.getFirst(), days.getFirst().date());
        assertTrue(days.getFirst().isSound(), days.toString());
        assertEquals(
                mask.date(DATES.getFirst()),
                requireNonNull(days.getFirst().sample()).days().getFirst().date());
        try (Stream<Path> files = Files.walk(records)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".log")).toList()) {
                String text = Files.readString(file);
                assertTrue(!text.contains("AAPL|") && !text.contains("2026-01-14"), file.toString());
            }
        }
    }

    @Test
    void run_endsAtAnInterrupt_withTheDaysUntilThen() {
        Thread here = Thread.currentThread();
        List<PlayedDay> days = new ArrayList<>();
        BacktestPlan plan =
                new BacktestPlan(SimulatorSettings.defaults(), DATES, 1, false, folder.resolve("stopped"), false);

        assertThrows(
                InterruptedException.class,
                () -> new Backtest(new DayPlayer(settings(), AgentOpener.LIVE), plan).run(day -> {
                    days.add(day);
                    here.interrupt();
                }));

        assertEquals(
                List.of(DATES.getFirst()), days.stream().map(PlayedDay::date).toList());
    }

    /// The first day is read from its records, the others are played.
    @Test
    void days_areThoseOfAWholeRun_whenItIsResumed() throws Exception {
        List<PlayedDay> whole = played(1, false, folder.resolve("whole"));
        Path records = folder.resolve("resumed");
        resumed(records, DATES.subList(0, 1));
        Files.createDirectories(records.resolve(DATES.get(1).toString()).resolve("agent_data"));

        assertEquals(whole, resumed(records, DATES));

        Path first = records.resolve(DATES.getFirst().toString()).resolve("day.json");
        Files.writeString(first, "{\"fills\":1,\"profit\":2}");
        assertEquals(
                Money.of(2), resumed(records, DATES.subList(0, 1)).getFirst().profit());
    }

    private static List<PlayedDay> resumed(Path records, List<LocalDate> dates) throws InterruptedException {
        List<PlayedDay> days = new ArrayList<>();
        new Backtest(
                        new DayPlayer(settings(), AgentOpener.LIVE),
                        new BacktestPlan(SimulatorSettings.defaults(), dates, 1, false, records, true))
                .run(days::add);
        return days;
    }

    @Test
    void days_beginWithTheEquityOfTheDayBefore_whenTheyCompound() throws Exception {
        Path records = folder.resolve("compound");
        List<PlayedDay> days = played(2, true, records);

        assertEquals(DATES, days.stream().map(PlayedDay::date).toList());
        assertTrue(days.stream().allMatch(PlayedDay::isSound), days.toString());
        for (LocalDate date : DATES) {
            assertTrue(Files.exists(records.resolve("agent_data/rules/summary/" + date + ".json")), date.toString());
        }
    }
}
