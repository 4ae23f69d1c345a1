package activetrader.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "backtest",
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

        assertTrue(text(err).startsWith("active-trader: there is no command 'trade-everything'"), text(err));
    }

    @ParameterizedTest
    @CsvSource({"status", "panic", "alpaca-trade", "doctor"})
    void optionBeforeTheCommand_isBadUsage(String command) {
        assertEquals(2, Main.run("--data-dir", "/tmp/elsewhere", command));

        assertTrue(
                text(err)
                        .startsWith("active-trader: options stand behind the command: active-trader " + command
                                + " --data-dir ..."),
                text(err));
    }

    @Test
    void wordTooMany_isBadUsage_inWords() {
        assertEquals(2, Main.run("status", "now"));

        assertTrue(
                text(err).startsWith("active-trader status: 'now' is neither an option nor the value of one"),
                text(err));
    }

    @Test
    void badOption_isBadUsageInOneLine() {
        assertEquals(2, Main.run("dry-run", "--speed-of-light"));

        assertTrue(text(err).startsWith("active-trader dry-run: Unknown option: '--speed-of-light'"), text(err));
    }

    @ParameterizedTest
    @CsvSource({
        "statsu, status",
        "dryrun, dry-run",
        "docter, doctor",
    })
    void misspeltCommand_isBadUsage_andTheRightOneIsNamed(String typed, String meant) {
        assertEquals(2, Main.run(typed));

        assertTrue(text(err).contains("Did you mean: ") && text(err).contains(meant), text(err));
    }

    @Test
    void misspeltOption_isBadUsage_andTheRightOneIsNamed() {
        assertEquals(2, Main.run("simulator", "--sped", "60"));

        assertTrue(text(err).contains("--speed"), text(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "status", "dry-run"})
    void help_isACommandToo(String command) {
        assertEquals(0, command.isEmpty() ? Main.run("help") : Main.run("help", command));

        assertTrue(text(out).contains("Usage: active-trader" + (command.isEmpty() ? "" : " " + command)), text(out));
    }

    /// Every one of them would otherwise start something, or fail later with a text of Java's.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "simulator --speed fast",
                "simulator --speed 0",
                "simulator --port many",
                "simulator --port 70000",
                "simulator --port -1",
                "simulator --start 9",
                "simulator --seed x",
                "simulator --bars /nowhere",
                "simulator --faults /nowhere",
                "simulator --date 2026-02-30",
                "simulator --date 2026-01-17",
                "simulator --symbols ,",
                "simulator --symbols no!",
                "simulator extra",
                "dry-run --cash much",
                "dry-run --cash -1",
                "dry-run --ports 1",
                "dry-run --ports 99999,1",
                "dry-run --ports 8004,8004",
                "dry-run --date tomorrow",
                "dry-run --model",
                "status --json=maybe",
                "panic --reason",
                "flatten --al",
                "resume now",
            })
    void badArgument_isBadUsage_inWords(String line) {
        int status = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Main.run(line.split(" ")));

        assertEquals(2, status, text(err));
        assertFalse(text(err).matches("(?s).*(Exception|java\\.|BigDecimal|\\bint\\b|activetrader\\.).*"), text(err));
        assertEquals("", text(out));
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
