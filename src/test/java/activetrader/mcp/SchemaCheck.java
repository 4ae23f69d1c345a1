package activetrader.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the schemas of tools must tell a model that cannot ask: each default and each bound.
public final class SchemaCheck {
    private SchemaCheck() {}

    /// One line for each argument of `tools` that leaves something open.
    public static List<String> gaps(List<Map<String, Object>> tools) {
        List<String> gaps = new ArrayList<>();
        for (Map<String, Object> tool : tools) {
            Map<?, ?> schema = (Map<?, ?>) Objects.requireNonNull(tool.get("inputSchema"));
            List<?> required = schema.get("required") instanceof List<?> names ? names : List.of();
            Map<?, ?> arguments = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
            arguments.forEach((name, argument) -> {
                Map<?, ?> fields = (Map<?, ?>) argument;
                if (!required.contains(name) && !saysDefault(fields)) {
                    gaps.add(tool.get("name") + "." + name + " has no default");
                }
                if (!saysBounds(fields)) {
                    gaps.add(tool.get("name") + "." + name + " has no bounds");
                }
            });
        }
        return gaps;
    }

    private static boolean saysDefault(Map<?, ?> argument) {
        return argument.containsKey("default")
                || String.valueOf(argument.get("description")).contains("if absent");
    }

    private static boolean saysBounds(Map<?, ?> argument) {
        Set<String> bounds = switch (String.valueOf(argument.get("type"))) {
            case "string" -> Set.of("maxLength", "enum", "format");
            case "integer" -> Set.of("maximum");
            case "number" -> Set.of("exclusiveMinimum", "minimum");
            case "array" -> Set.of("maxItems");
            default -> Set.of("type");
        };
        return bounds.stream().anyMatch(argument::containsKey);
    }
}
