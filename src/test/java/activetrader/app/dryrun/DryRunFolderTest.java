package activetrader.app.dryrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.ConfigException;
import activetrader.journal.InstanceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunFolderTest {
    @TempDir
    private Path home;

    private Path folder() {
        return home.resolve("dry-run");
    }

    @Test
    void prepare_isRefusedInOneLine_whileAnotherDryRunIsUnderWay_andTouchesNothing() throws IOException {
        try (InstanceLock _ = DryRunFolder.prepare(folder())) {
            Path record = Files.writeString(folder().resolve("trades.jsonl"), "{}\n");

            IllegalStateException refusal =
                    assertThrows(IllegalStateException.class, () -> DryRunFolder.prepare(folder()));

            assertEquals(
                    "another dry run uses " + folder() + ", it holds " + folder().resolve(".dry-run"),
                    refusal.getMessage());
            assertTrue(Files.exists(record));
        }
    }

    @Test
    void prepare_emptiesWhatTheLastDryRunLeft() throws IOException {
        DryRunFolder.prepare(folder()).close();
        Files.createDirectories(folder().resolve("agent_data").resolve("test"));
        Files.writeString(folder().resolve("agent_data").resolve("test").resolve("a.log"), "x");

        DryRunFolder.prepare(folder()).close();

        assertFalse(Files.exists(folder().resolve("agent_data")));
        assertTrue(Files.exists(folder().resolve(".dry-run")));
    }

    @Test
    void prepare_leavesAFolderAlone_thatNoDryRunMade() throws IOException {
        Files.createDirectories(folder());
        Path own = Files.writeString(folder().resolve("own"), "x");

        assertThrows(ConfigException.class, () -> DryRunFolder.prepare(folder()));
        assertTrue(Files.exists(own));
    }
}
