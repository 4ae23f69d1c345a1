package activetrader.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    private Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "alpaca-data",
                "alpaca-trade",
                "dry-run",
                "simulator",
                "flatten",
                "panic",
                "resume",
                "status",
                "doctor"
            })
    void everyCommand_hasHelpAndVersion(String command) {
        assertEquals(0, command.isEmpty() ? Main.run("--help") : Main.run(command, "--help"));
        assertTrue(text(out).contains("Usage: active-trader " + command), text(out));
        out.reset();

        assertEquals(0, command.isEmpty() ? Main.run("--version") : Main.run(command, "--version"));
        assertTrue(text(out).startsWith("active-trader "), text(out));
    }

    @Test
    void unknownCommand_isBadUsage() {
        assertEquals(2, Main.run("trade-everything"));

        assertTrue(text(err).contains("trade-everything"), text(err));
    }

    @Test
    void badOption_isBadUsageInOneLine() {
        assertEquals(2, Main.run("dry-run", "--speed-of-light"));

        assertTrue(text(err).startsWith("active-trader dry-run: Unknown option: '--speed-of-light'"), text(err));
    }

    @Test
    void badConfiguration_saysEveryLineAndEndsWithTwo() throws IOException {
        Path config = folder.resolve("config.json");
        Files.writeString(
                config, "{\"models\": [{\"signature\": \"x\"}], \"risk\": {\"max_positions\": 0, \"oops\": 1}}");

        assertEquals(2, Main.run("dry-run", "--config", config.toString(), "--home", folder.toString()));

        assertEquals(2, text(err).lines().count(), text(err));
        assertTrue(text(err).contains("active-trader dry-run: risk.max_positions must be"), text(err));
        assertTrue(text(err).contains("active-trader dry-run: risk.oops is not a known key"), text(err));
    }

    @Test
    void dryRun_refusesAFolderThatItDidNotMake() throws IOException {
        Files.writeString(folder.resolve("precious.txt"), "keep me");

        assertEquals(2, Main.run("dry-run", "--data-dir", folder.toString()));

        assertTrue(Files.exists(folder.resolve("precious.txt")));
        assertTrue(text(err).contains("is not empty and was not made by a dry run"), text(err));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
