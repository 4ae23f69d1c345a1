package activetrader.mcp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tool's answer under construction: keys stay in the order in which they are added, absent values are left out,
/// instants are cut to the millisecond.
public final class Answer {
    private final Map<String, Object> values = new LinkedHashMap<>();

    public static Answer success() {
        return new Answer().put("success", true);
    }

    /// An expected refusal: the tool did not fail, but nothing was done.
    public static Answer refusal(String reasonCode, String message) {
        return new Answer().put("success", false).put("error", message).put("reason_code", reasonCode);
    }

    public Answer put(String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value instanceof Instant at ? at.truncatedTo(ChronoUnit.MILLIS) : value);
        }
        return this;
    }

    public Map<String, Object> toMap() {
        return values;
    }
}
