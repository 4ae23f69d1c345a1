package activetrader.broker.alpaca.wire;

import activetrader.json.Json;
import activetrader.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the bodies of answers as far as they can be read. A byte order mark and text after the JSON are skipped. In a
/// list, a field that cannot be read is a missing field of its item, and an item that is no object is null: one bad
/// item takes no other with it.
public final class Answers {
    private static final Logger log = LoggerFactory.getLogger(Answers.class);
    private static final String LEGS = "legs";
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private Answers() {}

    /// @throws JsonException when the body is not a `type`
    public static <W> W read(String body, Class<W> type) {
        return Json.readFirst(body, type);
    }

    /// @throws JsonException when the body is no list
    public static <W> List<@Nullable W> list(String body, Class<W> type) {
        try {
            return Json.readFirstList(body, type);
        } catch (JsonException e) {
            List<@Nullable W> items = new ArrayList<>();
            for (Object item : Json.readFirstList(body, Object.class)) {
                items.add(item instanceof Map<?, ?> fields ? Json.convert(readable(fields, type), type) : null);
            }
            return items;
        }
    }

    /// The fields of an item that a `type` can hold; legs are items of the same type.
    private static Map<String, Object> readable(Map<?, ?> fields, Class<?> type) {
        Map<String, Object> kept = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (name.equals(LEGS) && value != null) {
                kept.put(name, readableLegs(value, type));
            } else if (value != null && isReadable(name, value, type)) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private static List<@Nullable Object> readableLegs(Object legs, Class<?> type) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object leg : legs instanceof List<?> list ? list : List.of(legs)) {
            kept.add(leg instanceof Map<?, ?> fields ? readable(fields, type) : null);
        }
        return kept;
    }

    private static boolean isReadable(String name, Object value, Class<?> type) {
        try {
            Json.convert(Map.of(name, value), type);
            return true;
        } catch (JsonException e) {
            if (SAID.size() < 1_000 && SAID.add(name + value)) {
                log.warn("unreadable field taken for missing field={} reason=\"{}\"", name, e.getMessage());
            }
            return false;
        }
    }
}
