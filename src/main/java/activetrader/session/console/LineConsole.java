package activetrader.session.console;

import activetrader.text.VisibleText;
import java.util.function.Consumer;

/// A console that breaks lines to its width, and prints one rule where one block ends and the next begins.
final class LineConsole implements Console {
    private final Consumer<String> printer;
    private final int width;
    private final String rule;
    /// Whether the last line with text was a rule.
    private boolean afterRule;
    /// Blank lines since that rule, which are printed before the next line that is none.
    private int blanks;

    LineConsole(Consumer<String> printer, int width) {
        this.printer = printer;
        this.width = Math.min(width, Columns.WIDTH);
        this.rule = ConsoleText.RULE.substring(0, this.width);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public synchronized void print(String line) {
        if (line.isEmpty() && afterRule) {
            blanks++;
        } else if (line.equals(ConsoleText.RULE)) {
            rule();
        } else {
            pass();
            Columns.wrapped(VisibleText.of(line), width).forEach(printer);
        }
    }

    private void rule() {
        if (!afterRule) {
            printer.accept(rule);
        }
        afterRule = true;
        blanks = 0;
    }

    private void pass() {
        for (; blanks > 0; blanks--) {
            printer.accept("");
        }
        afterRule = false;
    }
}
