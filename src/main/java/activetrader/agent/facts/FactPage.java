package activetrader.agent.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the text of a [FactSheet] back into values, from the text alone.
public final class FactPage {
    private final Map<String, List<String>> sections;

    private FactPage(Map<String, List<String>> sections) {
        this.sections = sections;
    }

    public static FactPage parse(String text) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("# ")) {
                current = new ArrayList<>();
                sections.put(line.substring(2), current);
            } else if (!line.equals("none")) {
                current.add(line);
            }
        }
        return new FactPage(sections);
    }

    /// The titles of the sections, in order.
    public List<String> titles() {
        return List.copyOf(sections.keySet());
    }

    /// Whether the section `title` is a table; otherwise it has pairs.
    public boolean isTable(String title) {
        return lines(title).stream().anyMatch(line -> line.contains("|"));
    }

    /// The `name=value` pairs of the section `title`; none when it is not there.
    public Row pairs(String title) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : lines(title)) {
            for (String pair : line.split("; ")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        return new Row(pairs);
    }

    /// The rows of the table `title`; none when it is not there.
    public List<Row> table(String title) {
        List<String> lines = lines(title);
        if (lines.isEmpty()) {
            return List.of();
        }
        String[] columns = lines.getFirst().split("\\|", -1);
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    private static Row row(String[] columns, String line) {
        String[] cells = line.split("\\|", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.length, cells.length); i++) {
            row.put(columns[i], cells[i]);
        }
        return new Row(row);
    }

    private List<String> lines(String title) {
        return sections.getOrDefault(title, List.of());
    }

    /// Named values; `-` means that a value is not known.
    public record Row(Map<String, String> values) {
        public String text(String name) {
            return values.getOrDefault(name, "-");
        }

        public boolean isTrue(String name) {
            return text(name).equals("true");
        }

        /// The number called `name`; empty when it is not known or no number.
        public Optional<BigDecimal> number(String name) {
            try {
                return Optional.of(new BigDecimal(text(name)));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }
}
