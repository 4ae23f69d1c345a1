package activetrader.app.history;

import activetrader.history.fetch.FetchProgress;
import activetrader.session.console.Columns;
import activetrader.session.console.ConsoleText;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// One line on a terminal that shows how far a fetch is, how fast it is, and how long it will take.
final class ProgressBar implements FetchProgress {
    private static final int WIDTH = 24;

    private final PrintStream terminal;
    private final int columns;
    private final TimeSource time;
    private final Tick began;

    ProgressBar(PrintStream terminal, int columns, TimeSource time) {
        this.terminal = terminal;
        this.columns = columns;
        this.time = time;
        this.began = time.tick();
    }

    @Override
    public void at(long done, long all, long requests) {
        String line = line(done, all, requests, time.tick().since(began));
        terminal.print("\r" + Columns.wrapped(line, columns - 1).getFirst() + "\u001b[K");
        terminal.flush();
    }

    /// Leaves the line.
    void end() {
        terminal.println();
    }

    static String line(long done, long all, long requests, Duration passed) {
        int filled = all == 0 ? WIDTH : (int) (done * WIDTH / all);
        double seconds = Math.max(0.001, passed.toMillis() / 1000.0);
        String left = done == 0 || done == all
                ? ""
                : ", " + ConsoleText.span(Duration.ofMillis((long) (passed.toMillis() * (double) (all - done) / done)))
                        + " left";
        return String.format(
                Locale.ROOT,
                "[%s%s] %d of %d sessions, %.0f/s, %d requests%s",
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                done,
                all,
                done / seconds,
                requests,
                left);
    }
}
