package activetrader.mcp.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tool's answer under construction: keys stay in the order in which they are added, absent values are left out,
/// instants are cut to the millisecond.
final class Answer {
    private final Map<String, Object> values = new LinkedHashMap<>();

    Answer put(String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value instanceof Instant at ? at.truncatedTo(ChronoUnit.MILLIS) : value);
        }
        return this;
    }

    Map<String, Object> toMap() {
        return values;
    }
}
