package activetrader.app.sweep.plan;

import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.config.Problems;
import activetrader.config.Section;
import activetrader.json.Json;
import activetrader.json.JsonException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the file of a sweep, see `docs/reference/sweep.md`.
public final class SweepFile {
    private static final int MOST_TRIALS = 10_000;
    private static final BigDecimal MOST_VALUES = BigDecimal.valueOf(1_000);

    private SweepFile() {}

    /// @throws ConfigException with one line for each mistake
    public static SweepPlan read(Path file) {
        Problems problems = new Problems();
        Section root = new Section("", content(file), problems);
        boolean random =
                root.choice("search", "grid", List.of("grid", "random")).equals("random");
        SweepPlan.@Nullable Draw draw = random
                ? new SweepPlan.Draw(
                        root.whole("trials", 100, 2, MOST_TRIALS), root.whole("seed", 1, 0, Integer.MAX_VALUE))
                : null;
        Section walk = root.section("walk_forward");
        SweepPlan plan = new SweepPlan(
                keys(root),
                draw,
                walk.has("choose_days") ? walk.whole("choose_days", 20, 2, 10_000) : null,
                walk.has("judge_days") ? walk.whole("judge_days", 5, 1, 10_000) : null,
                walk.flag("anchored", false));
        walk.mayHave("choose_days");
        walk.mayHave("judge_days");
        root.reportUnknownKeys();
        if (!random && plan.combinations().compareTo(BigInteger.valueOf(MOST_TRIALS)) > 0) {
            problems.add("keys have " + plan.combinations() + " combinations, at most " + MOST_TRIALS
                    + " are played; use \"search\": \"random\" with fewer trials");
        }
        problems.throwIfAny();
        return plan;
    }

    private static Map<String, Object> content(Path file) {
        try {
            return Json.readObject(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigException("sweep file: " + FileFault.unreadable(file, e));
        } catch (JsonException e) {
            throw new ConfigException("sweep file " + file + ": " + e.getMessage());
        }
    }

    private static List<SweptKey> keys(Section root) {
        Section section = root.section("keys");
        List<SweptKey> keys = new ArrayList<>();
        section.everything().forEach((path, values) -> {
            List<Object> tried = switch (values) {
                case List<?> list -> values(section.pathOf(path), list, root.problems());
                case Map<?, ?> _ -> range(section.section(path));
                case null, default -> List.of();
            };
            if (tried.isEmpty()) {
                root.problems()
                        .add(section.pathOf(path)
                                + " must be a list of values, or {\"from\": …, \"to\": …, \"step\": …}");
            }
            keys.add(new SweptKey(path, tried));
        });
        if (keys.isEmpty()) {
            root.problems().add("keys must name at least one key of the configuration, such as strategy.min_score");
        }
        return keys;
    }

    private static List<Object> values(String path, List<?> list, Problems problems) {
        List<Object> values = new ArrayList<>();
        for (Object value : list) {
            if (value == null) {
                problems.add(path + " must have no null");
            } else {
                values.add(value);
            }
        }
        return List.copyOf(new LinkedHashSet<>(values));
    }

    /// From the one number to the other, both included where the steps reach it.
    private static List<Object> range(Section range) {
        BigDecimal from = range.number("from", "0", "-1000000000", "1000000000");
        BigDecimal to = range.number("to", "0", "-1000000000", "1000000000");
        BigDecimal step = range.number("step", "1", "0.000001", "1000000000");
        if (to.compareTo(from) < 0 || to.subtract(from).compareTo(step.multiply(MOST_VALUES)) > 0) {
            range.problems()
                    .add(range.pathOf("to") + " must be from " + from.toPlainString() + " to " + MOST_VALUES
                            + " steps above it, was " + to.toPlainString());
            return List.of(from);
        }
        List<Object> values = new ArrayList<>();
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            values.add(value);
        }
        return values;
    }
}
