package activetrader.app.day;

import activetrader.app.cli.ProgressLine;
import activetrader.session.console.Console;
import activetrader.session.console.ConsoleText;

/// Shows on the terminal how far a day is, and passes its lines to another console.
public final class DayConsole implements Console {
    private final Console lines;
    private final ProgressLine progress;

    /// @param lines gets every line
    public DayConsole(Console lines, ProgressLine progress) {
        this.lines = lines;
        this.progress = progress;
    }

    @Override
    public boolean isRead() {
        return progress.isShown() || lines.isRead();
    }

    @Override
    public int width() {
        return lines.width();
    }

    @Override
    public void print(String line) {
        if (progress.isShown() && !line.isBlank() && !line.equals(ConsoleText.RULE)) {
            progress.show(line.strip());
        }
        lines.print(line);
    }
}
