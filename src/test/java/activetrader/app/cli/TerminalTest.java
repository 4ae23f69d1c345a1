package activetrader.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.time.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private static final Terminal.Size WIDE = new Terminal.Size(132, 40);

    private Tick now = new Tick(Duration.ZERO);

    @Test
    void terminal_saysItsSize() {
        Terminal terminal = Terminal.of(true, WIDE, Map.of("TERM", "xterm"));

        assertEquals(new Terminal(true, 132, 40, true), terminal);
        assertEquals(80, terminal.pageColumns());
    }

    @Test
    void unknownSize_isTheUsualOne() {
        assertEquals(
                new Terminal(true, 80, 24, true), Terminal.of(true, new Terminal.Size(0, 0), Map.of("TERM", "xterm")));
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "5, 20", "0, 132", "wide, 132", "-3, 132"})
    void columnsVariable_overrules(String value, int columns) {
        assertEquals(columns, Terminal.of(true, WIDE, Map.of("COLUMNS", value)).columns());
    }

    @Test
    void colours_onlyWhereTheyAreWanted() {
        assertTrue(
                Terminal.of(true, WIDE, Map.of("TERM", "xterm", "NO_COLOR", "")).hasColours());
        assertFalse(Terminal.of(true, WIDE, Map.of("TERM", "xterm", "NO_COLOR", "1"))
                .hasColours());
        assertFalse(Terminal.of(true, WIDE, Map.of("TERM", "dumb")).hasColours());
        assertFalse(Terminal.of(true, WIDE, Map.of()).hasColours());
        assertFalse(Terminal.of(false, WIDE, Map.of("TERM", "xterm")).hasColours());
    }

    @Test
    void painted_byTheMark() {
        Terminal colours = Terminal.of(true, WIDE, Map.of("TERM", "xterm"));

        assertEquals("\u001b[31m❌ broken\u001b[0m", colours.painted("❌ broken"));
        assertEquals("\u001b[32m  ✅ good\u001b[0m", colours.painted("  ✅ good"));
        assertEquals("\u001b[33m  more\u001b[0m", colours.painted("⚠️  first", "  more"));
        assertEquals("plain", colours.painted("plain"));
        assertEquals("❌ broken", Terminal.of(false, WIDE, Map.of()).painted("❌ broken"));
    }

    @Test
    void progress_isDrawnTenTimesASecondAndRemoved() {
        List<String> drawn = new ArrayList<>();
        try (ProgressLine progress = new ProgressLine(drawn::add, 80, () -> now)) {
            progress.show(0, 48, "days");
            progress.show(1, 48, "days");
            now = new Tick(Duration.ofSeconds(5));
            progress.show(12, 48, "days");
        }

        assertEquals(
                List.of(
                        "\r\u001b[K[--------------------] 0 of 48 days",
                        "\r\u001b[K[#####---------------] 12 of 48 days, 2.4/s, 0m 15s left",
                        "\r\u001b[K"),
                drawn);
    }

    @Test
    void progress_fitsTheTerminal() {
        List<String> drawn = new ArrayList<>();
        new ProgressLine(drawn::add, 30, () -> now).show(3, 48, "sessions of the history");

        assertEquals(List.of("\r\u001b[K[#-------------------] 3 of"), drawn);
    }

    @Test
    void progress_withoutDrawing_removesNothing() {
        List<String> drawn = new ArrayList<>();
        new ProgressLine(drawn::add, 30, () -> now).close();

        assertEquals(List.of(), drawn);
    }
}
