package activetrader.agent.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes facts as compact text: sections of `name=value` pairs and of tables with `|` between the columns.
///
/// Text from outside cannot change this structure: line breaks, separators and control characters are replaced, and
/// long values are cut.
final class FactText {
    private static final int LONGEST_VALUE = 160;
    private static final String NOTHING = "-";
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}|;{}]+");

    private final StringBuilder text = new StringBuilder();

    /// A section of one line; nested objects become `outer.inner=value`.
    FactText pairs(String title, Map<String, ?> values) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", values, flat);
        title(title);
        text.append(flat.isEmpty() ? "none" : joined(flat)).append('\n');
        return this;
    }

    /// A section with a header line and one line for each of `rows`; columns that no row has are left out.
    FactText table(String title, List<? extends Map<String, ?>> rows) {
        title(title);
        if (rows.isEmpty()) {
            text.append("none\n");
            return this;
        }
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        text.append(String.join("|", columns)).append('\n');
        for (Map<String, ?> row : rows) {
            List<String> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(shown(row.get(column))));
            text.append(String.join("|", cells)).append('\n');
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void title(String title) {
        text.append("# ").append(title).append('\n');
    }

    private static String joined(Map<String, String> flat) {
        return flat.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    private static void flatten(String prefix, Map<?, ?> values, Map<String, String> into) {
        values.forEach((key, value) -> {
            if (value instanceof Map<?, ?> nested) {
                flatten(prefix + key + ".", nested, into);
            } else {
                into.put(prefix + clean(String.valueOf(key)), shown(value));
            }
        });
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case BigDecimal number -> number.toPlainString();
            case List<?> list when list.isEmpty() -> NOTHING;
            case List<?> list -> clean(list.stream().map(String::valueOf).collect(Collectors.joining(",")));
            default -> clean(String.valueOf(value));
        };
    }

    private static String clean(String value) {
        String oneLine = isPlain(value)
                ? value.strip()
                : UNSAFE.matcher(value).replaceAll(" ").strip();
        return oneLine.length() > LONGEST_VALUE ? oneLine.substring(0, LONGEST_VALUE) + "…" : oneLine;
    }

    /// Whether nothing in `value` is to be replaced, for certain: it has plain ASCII characters alone.
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < ' ' || character > 'z' || character == ';') {
                return false;
            }
        }
        return true;
    }
}
