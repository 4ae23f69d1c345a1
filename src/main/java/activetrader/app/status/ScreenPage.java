package activetrader.app.status;

import activetrader.app.cli.Terminal;
import java.util.List;

/// A page that is drawn over the page before, in one piece, so that nothing flickers.
final class ScreenPage {
    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K\r\n";
    private static final String REST_OF_SCREEN = "\u001b[J";
    private static final String MORE = "… (the window is too low for the rest)";

    private ScreenPage() {}

    /// The text that draws `lines` from the top of `terminal`. Lines that do not fit are left out, and the last line
    /// then says so.
    static String redrawn(List<String> lines, Terminal terminal) {
        int room = terminal.rows() - 1;
        boolean fits = lines.size() <= room;
        StringBuilder screen = new StringBuilder(HOME);
        for (String line : fits ? lines : lines.subList(0, room - 1)) {
            screen.append(terminal.painted(line)).append(END_OF_LINE);
        }
        if (!fits) {
            screen.append(MORE).append(END_OF_LINE);
        }
        return screen.append(REST_OF_SCREEN).toString();
    }
}
