package activetrader.mcp.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tool's answer under construction: keys in the order in which they are put, absent values left out.
final class Answer {
    private final Map<String, Object> values = new LinkedHashMap<>();

    Answer put(String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value);
        }
        return this;
    }

    Map<String, Object> toMap() {
        return values;
    }
}
