package activetrader.app.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.cli.PlainValues;
import activetrader.history.MinuteSessions;
import activetrader.market.Bar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The commands on files of a folder, with what they print.
class HistoryCommandTest {
    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(console);
    }

    @Test
    void filesAreImported_listedAndChecked() throws IOException {
        csv("SPY_a.csv", LocalDate.of(2026, 1, 12));
        csv("SPY_b.csv", LocalDate.of(2026, 1, 14));

        assertEquals(0, run("import", folder.resolve("in").toString()), text());
        assertEquals(0, run("list"));
        assertEquals(1, run("check"));
        assertTrue(text().contains("""
                minutes, feed csv            sessions  missing  J F M A M J J A S O N D
                SPY          2026                   2        1  + . . . . . . . . . . .
                """), this::text);
        assertTrue(text().contains("""
                SPY 2026-01-13 missing session: the exchange was open, and there are no bars (minutes, csv)
                ❌ 1 findings in 1 series
                """), this::text);
    }

    @Test
    void fileThatIsNotUnderstood_isLeftOut_andTheOthersAreKept() throws IOException {
        csv("SPY.csv", LocalDate.of(2026, 1, 12));
        Files.writeString(folder.resolve("in/QQQ.csv"), "no,bars\n1,2\n");

        assertEquals(1, run("import", folder.resolve("in").toString()));
        assertTrue(text().contains("QQQ.csv: its header has no column for a time, was \"no,bars\""), this::text);
        assertTrue(text().endsWith("❌ 1 of 2 files left out\n"), this::text);
        try (Stream<Path> symbols = Files.list(folder.resolve("history/minutes/feed=csv"))) {
            assertEquals(
                    List.of("symbol=SPY"),
                    symbols.map(path -> String.valueOf(path.getFileName())).toList());
        }
    }

    @Test
    void soundHistory_endsWithZero() throws IOException {
        csv("SPY.csv", LocalDate.of(2026, 1, 12));
        run("import", folder.resolve("in/SPY.csv").toString());

        assertEquals(0, run("check", "--symbols", "SPY"));
        assertTrue(text().endsWith("✅ Nothing found in 1 series\n"), this::text);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--history", folder.resolve("history").toString()));
        CommandLine command = new CommandLine(new HistoryCommand());
        PlainValues.register(command);
        return command.execute(all.toArray(String[]::new));
    }

    private void csv(String name, LocalDate date) throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close,volume"));
        for (Bar bar : MinuteSessions.of(date, "690")) {
            lines.add(bar.start() + "," + bar.open() + "," + bar.high() + "," + bar.low() + "," + bar.close() + ","
                    + bar.volume());
        }
        Files.createDirectories(folder.resolve("in"));
        Files.write(folder.resolve("in").resolve(name), lines);
    }
}
