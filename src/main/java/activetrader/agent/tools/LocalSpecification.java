package activetrader.agent.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.List;
import java.util.Map;

/// Describes a tool to a chat model with what the MCP client would keep of its description.
final class LocalSpecification {
    private LocalSpecification() {}

    static ToolSpecification of(LocalService.LocalTool tool) {
        JsonObjectSchema.Builder parameters = JsonObjectSchema.builder().additionalProperties(false);
        if (tool.schema().get("properties") instanceof Map<?, ?> properties) {
            properties.forEach(
                    (name, schema) -> parameters.addProperty(String.valueOf(name), element((Map<?, ?>) schema)));
        }
        if (tool.schema().get("required") instanceof List<?> names) {
            parameters.required(names.stream().map(String::valueOf).toList());
        }
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(parameters.build())
                .build();
    }

    private static JsonSchemaElement element(Map<?, ?> schema) {
        String description = String.valueOf(schema.get("description"));
        return switch (String.valueOf(schema.get("type"))) {
            case "array" ->
                JsonArraySchema.builder()
                        .description(description)
                        .items(new JsonStringSchema())
                        .build();
            case "integer" ->
                JsonIntegerSchema.builder().description(description).build();
            case "number" -> JsonNumberSchema.builder().description(description).build();
            case "boolean" ->
                JsonBooleanSchema.builder().description(description).build();
            default -> text(schema, description);
        };
    }

    private static JsonSchemaElement text(Map<?, ?> schema, String description) {
        return schema.get("enum") instanceof List<?> values
                ? JsonEnumSchema.builder()
                        .description(description)
                        .enumValues(values.stream().map(String::valueOf).toList())
                        .build()
                : JsonStringSchema.builder().description(description).build();
    }
}
