package activetrader.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.model.ModelSettings;
import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.logging.Logging;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.Environment;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.faults.Mishap;
import activetrader.simulator.lies.Lie;
import activetrader.storm.trouble.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("long")
class StormTest {
    @BeforeEach
    void beQuiet() {
        Logging.silent();
    }

    @AfterEach
    void beLoud() {
        Logging.quiet();
    }

    @Test
    void play_isSound_andTheSameTwice(@TempDir Path folder) throws InterruptedException {
        List<DayResult> first = play(folder);
        List<DayResult> second = play(folder);

        first.forEach(day -> assertTrue(day.isSound(), day::toString));
        assertEquals(first, second);
        assertTrue(first.stream().mapToInt(DayResult::fills).sum() > 0);
        assertTrue(Files.exists(folder));
    }

    /// One day of each kind on which clocks are set, the broker's clock lies or the account changes by itself.
    private static Stream<Predicate<Trouble>> kinds() {
        return Stream.of(
                day -> !day.steps().isEmpty(),
                day -> day.rules().stream().anyMatch(rule -> rule.mishap() instanceof Mishap.Lying(Lie.FalseClock _)),
                day -> !day.script().renamings().isEmpty(),
                day -> has(day, AccountAction.ScaleLastFill.class),
                day -> has(day, AccountAction.MoveShares.class),
                day -> has(day, AccountAction.SplitShares.class),
                day -> has(day, AccountAction.SpinOff.class),
                day -> has(day, AccountAction.Merger.class),
                day -> has(day, AccountAction.HoldCrypto.class));
    }

    private static boolean has(Trouble day, Class<? extends AccountAction> action) {
        return day.script().actions().stream().anyMatch(timed -> action.isInstance(timed.action()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void play_isTheSameTwice_withEachKindOfTrouble(Predicate<Trouble> kind, @TempDir Path folder)
            throws InterruptedException {
        long seed = LongStream.iterate(100, each -> each + 1)
                .filter(each -> kind.test(DayPlanner.plan(each).trouble()))
                .findFirst()
                .orElseThrow();

        List<DayResult> first = play(folder, seed, 1);

        assertEquals(first, play(folder, seed, 1));
        assertTrue(first.getFirst().isSound(), first::toString);
    }

    private static List<DayResult> play(Path folder) throws InterruptedException {
        return play(folder, 12, 3);
    }

    private static List<DayResult> play(Path folder, long seed, int days) throws InterruptedException {
        Settings settings = DryRunSettings.read(
                Installation.in(Path.of("")),
                false,
                Environment.of(Map.of()),
                Settings.Needs.NOTHING,
                ModelSettings.RULES);
        List<DayResult> results = new ArrayList<>();
        new Storm(settings, folder, false, _ -> {}).play(seed, days, 1, results::add);
        return results;
    }
}
