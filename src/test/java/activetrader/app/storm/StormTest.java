package activetrader.app.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.model.ModelSettings;
import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.logging.Logging;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static List<DayResult> play(Path folder) throws InterruptedException {
        Settings settings = DryRunSettings.read(
                Installation.in(Path.of("")),
                false,
                Environment.of(Map.of()),
                Settings.Needs.NOTHING,
                ModelSettings.RULES);
        List<DayResult> results = new ArrayList<>();
        new Storm(settings, folder, false, _ -> {}).play(12, 3, 1, results::add);
        return results;
    }
}
