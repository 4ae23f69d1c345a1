package activetrader.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One object of the configuration file. Each read names a key and its default; a key that is never read is
/// unknown.
///
/// For a bad value a problem is added to the [Problems] and the default returned, so that reading continues and
/// finds the others.
public final class Section {
    private final String path;
    private final Map<String, Object> values;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Section> children = new ArrayList<>();

    public Section(String path, Map<String, Object> values, Problems problems) {
        this.path = path;
        this.values = values;
        this.problems = problems;
    }

    public Problems problems() {
        return problems;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /// Whether `key` has the value null, which for some keys means to leave a parameter out.
    public boolean isNull(String key) {
        known.add(key);
        return has(key) && values.get(key) == null;
    }

    /// Makes `key` known when another section may override it.
    public void mayHave(String key) {
        known.add(key);
    }

    /// The full name of `key`, as it appears in messages: `risk.max_positions`.
    public String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public String text(String key, String fallback) {
        return read(key, fallback, "text in quotes", String.class, value -> true);
    }

    /// Text that must be one of `allowed`.
    public String choice(String key, String fallback, List<String> allowed) {
        return read(key, fallback, "one of " + String.join(", ", allowed), String.class, allowed::contains);
    }

    public @Nullable String optionalText(String key) {
        known.add(key);
        return has(key) ? text(key, "") : null;
    }

    /// A key or password, which no message shows; empty when it is absent.
    public Optional<Secret> secret(String key) {
        known.add(key);
        Object value = values.get(key);
        if (value == null || (value instanceof String text && text.isBlank())) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            try {
                return Optional.of(Secret.checked(pathOf(key), text.strip()));
            } catch (ConfigException e) {
                e.problems().forEach(problems::add);
                return Optional.empty();
            }
        }
        problems.add(pathOf(key) + " must be text in quotes");
        return Optional.empty();
    }

    public boolean flag(String key, boolean fallback) {
        return read(key, fallback, "true or false", Boolean.class, value -> true);
    }

    /// A whole number from `min` to `max`.
    public int whole(String key, int fallback, int min, int max) {
        String allowed = "a whole number from " + min + " to " + max;
        BigDecimal value = read(
                key,
                BigDecimal.valueOf(fallback),
                allowed,
                BigDecimal.class,
                number -> number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(BigDecimal.valueOf(min)) >= 0
                        && number.compareTo(BigDecimal.valueOf(max)) <= 0);
        return value.intValueExact();
    }

    /// A number from `min` to `max`, exact.
    public BigDecimal number(String key, String fallback, String min, String max) {
        BigDecimal least = new BigDecimal(min);
        BigDecimal most = new BigDecimal(max);
        return read(
                key,
                new BigDecimal(fallback),
                "a number from " + min + " to " + max,
                BigDecimal.class,
                number -> number.compareTo(least) >= 0 && number.compareTo(most) <= 0);
    }

    public List<String> texts(String key, List<String> fallback) {
        known.add(key);
        Object value = values.get(key);
        if (value == null) {
            return fallback;
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        problems.add(pathOf(key) + " must be a list of texts, was " + shown(value));
        return fallback;
    }

    /// An object with keys of its own; empty when it is absent.
    public Section section(String key) {
        known.add(key);
        Object value = values.get(key);
        if (value == null) {
            return child(pathOf(key), Map.of());
        }
        if (value instanceof Map<?, ?> map) {
            return child(pathOf(key), named(map));
        }
        problems.add(pathOf(key) + " must be an object, was " + shown(value));
        return child(pathOf(key), Map.of());
    }

    /// A list of objects; empty when it is absent.
    public List<Section> sections(String key) {
        known.add(key);
        Object value = values.get(key);
        List<Section> found = new ArrayList<>();
        if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                found.add(child(pathOf(key) + "[" + i + "]", named((Map<?, ?>) list.get(i))));
            }
        } else if (value != null) {
            problems.add(pathOf(key) + " must be a list of objects, was " + shown(value));
        }
        return found;
    }

    /// All values, null ones included, for keys that only the user knows, such as parameters for a model.
    public Map<String, Object> everything() {
        known.addAll(values.keySet());
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Adds a problem for every key, here and below, that was never read.
    public void reportUnknownKeys() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                String meant = Spelling.nearest(key, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElseGet(() -> "; known here: " + String.join(", ", known));
                problems.add(pathOf(key) + " is not a known key" + meant);
            }
        }
        children.forEach(Section::reportUnknownKeys);
    }

    /// The full names of all keys that have been read, here and below; sections themselves are not among them.
    public List<String> knownKeys() {
        Set<String> sections = new LinkedHashSet<>();
        List<String> keys = new ArrayList<>();
        children.forEach(child -> sections.add(child.path));
        known.stream().map(this::pathOf).filter(key -> !sections.contains(key)).forEach(keys::add);
        children.forEach(child -> keys.addAll(child.knownKeys()));
        return keys;
    }

    private Section child(String childPath, Map<String, Object> childValues) {
        Section child = new Section(childPath, childValues, problems);
        children.add(child);
        return child;
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    private <T> T read(String key, T fallback, String allowed, Class<T> type, Predicate<T> valid) {
        known.add(key);
        if (!has(key)) {
            return fallback;
        }
        Object value = values.get(key);
        Object comparable =
                value instanceof Integer || value instanceof Long ? new BigDecimal(value.toString()) : value;
        if (type.isInstance(comparable) && valid.test(type.cast(comparable))) {
            return type.cast(comparable);
        }
        problems.add(pathOf(key) + " must be " + allowed + ", was " + shown(value));
        return fallback;
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }
}
