package activetrader.app.cli;

import activetrader.session.console.Columns;
import activetrader.session.console.ConsoleText;
import activetrader.time.Tick;
import activetrader.time.WallTime;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One line on the terminal that says how far a command is, drawn again at most ten times a second and removed at the
/// end. Without a terminal nothing is printed.
public final class ProgressLine implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final String CLEAR = "\r\u001b[K";
    private static final int BAR = 20;

    private final @Nullable Consumer<String> terminal;
    private final Supplier<Tick> clock;
    private final int width;
    private final Tick began;
    private @Nullable Tick drawn;

    /// @param terminal takes text as it is, without a new line; null where there is none
    /// @param width the columns of the terminal
    ProgressLine(@Nullable Consumer<String> terminal, int width, Supplier<Tick> clock) {
        this.terminal = terminal;
        this.width = width;
        this.clock = clock;
        this.began = clock.get();
    }

    /// On standard error, if that is a terminal.
    public static ProgressLine open() {
        Terminal error = Terminal.error();
        Consumer<String> printer = error.isThere()
                ? text -> {
                    System.err.print(text);
                    System.err.flush();
                }
                : null;
        return new ProgressLine(printer, error.columns(), WallTime.system()::tick);
    }

    /// Whether a person sees the line.
    public boolean isShown() {
        return terminal != null;
    }

    /// Shows `text`, cut to the width of the terminal.
    public synchronized void show(String text) {
        Tick now = clock.get();
        if (terminal != null && (drawn == null || now.since(drawn).compareTo(BETWEEN) >= 0)) {
            drawn = now;
            terminal.accept(CLEAR + Columns.wrapped(text, width - 1).getFirst());
        }
    }

    /// Shows a bar, such as `[#####---------------] 12 of 48 days, 2.4/s, 15s left`.
    public void show(long done, long all, String things) {
        Duration passed = clock.get().since(began);
        double seconds = Math.max(0.001, passed.toMillis() / 1000.0);
        int full = all == 0 ? BAR : (int) (done * BAR / all);
        String left = done == 0 || done >= all
                ? ""
                : String.format(
                        Locale.ROOT, ", %.1f/s, %s left", done / seconds, ConsoleText.span(Duration.ofMillis((long)
                                (seconds * 1000 * (all - done) / done))));
        show("[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + done + " of " + all + " " + things + left);
    }

    /// Makes room for other lines; the next [#show] draws at once.
    public synchronized void clear() {
        if (terminal != null && drawn != null) {
            terminal.accept(CLEAR);
            drawn = null;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
