package activetrader.session.console;

import activetrader.text.VisibleText;
import java.util.List;
import java.util.function.Consumer;

/// Prints for a person.
@FunctionalInterface
public interface Console {
    void print(String line);

    /// Whether anything reads the lines.
    default boolean isRead() {
        return true;
    }

    default void printAll(List<String> lines) {
        lines.forEach(this::print);
    }

    /// A console that nothing reads.
    static Console unread() {
        return new Console() {
            @Override
            public void print(String line) {}

            @Override
            public boolean isRead() {
                return false;
            }
        };
    }

    /// A console of 80 columns that passes each line to `printer`. Text from outside, such as a model's reason or a
    /// broker's message, can neither break a line nor control the terminal.
    static Console to(Consumer<String> printer) {
        return line -> Columns.wrapped(VisibleText.of(line)).forEach(printer);
    }
}
