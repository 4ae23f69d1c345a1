package activetrader.app.sweep.plan;

import activetrader.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A configuration in which a trial has put its values.
final class TrialConfiguration {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)(?:\\[(\\d{1,2})])?");

    private TrialConfiguration() {}

    /// A copy of `base` with the values of `trial`. Objects on the way to a key are made where they are missing.
    ///
    /// @throws ConfigException when a path leads through something that is no object, or an entry that is not there
    static Map<String, Object> of(Map<String, Object> base, Trial trial) {
        Map<String, Object> configuration = base;
        for (Map.Entry<String, Object> value : trial.values().entrySet()) {
            configuration =
                    with(configuration, value.getKey(), List.of(value.getKey().split("\\.", -1)), value.getValue());
        }
        return configuration;
    }

    private static Map<String, Object> with(Map<String, Object> object, String path, List<String> steps, Object value) {
        Matcher step = STEP.matcher(steps.getFirst());
        if (!step.matches()) {
            throw new ConfigException(
                    "keys." + path + " must be names with dots between them, such as strategy.min_score");
        }
        Map<String, Object> changed = new LinkedHashMap<>(object);
        String name = step.group(1);
        List<String> rest = steps.subList(1, steps.size());
        if (step.group(2) == null) {
            changed.put(name, rest.isEmpty() ? value : with(object(object.get(name), path), path, rest, value));
            return changed;
        }
        int index = Integer.parseInt(step.group(2));
        if (!(object.get(name) instanceof List<?> list) || index >= list.size()) {
            throw new ConfigException("keys." + path + ": the configuration has no " + steps.getFirst());
        }
        List<Object> entries = new ArrayList<>(list);
        entries.set(index, rest.isEmpty() ? value : with(object(list.get(index), path), path, rest, value));
        changed.put(name, entries);
        return changed;
    }

    private static Map<String, Object> object(@org.jspecify.annotations.Nullable Object value, String path) {
        if (value != null && !(value instanceof Map<?, ?>)) {
            throw new ConfigException("keys." + path + " leads through a value that is no object");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> object.put(String.valueOf(key), each));
        }
        return object;
    }
}
