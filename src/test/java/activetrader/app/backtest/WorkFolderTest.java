package activetrader.app.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    private static final Map<String, String> CHOICES = Map.of("model", "rules", "seed", "1");

    @TempDir
    private Path folder;

    private static void assertRefused(String reason, Path named, Map<String, String> choices, boolean resumed) {
        assertEquals(
                reason,
                assertThrows(ConfigException.class, () -> WorkFolder.of(named, choices, resumed))
                        .getMessage());
    }

    @Test
    void folder_canBeResumed_byTheSameChoicesOnly() throws IOException {
        Path records = folder.resolve("records");
        WorkFolder.of(records, CHOICES, false);

        assertEquals(new WorkFolder(records, true), WorkFolder.of(records, CHOICES, true));
        assertRefused(
                "--resume: " + records + " was played with seed 1, not 2",
                records,
                Map.of("model", "rules", "seed", "2"),
                true);
        assertRefused("--records " + records + " is not empty; name another folder", records, CHOICES, false);
    }

    @Test
    void folder_cannotBeResumed_withoutABacktest() {
        assertRefused("--resume: " + folder + " holds no backtest that can be resumed", folder, CHOICES, true);
        assertEquals(
                "--resume needs --records DIR, the folder of the run that was stopped",
                assertThrows(ConfigException.class, () -> WorkFolder.of(null, CHOICES, true))
                        .getMessage());
    }

    @Test
    void folder_isInMemory_whenNoneIsNamed() throws IOException {
        WorkFolder work = WorkFolder.of(null, CHOICES, false);

        assertTrue(Files.isDirectory(work.path()));
        WorkFolder.delete(work.path());
    }
}
