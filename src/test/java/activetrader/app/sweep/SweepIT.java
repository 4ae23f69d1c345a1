package activetrader.app.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.ConfigException;
import activetrader.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("long")
class SweepIT {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(
                folder.resolve("two.json"),
                "{\"keys\": {\"strategy.min_score\": [40, 100]}, \"walk_forward\": {\"choose_days\": 2,"
                        + " \"judge_days\": 1}}");
    }

    private SweepCommand command(String out, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                file.toString(),
                "--out",
                folder.resolve(out).toString(),
                "--from",
                "2026-01-29",
                "--to",
                "2026-02-03"));
        arguments.addAll(List.of(options));
        SweepCommand command = new SweepCommand();
        new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
        return command;
    }

    private String run(int expected, String out, String... options) throws Exception {
        PrintStream real = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        int status;
        try {
            status = command(out, options).call();
        } finally {
            System.setOut(real);
        }
        assertEquals(expected, status, printed.toString(StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String result(String out) throws IOException {
        return Files.readString(folder.resolve(out).resolve("sweep.json"));
    }

    @Test
    void shards_merged_areTheSweepInOneProcess() throws Exception {
        run(0, "one/sweep");
        run(0, "two/sweep", "--shard", "2/2");

        ConfigException missing = assertThrows(
                ConfigException.class, () -> command("two/sweep", "--merge").call());
        assertEquals("missing are the shards 1 of 2; play them with --shard, then merge again", missing.getMessage());

        run(0, "two/sweep", "--shard", "1/2");
        String again = run(0, "two/sweep", "--shard", "1/2");
        assertTrue(again.startsWith("✅ Already played: "), again);
        String printed = run(0, "two/sweep", "--merge");

        assertEquals(result("one/sweep"), result("two/sweep"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("one/sweep/sweep.parquet")),
                Files.readAllBytes(folder.resolve("two/sweep/sweep.parquet")));
        assertTrue(printed.contains("2 trials on 4 days, 2026-01-29 to 2026-02-03"), printed);
        assertEquals(2, Files.readAllLines(folder.resolve("two/trials.jsonl")).size());
    }

    /// A run that was killed continues after the days that it has, whatever the last line is.
    @Test
    void killedShard_continues() throws Exception {
        run(0, "whole", "--shard", "1/1");
        Path whole = folder.resolve("whole/part-1-of-1.jsonl");
        List<String> lines = Files.readAllLines(whole);
        Path work = Files.createDirectories(folder.resolve("killed")).resolve("part-1-of-1.jsonl.work");
        Files.writeString(
                work,
                String.join("\n", lines.subList(0, 6)) + "\n" + lines.get(6).substring(0, 20));

        run(0, "killed", "--shard", "1/1");

        assertEquals(lines, Files.readAllLines(folder.resolve("killed/part-1-of-1.jsonl")));
        assertFalse(Files.exists(work));
    }

    @Test
    void trialsThatTheConfigurationRefuses_areNamed_beforeAnythingIsPlayed() throws IOException {
        Files.writeString(file, "{\"keys\": {\"strategy.min_score\": [40, 101]}}");
        assertEquals(
                "trial 2 (strategy.min_score=101): strategy.min_score must be a number from 0 to 100, was 101",
                assertThrows(ConfigException.class, () -> command("bad").call()).getMessage());

        Files.writeString(file, "{\"keys\": {\"strategy.minscore\": [40]}}");
        assertTrue(String.valueOf(
                        assertThrows(ConfigException.class, () -> command("bad").call())
                                .getMessage())
                .contains("strategy.minscore is not a known key; did you mean min_score?"));
    }

    @Test
    void partsOfAnotherSweep_areNotMerged() throws Exception {
        run(0, "mixed", "--shard", "1/2");
        run(0, "mixed", "--shard", "2/2", "--seed", "2");

        assertTrue(String.valueOf(assertThrows(
                                ConfigException.class,
                                () -> command("mixed", "--merge").call())
                        .getMessage())
                .contains(" do not belong together"));
        Files.writeString(file, "{\"keys\": {\"strategy.min_score\": [41]}}");
        assertTrue(String.valueOf(assertThrows(
                                ConfigException.class,
                                () -> command("mixed", "--merge").call())
                        .getMessage())
                .endsWith("were played with another sweep file"));
        assertEquals(
                2,
                Json.readObject(Files.readAllLines(folder.resolve("mixed/part-1-of-2.jsonl"))
                                .getFirst())
                        .get("shards"));
    }
}
