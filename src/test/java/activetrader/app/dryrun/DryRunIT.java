package activetrader.app.dryrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.SharedFolder;
import activetrader.agent.ScriptedOpenAiServer;
import activetrader.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DryRunIT {
    @TempDir
    private Path folder;

    @Test
    void syntheticDay_endsFlatAndReconciled() throws IOException {
        String printed = play(folder.resolve("data"));

        assertTrue(printed.contains("SYNTHETIC"), printed);
        assertTrue(printed.contains("💤 MARKET CLOSED - INTELLIGENT SLEEP MODE"), printed);
        assertTrue(printed.contains("🔴 END OF DAY POSITION CLOSE - 3:55 PM ET"), printed);
        assertTrue(printed.contains("🤖 Agent Decision: EXECUTING TRADES"), printed);
        assertEveryEntryHasAStop(folder.resolve("data"));
        assertTheReportHasCandles(printed);
        assertThePageOfRecordsNamesEveryProperty(folder.resolve("data"));
    }

    private static void assertTheReportHasCandles(String printed) throws IOException {
        String report = printed.lines()
                .filter(line -> line.startsWith("📄 Report: "))
                .map(line -> line.substring("📄 Report: ".length()))
                .findFirst()
                .orElseThrow();
        String page = Files.readString(Path.of(report));
        assertTrue(page.contains("\"candle_minutes\":1,\"candles\":[["), "no candles");
        assertFalse(page.contains("No bars were kept"));
        assertTrue(Files.size(Path.of(report)) <= 3_000_000, Files.size(Path.of(report)) + " bytes");
    }

    private static void assertThePageOfRecordsNamesEveryProperty(Path data) throws IOException {
        String page = Files.readString(Path.of("docs/reference/journal.md"));
        Set<String> words = new TreeSet<>(List.of(page.split("[^A-Za-z_]+")));
        Set<String> unnamed = new TreeSet<>();
        int lines = 0;
        try (Stream<Path> files = Files.walk(data.resolve("agent_data"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".html"))
                    .toList()) {
                boolean whole = file.toString().endsWith(".json");
                List<String> objects = whole ? List.of(Files.readString(file)) : Files.readAllLines(file);
                objects.forEach(object -> unnamed.addAll(Json.readObject(object).keySet()));
                lines += objects.size();
            }
        }
        unnamed.removeAll(words);
        assertEquals(Set.of(), unnamed);
        assertTrue(lines > 300, lines + " lines");
    }

    @Test
    void summary_printsTheFillsAndTheDayOnly() throws IOException {
        String printed = play(folder.resolve("data"), "--summary");

        assertTrue(printed.startsWith("🔔 Fills of "), printed);
        assertTrue(printed.contains("📊 Daily Summary: "), printed);
        assertTrue(printed.contains("   └─ Status: FLAT (no positions)"), printed);
        assertFalse(printed.contains("TRADING CYCLE"), printed);
        assertFalse(printed.contains("SLEEP"), printed);
    }

    @Test
    void sameInputs_giveByteIdenticalRecords() throws IOException {
        play(folder.resolve("first"), "--seed", "7");
        play(folder.resolve("second"), "--seed", "7");

        assertEquals(recordsIn(folder.resolve("first")), recordsIn(folder.resolve("second")));
        assertFalse(recordsIn(folder.resolve("first")).isEmpty());
    }

    @Test
    @Tag("long")
    void day_fails_whenMostCyclesFail() throws IOException {
        try (ScriptedOpenAiServer server = ScriptedOpenAiServer.start(
                0, (_, _) -> ScriptedOpenAiServer.Reply.of(402, "{\"error\":\"Insufficient Balance\"}"))) {
            Path config = Files.writeString(
                    folder.resolve("config.json"),
                    "{\"models\": [{\"signature\": \"x\", \"openai_base_url\": \"" + server.url() + "\"}]}");

            String printed = play(1, folder.resolve("data"), "--config", config.toString(), "--model", "config");

            assertTrue(printed.contains("✅ Flat"), printed);
            assertTrue(printed.contains(" cycles not completed: "), printed);
            assertTrue(printed.contains(" x the balance is empty (HTTP 402)"), printed);
        }
    }

    @ParameterizedTest
    @Tag("long")
    @CsvSource({
        "2019-02-week, 2019-02-11, 3:55 PM",
        "2019-02-week, 2019-02-12, 3:55 PM",
        "2019-02-week, 2019-02-13, 3:55 PM",
        "2019-02-week, 2019-02-14, 3:55 PM",
        "2019-02-week, 2019-02-15, 3:55 PM",
        "2024-early-close, 2024-11-29, 12:55 PM",
        "2024-dst, 2024-03-08, 3:55 PM",
        "2024-dst, 2024-03-11, 3:55 PM",
        "2024-08-05-volatile, 2024-08-05, 3:55 PM",
    })
    void recordedDay_endsFlatAndReconciled(String set, String date, String flattenAt) throws IOException {
        Path bars = SharedFolder.require("data/bars/" + set);

        String printed = play(folder, "--bars", bars.toString(), "--date", date);

        assertTrue(printed.contains("🔴 END OF DAY POSITION CLOSE - " + flattenAt + " ET"), printed);
        assertTrue(printed.contains("Status: FLAT (no positions)"), printed);
    }

    /// Runs the command and returns what it printed; it must have ended with status 0.
    private String play(Path data, String... options) throws IOException {
        return play(0, data, options);
    }

    private static String play(int expected, Path data, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--data-dir", data.toString()));
        arguments.addAll(List.of(options));
        PrintStream real = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        int status;
        try {
            status = new CommandLine(new DryRunCommand()).execute(arguments.toArray(String[]::new));
        } finally {
            System.setOut(real);
        }
        String printed = out.toString(StandardCharsets.UTF_8);
        assertEquals(expected, status, printed);
        return printed;
    }

    private static Map<String, String> recordsIn(Path data) throws IOException {
        Map<String, String> records = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                records.put(data.relativize(file).toString(), Files.readString(file));
            }
        }
        return records;
    }

    /// Each entry in the ledger went out with its stop.
    private static void assertEveryEntryHasAStop(Path data) throws IOException {
        for (Map.Entry<String, String> file : recordsIn(data).entrySet()) {
            if (!file.getKey().contains("orders")) {
                continue;
            }
            for (String line : file.getValue().lines().toList()) {
                Map<String, Object> entry = Json.readObject(line);
                if ("intent".equals(entry.get("type")) && "ENTRY".equals(entry.get("purpose"))) {
                    assertTrue(entry.get("stop_loss") != null, line);
                }
            }
        }
    }
}
