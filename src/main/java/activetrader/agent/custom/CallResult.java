package activetrader.agent.custom;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What became of a call.
///
/// @param text as the tool returned it
/// @param values the same as values by name; none where the text is no JSON object
public record CallResult(ToolCall call, String text, Map<String, Object> values) {
    public CallResult {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Whether an order was accepted, or another request was carried out.
    public boolean succeeded() {
        return Boolean.TRUE.equals(values.get("success"));
    }
}
