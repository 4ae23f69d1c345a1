package activetrader.agent.custom;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A call of a tool, such as `buy`. The tools and their arguments are those of the two services.
///
/// @param arguments by name: text, numbers and booleans
/// @param why one line for the summary
public record ToolCall(String tool, Map<String, Object> arguments, String why) {
    public ToolCall {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /// The symbol that it is about; `null` as text where it names none.
    public String symbol() {
        return String.valueOf(arguments.get("symbol"));
    }

    String line() {
        return tool + " " + symbol() + ": " + why;
    }
}
