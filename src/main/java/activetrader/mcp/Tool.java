package activetrader.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A tool that an MCP client may call.
///
/// @param description one or two short sentences; every model call pays for them
/// @param effect what a call may change
/// @param throttled whether calls count towards the service's limit; tools that close positions are never limited
public record Tool(
        String name,
        String description,
        List<Parameter> parameters,
        Effect effect,
        boolean throttled,
        ToolHandler handler) {
    public Tool {
        parameters = List.copyOf(parameters);
    }

    /// What a call of a tool may change, given to clients as a hint.
    public enum Effect {
        /// Nothing.
        READ_ONLY,
        /// Something, at each call.
        CHANGES,
        /// Something that cannot be undone; a second call changes nothing more.
        FINAL
    }

    /// A tool that only reads.
    public static Tool reading(String name, String description, List<Parameter> parameters, ToolHandler handler) {
        return new Tool(name, description, parameters, Effect.READ_ONLY, true, handler);
    }

    /// A tool that changes something at each call.
    public static Tool changing(String name, String description, List<Parameter> parameters, ToolHandler handler) {
        return new Tool(name, description, parameters, Effect.CHANGES, true, handler);
    }

    /// A tool that ends something; repeating the call does no harm.
    public static Tool ending(String name, String description, List<Parameter> parameters, ToolHandler handler) {
        return new Tool(name, description, parameters, Effect.FINAL, true, handler);
    }

    /// This tool without the limit on the number of calls.
    public Tool unthrottled() {
        return new Tool(name, description, parameters, effect, false, handler);
    }

    /// This tool with another handler.
    public Tool answeredBy(ToolHandler other) {
        return new Tool(name, description, parameters, effect, throttled, other);
    }

    /// The JSON schema of the arguments, in a fixed order, so that a model provider's prompt cache hits it.
    public Map<String, Object> inputSchema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        parameters.forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                parameters.stream()
                        .filter(Parameter::required)
                        .map(Parameter::name)
                        .toList());
        schema.put("additionalProperties", false);
        return schema;
    }
}
