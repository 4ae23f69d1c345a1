package activetrader.page.html;

import activetrader.text.VisibleText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes elements and text. All text and every value of an attribute is escaped, so that nothing foreign can become
/// an element; names of elements and attributes come from the code alone.
public final class Html {
    private static final Set<String> WITHOUT_END = Set.of("meta", "input", "link");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /// Begins an element.
    ///
    /// @param attributes name, value, name, value …; a name with an empty value stands alone
    public Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]);
            if (!attributes[i + 1].isEmpty()) {
                out.append("=\"")
                        .append(escaped(VisibleText.of(attributes[i + 1])))
                        .append('"');
            }
        }
        out.append('>');
        if (!WITHOUT_END.contains(tag)) {
            open.push(tag);
        }
        return this;
    }

    /// Ends the innermost open element.
    public Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /// Text on one line, with hidden characters escaped.
    public Html text(String text) {
        out.append(escaped(VisibleText.of(text)));
        return this;
    }

    /// Text that keeps its line breaks, for an element that shows them.
    public Html lines(String text) {
        out.append(escaped(text.lines()
                .map(line -> VisibleText.of(line.replace("\t", "    ")))
                .collect(Collectors.joining("\n"))));
        return this;
    }

    /// A whole element with text in it.
    public Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /// What another one has written, whole elements.
    public Html written(String other) {
        out.append(other);
        return this;
    }

    /// Takes `content` as it is: style sheets, scripts and data of ours.
    Html trusted(String content) {
        out.append(content);
        return this;
    }

    /// Text with the five characters of markup escaped.
    static String escaped(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            String entity = entity(text.charAt(i));
            if (entity != null && escaped == null) {
                escaped = new StringBuilder(text.length() + 32).append(text, 0, i);
            }
            if (escaped != null) {
                if (entity == null) {
                    escaped.append(text.charAt(i));
                } else {
                    escaped.append(entity);
                }
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static @Nullable String entity(char character) {
        return switch (character) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }

    /// The text so far.
    ///
    /// @throws IllegalStateException when an element is still open
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("the element " + Objects.requireNonNull(open.peek()) + " has no end");
        }
        return out.toString();
    }
}
