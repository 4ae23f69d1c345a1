package activetrader.app.replay;

import activetrader.agent.facts.FactPage;
import activetrader.agent.facts.FactPage.Row;
import activetrader.app.replay.Difference.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares the facts of a cycle, value by value. Ids of the broker are left out: they are new each time. So is the
/// clock of a cycle that began within the same minute.
final class FactComparison {
    private static final Duration SAME_TIME = Duration.ofMinutes(1);
    private static final Set<String> CLOCK = Set.of("utc", "new_york_time");
    private static final String NONE = "nothing";

    private final List<Difference> differences = new ArrayList<>();

    private FactComparison() {}

    /// @param then the recorded text
    /// @param now the text of the cycle that was played
    static List<Difference> of(String then, String now) {
        FactComparison comparison = new FactComparison();
        FactPage before = FactPage.parse(then);
        FactPage after = FactPage.parse(now);
        Set<String> titles = new LinkedHashSet<>(before.titles());
        titles.addAll(after.titles());
        for (String title : titles) {
            if (before.isTable(title) || after.isTable(title)) {
                comparison.tables(title, before.table(title), after.table(title));
            } else {
                comparison.rows(title, "", before.pairs(title), after.pairs(title));
            }
        }
        return comparison.differences;
    }

    private void tables(String title, List<Row> then, List<Row> now) {
        Map<String, Row> before = named(then);
        Map<String, Row> after = named(now);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Row one = before.get(name);
            Row other = after.get(name);
            if (one == null || other == null) {
                add(title, name.strip(), one == null ? NONE : "a row", other == null ? NONE : "a row");
            } else {
                rows(title, name, one, other);
            }
        }
    }

    /// By what a row is about; of several rows about the same, by their order too.
    private static Map<String, Row> named(List<Row> rows) {
        Map<String, Row> named = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Row row : rows) {
            String name = row.values().containsKey("symbol")
                    ? row.text("symbol")
                            + (row.values().containsKey("side") ? " " + row.text("side") + " " + row.text("type") : "")
                    : row.values().values().stream().findFirst().orElse("");
            int count = counts.merge(name, 1, Integer::sum);
            named.put((count == 1 ? name : name + " (" + count + ")") + " ", row);
        }
        return named;
    }

    private void rows(String title, String name, Row then, Row now) {
        Set<String> columns = new LinkedHashSet<>(then.values().keySet());
        columns.addAll(now.values().keySet());
        columns.remove("order_id");
        if (title.equals("TIME") && isSameTime(then.text("utc"), now.text("utc"))) {
            columns.removeAll(CLOCK);
        }
        for (String column : columns) {
            if (!then.text(column).equals(now.text(column))) {
                add(title, name + column, then.text(column), now.text(column));
            }
        }
    }

    private static boolean isSameTime(String then, String now) {
        try {
            return Duration.between(Instant.parse(then), Instant.parse(now))
                            .abs()
                            .compareTo(SAME_TIME)
                    < 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void add(String title, String what, String then, String now) {
        differences.add(new Difference(Part.FACTS, title + " " + what, then, now, why(title)));
    }

    private static String why(String title) {
        return switch (title) {
            case "LIMITS" -> "the configuration has other limits than on that day";
            case "TIME" -> "the cycle began at another time";
            case "MARKET", "SIGNALS" ->
                "the bars are not what the trader saw on that day: another feed, other symbols, or prices corrected since";
            case "LAST DECISIONS" -> "an earlier cycle ended otherwise";
            default -> "the account is another one: its cash at the start, or an order or fill before this cycle";
        };
    }
}
