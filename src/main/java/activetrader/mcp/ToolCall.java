package activetrader.mcp;

import java.util.Map;
import java.util.Optional;

/// One call of a tool.
///
/// @param meta the caller's `_meta`; empty when there is none
public record ToolCall(String tool, Arguments arguments, Map<String, Object> meta) {
    /// The key of `_meta` under which the daemon sends the tag of its cycle.
    public static final String CYCLE = "active-trader/cycle";

    /// The cycle for which the call is made, such as `2026-11-23#7`.
    public Optional<String> cycle() {
        return Optional.ofNullable(meta.get(CYCLE)).map(Object::toString);
    }
}
