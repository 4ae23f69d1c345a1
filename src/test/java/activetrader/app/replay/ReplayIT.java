package activetrader.app.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.ScriptedOpenAiServer;
import activetrader.app.dryrun.DryRunCommand;
import activetrader.config.ConfigException;
import activetrader.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// A dry run, and the same day again.
class ReplayIT {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void playTheDay() {
        run(0, new DryRunCommand(), "--summary");
    }

    private static String run(int expected, Callable<Integer> command, String... options) {
        return runIn(folder.resolve("data"), expected, command, options);
    }

    private static String runIn(Path data, int expected, Callable<Integer> command, String... options) {
        PrintStream real = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        int status;
        try {
            status = new CommandLine(command)
                    .execute(Stream.concat(Stream.of("--data-dir", data.toString()), Stream.of(options))
                            .toArray(String[]::new));
        } finally {
            System.setOut(real);
        }
        String printed = out.toString(StandardCharsets.UTF_8);
        assertEquals(expected, status, printed);
        return printed;
    }

    private static Difference divergence(int expected, String... options) throws IOException {
        Path out = folder.resolve("replay.json");
        run(
                expected,
                new ReplayCommand(),
                Stream.concat(Stream.of("--out", out.toString()), Stream.of(options))
                        .toArray(String[]::new));
        return Objects.requireNonNull(
                        Json.read(Files.readString(out), ReplayResult.class).divergence())
                .difference();
    }

    @Test
    void dayOfADryRun_replaysWithoutDivergence() {
        String printed = run(0, new ReplayCommand());

        assertTrue(printed.contains("✅ No divergence: 63 cycles, 10 fills, P&L +$179.32 as recorded"), printed);
    }

    /// Answers with retries, broken arguments and no end among them, and cycles without an answer.
    @Test
    void dayOfALanguageModel_replaysWithoutDivergence_andWithoutTheModel() throws IOException {
        ScriptedOpenAiServer.Script trader = ScriptedOpenAiServer.smallTrader(2);
        Path data = folder.resolve("language");
        Path config = folder.resolve("language.json");
        try (ScriptedOpenAiServer server = ScriptedOpenAiServer.start(0, (n, request) -> switch (n % 23) {
            case 7 -> ScriptedOpenAiServer.Reply.of(503, "overloaded");
            case 11 -> ScriptedOpenAiServer.call("buy", "{\"symbol\": \"AAPL\", quantity: lots");
            case 17 -> ScriptedOpenAiServer.words("");
            case 19 -> ScriptedOpenAiServer.Reply.of(400, "{}");
            default -> trader.reply(n, request);
        })) {
            Files.writeString(
                    config,
                    "{\"models\": [{\"signature\": \"mine\", \"basemodel\": \"scripted\", \"openai_base_url\": \""
                            + server.url() + "\", \"openai_api_key\": \"none\"}]}");
            runIn(data, 0, new DryRunCommand(), "--summary", "--config", config.toString(), "--model", "config");
        }

        String printed = runIn(data, 0, new ReplayCommand(), "--config", config.toString());

        assertTrue(printed.contains(" cycles of scripted, answers: recorded"), printed);
        assertTrue(printed.contains("✅ No divergence: "), printed);
        assertFalse(printed.contains(" 0 fills"), printed);
    }

    @Test
    void otherBars_divergeInTheFactsOfTheFirstCycle() throws IOException {
        Difference divergence = divergence(1, "--seed", "2");

        assertEquals(Difference.Part.FACTS, divergence.part());
        assertTrue(divergence.what().startsWith("MARKET "), divergence.line());
    }

    /// Recorded answers on an exchange that does not take the part at 1 R: the first difference is a fill.
    @Test
    void otherExecution_divergesInTheFills() throws IOException {
        Path config = Files.writeString(
                folder.resolve("execution.json"),
                "{\"models\": [{\"signature\": \"rules\", \"basemodel\": \"rules\"}],"
                        + " \"execution\": {\"scale_out_at_r\": 0, \"breakeven_at_r\": 0}}");

        Difference divergence = divergence(1, "--config", config.toString());

        assertEquals(Difference.Part.FILLS, divergence.part(), divergence.line());
    }

    @Test
    void otherModel_standsBesideTheRecord() throws IOException {
        Path config = Files.writeString(
                folder.resolve("strategy.json"),
                "{\"models\": [{\"signature\": \"rules\", \"basemodel\": \"rules\"}], \"strategy\": {\"min_score\": 100}}");

        String printed = run(0, new ReplayCommand(), "--answers", "rules", "--config", config.toString());

        assertTrue(printed.contains("recorded: BUY ") && printed.contains("rules: no trade"), printed);
        assertTrue(printed.lines().anyMatch(line -> line.matches(" +P&L +\\+\\$179\\.32 +\\$0\\.00")), printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-01-15; there is no decision log of 2026-01-15 in ",
                "tomorrow; --date must look like 2026-03-02",
            })
    void dayWithoutARecord_isRefused(String date, String message) {
        ReplayCommand command = new ReplayCommand();
        new CommandLine(command).parseArgs("--data-dir", folder.resolve("data").toString(), "--date", date);

        ConfigException refused = assertThrows(ConfigException.class, command::call);

        assertTrue(String.valueOf(refused.getMessage()).startsWith(message), refused.getMessage());
    }
}
