package activetrader.app.backtest;

import activetrader.market.Money;
import activetrader.session.console.ConsoleText;
import java.io.Console;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The last line of a terminal while days are played: days done, rate, time left and profit so far. Without a terminal
/// nothing is printed.
final class DayProgress {
    private static final int WIDTH = 20;
    private static final String CLEAR = "\r\u001b[K";

    private final int all;
    private final Supplier<Duration> elapsed;
    private final Consumer<String> terminal;

    /// @param elapsed since the first day began
    /// @param terminal takes text as it is, without a new line
    DayProgress(int all, Supplier<Duration> elapsed, Consumer<String> terminal) {
        this.all = all;
        this.elapsed = elapsed;
        this.terminal = terminal;
    }

    /// On the terminal of this process, if it has one.
    @SuppressWarnings("SystemConsoleNull") // Java 25 returns null without a terminal again
    static DayProgress of(int all, Supplier<Duration> elapsed) {
        Console console = System.console();
        return console != null && console.isTerminal()
                ? new DayProgress(all, elapsed, text -> {
                    System.out.print(text);
                    System.out.flush();
                })
                : new DayProgress(all, elapsed, _ -> {});
    }

    /// Makes room for other lines.
    void clear() {
        terminal.accept(CLEAR);
    }

    /// Shows the state after `done` days.
    void show(int done, Money profit) {
        if (done < all) {
            terminal.accept(CLEAR + text(done, profit));
        }
    }

    /// Such as `[#####---------------] 12 of 48 days, 2.4 a second, 0:15 left, +$31.20`.
    private String text(int done, Money profit) {
        double seconds = Math.max(0.001, elapsed.get().toMillis() / 1000.0);
        double rate = done / seconds;
        int full = done * WIDTH / all;
        return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + done + " of " + all + " days"
                + (done == 0 ? "" : ", " + rate(rate) + ", " + clock((all - done) / rate) + " left")
                + ", " + ConsoleText.signedDollars(profit.value());
    }

    private static String rate(double aSecond) {
        return aSecond >= 1
                ? String.format(Locale.ROOT, "%.1f a second", aSecond)
                : String.format(Locale.ROOT, "%.1f a minute", aSecond * 60);
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
