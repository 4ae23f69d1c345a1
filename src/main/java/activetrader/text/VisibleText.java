package activetrader.text;

import java.util.Locale;
import java.util.stream.Collectors;

/// Makes text from outside safe to show: characters that control a terminal and characters that a reader cannot see
/// are escaped, a line break as a backslash and `n`, most others as a backslash, `u` and the number in hexadecimal.
/// So a model's reason, a symbol, an order id or a headline can neither begin a line of its own, nor change
/// colours, nor turn the reading direction. All other characters stay; escaping a text twice changes nothing more.
/// See decision 84.
public final class VisibleText {
    /// Letters, marks and patterns that print nothing.
    private static final String BLANKS = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private VisibleText() {}

    /// `text` on one line; the same object when there is nothing to escape.
    public static String of(String text) {
        return text.codePoints().noneMatch(VisibleText::isHidden)
                ? text
                : text.codePoints().mapToObj(VisibleText::shown).collect(Collectors.joining());
    }

    /// Makes lines that belong together safe to show, such as a stack trace. All lines but the first are indented,
    /// so that none looks like a line of the log.
    public static String block(String text) {
        return text.lines().map(line -> of(line.replace("\t", "  "))).collect(Collectors.joining("\n    "));
    }

    /// Whether the character is invisible or controls a terminal.
    public static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> BLANKS.indexOf(character) >= 0 || isSelector(character);
        };
    }

    /// Whether it is a variation selector, except the one for a coloured symbol, which our own lines use.
    private static boolean isSelector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0E) || (character >= 0xE0100 && character <= 0xE01EF);
    }

    private static String shown(int character) {
        if (!isHidden(character)) {
            return Character.toString(character);
        }
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, character < 0x10000 ? "\\u%04x" : "\\u{%x}", character);
        };
    }
}
