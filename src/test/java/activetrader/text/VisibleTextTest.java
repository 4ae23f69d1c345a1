package activetrader.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
    private static final String LINE_BREAK = Character.toString(0x2028);
    private static final String RIGHT_TO_LEFT = Character.toString(0x202E);
    private static final String ZERO_WIDTH = Character.toString(0x200B);
    private static final String NEXT_LINE = Character.toString(0x85);
    private static final String EIGHT_BIT_COMMAND = Character.toString(0x9B);
    private static final String BLANK = Character.toString(0x3164);
    private static final String TAG = Character.toString(0xE0041);

    @Test
    void of_showsLineBreaksAsText() {
        assertEquals("hold\\n✅ All positions closed", VisibleText.of("hold\n✅ All positions closed"));
        assertEquals("a\\r\\tb\\u0085c\\u2028d", VisibleText.of("a\r\tb" + NEXT_LINE + "c" + LINE_BREAK + "d"));
    }

    @Test
    void of_showsCommandsOfATerminalAsText() {
        assertEquals("\\u001b[2J\\u001b[32mok\\u0007", VisibleText.of("\u001b[2J\u001b[32mok\u0007"));
        assertEquals("\\u009b2J", VisibleText.of(EIGHT_BIT_COMMAND + "2J"));
    }

    @Test
    void of_showsInvisibleCharacters() {
        assertEquals("AA\\u202ePL", VisibleText.of("AA" + RIGHT_TO_LEFT + "PL"));
        assertEquals("A\\u200bAPL\\u3164\\u{e0041}", VisibleText.of("A" + ZERO_WIDTH + "APL" + BLANK + TAG));
    }

    @Test
    void of_leavesTheRest_andIsTheSameTwice() {
        String ours = "⚠️  Köln, 株式 → 📊 $1.00";

        assertSame(ours, VisibleText.of(ours));
        assertEquals("a\\nb", VisibleText.of(VisibleText.of("a\nb")));
    }

    @Test
    void block_indentsWhatFollows() {
        assertEquals(
                "java.io.IOException: no\n    ✅ All positions closed\n      at a.B.c",
                VisibleText.block("java.io.IOException: no\n✅ All positions closed\n\tat a.B.c"));
    }
}
