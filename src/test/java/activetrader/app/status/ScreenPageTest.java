package activetrader.app.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.app.cli.Terminal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenPageTest {
    @Test
    void page_isDrawnOverTheOneBefore() {
        assertEquals(
                "\u001b[Ha\u001b[K\r\nb\u001b[K\r\n\u001b[J",
                ScreenPage.redrawn(List.of("a", "b"), new Terminal(true, 80, 24, false)));
    }

    @Test
    void lowWindow_saysThatThereIsMore() {
        assertEquals(
                "\u001b[Ha\u001b[K\r\n… (the window is too low for the rest)\u001b[K\r\n\u001b[J",
                ScreenPage.redrawn(List.of("a", "b", "c"), new Terminal(true, 80, 3, false)));
    }
}
