package activetrader.session.console;

import java.util.List;

/// Where the daemon prints for a person.
@FunctionalInterface
public interface Console {
    void print(String line);

    default void printAll(List<String> lines) {
        lines.forEach(this::print);
    }
}
