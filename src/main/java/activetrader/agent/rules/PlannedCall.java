package activetrader.agent.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A tool call that the rules ask for.
///
/// @param why one line for the summary
record PlannedCall(String tool, Map<String, Object> arguments, String why) {
    PlannedCall {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    String symbol() {
        return String.valueOf(arguments.get("symbol"));
    }
}
