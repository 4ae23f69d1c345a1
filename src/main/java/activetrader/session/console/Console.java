package activetrader.session.console;

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

    /// The columns of a line; at most 80.
    default int width() {
        return Columns.WIDTH;
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

    /// A console of `width` columns that passes each line to `printer`. Text from outside, such as a model's reason
    /// or a broker's message, can neither break a line nor control the terminal.
    ///
    /// @param width at least 20; blocks use at most 80
    static Console to(Consumer<String> printer, int width) {
        return new LineConsole(printer, width);
    }
}
