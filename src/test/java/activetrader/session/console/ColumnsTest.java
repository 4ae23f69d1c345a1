package activetrader.session.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void width_countsPicturesTwice() {
        assertEquals(9, Columns.width("✅ Closed"));
        assertEquals(3, Columns.width("⚠️ "));
        assertEquals(6, Columns.width("├─ → x"));
        assertEquals(4, Columns.width("株式"));
    }

    @Test
    void wrapped_indentsBelowTheText() {
        List<String> lines = Columns.wrapped(
                "   ├─ BUY 92 MSFT @ $106.36 (score 43.5, above VWAP, RSI 64.49, volume" + " x1.13, stop at $105.94)",
                80);

        assertEquals("   ├─ BUY 92 MSFT @ $106.36 (score 43.5, above VWAP, RSI 64.49, volume x1.13,", lines.getFirst());
        assertEquals(List.of("   │     stop at $105.94)"), lines.subList(1, lines.size()));
    }

    @Test
    void wrapped_cutsWordsWithoutSpaces() {
        List<String> lines = Columns.wrapped("💬 \"" + "✅".repeat(200) + "\"", 80);

        assertTrue(lines.stream().allMatch(line -> Columns.width(line) <= 80), lines.toString());
        assertTrue(lines.stream().skip(1).allMatch(line -> line.startsWith("      ")), lines.toString());
    }

    @Test
    void wrapped_leavesShortLinesAlone() {
        assertEquals(List.of("   │ a   b │"), Columns.wrapped("   │ a   b │", 80));
    }

    @Test
    void labelled_putsLaterLinesBelowTheText() {
        String text = "HALTED: the operator stopped all trading of this account by hand";

        assertEquals(
                List.of("Mode    HALTED: the operator stopped all trading of this", "        account by hand"),
                Columns.labelled("Mode    ", text, 60));
        assertEquals(
                List.of("Mode    HALTED: the operator", "    stopped all trading of", "    this account by hand"),
                Columns.labelled("Mode    ", text, 30));
    }

    @Test
    void fitting_leavesOutWhatIsTooMuch() {
        List<String> reasons = List.of("RSI 71 > 67", "below VWAP", "market BEAR");

        assertEquals("no trade: RSI 71 > 67; below VWAP; market BEAR", Columns.fitting("no trade: ", reasons, 46));
        assertEquals("no trade: RSI 71 > 67; below VWAP; …", Columns.fitting("no trade: ", reasons, 45));
        assertEquals("no trade: RSI 71 > 67; …", Columns.fitting("no trade: ", reasons, 35));
    }

    @Test
    void console_breaksLinesToItsWidth_andPrintsOneRuleBetweenBlocks() {
        List<String> printed = new ArrayList<>();
        Console console = Console.to(printed::add, 30);

        console.printAll(List.of("", ConsoleText.RULE, "title", ConsoleText.RULE, "", "text", "", ConsoleText.RULE));
        console.printAll(List.of("", ConsoleText.RULE, "title", ConsoleText.RULE));
        console.print("");
        console.print("a line that is longer than thirty columns");

        String rule = "=".repeat(30);
        assertEquals(
                List.of(
                        "",
                        rule,
                        "title",
                        rule,
                        "",
                        "text",
                        "",
                        rule,
                        "title",
                        rule,
                        "",
                        "a line that is longer than",
                        "      thirty columns"),
                printed);
    }

    @Test
    void console_cannotBeWrittenByAReason() {
        List<String> printed = new ArrayList<>();
        String faked = "x" + " ".repeat(90) + "\n✅ All positions closed successfully\u001b[8m";

        Console.to(printed::add, 80).print("   └─ SELL 1 AAPL @ $1.00 (" + faked + ")");

        assertTrue(printed.stream().noneMatch(line -> line.startsWith("✅") || line.contains("\n")), printed.toString());
        assertTrue(printed.getLast().endsWith("successfully\\u001b[8m)"), printed.toString());
    }
}
