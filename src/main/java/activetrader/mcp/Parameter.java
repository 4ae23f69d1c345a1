package activetrader.mcp;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One argument that a tool takes: its name and its JSON schema. Required unless made [#optional].
///
/// @param schema in the order in which it is sent
public record Parameter(String name, Map<String, Object> schema, boolean required) {
    /// The most symbols that one call may name.
    public static final int MAX_SYMBOLS = 200;

    /// A ticker such as `AAPL`.
    public static Parameter symbol(String name, String description) {
        return text(name, description, 16);
    }

    /// A list of 1 to [#MAX_SYMBOLS] tickers.
    public static Parameter symbols(String name, String description) {
        return texts(name, description, MAX_SYMBOLS);
    }

    /// A list of 1 to `maxItems` texts.
    public static Parameter texts(String name, String description, int maxItems) {
        Map<String, Object> schema = typed("array", description);
        schema.put("items", Map.of("type", "string"));
        schema.put("minItems", 1);
        schema.put("maxItems", maxItems);
        return new Parameter(name, schema, true);
    }

    public static Parameter text(String name, String description, int maxLength) {
        Map<String, Object> schema = typed("string", description);
        schema.put("maxLength", maxLength);
        return new Parameter(name, schema, true);
    }

    /// One of `values`.
    public static Parameter choice(String name, String description, List<String> values) {
        Map<String, Object> schema = typed("string", description);
        schema.put("enum", List.copyOf(values));
        return new Parameter(name, schema, true);
    }

    /// One of the constants of an enum, each called by its name in lower case.
    public static <E extends Enum<E>> Parameter choice(String name, String description, Class<E> values) {
        return choice(name, description, names(values));
    }

    static <E extends Enum<E>> List<String> names(Class<E> values) {
        return Arrays.stream(values.getEnumConstants()).map(Parameter::name).toList();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// A New York date, `YYYY-MM-DD`.
    public static Parameter date(String name, String description) {
        Map<String, Object> schema = typed("string", description);
        schema.put("format", "date");
        return new Parameter(name, schema, true);
    }

    /// A whole number from `min` to `max`.
    public static Parameter whole(String name, String description, long min, long max) {
        Map<String, Object> schema = typed("integer", description);
        schema.put("minimum", min);
        schema.put("maximum", max);
        return new Parameter(name, schema, true);
    }

    /// A positive number.
    public static Parameter positive(String name, String description) {
        Map<String, Object> schema = typed("number", description);
        schema.put("exclusiveMinimum", 0);
        return new Parameter(name, schema, true);
    }

    public static Parameter flag(String name, String description) {
        return new Parameter(name, typed("boolean", description), true);
    }

    public Parameter optional() {
        return new Parameter(name, schema, false);
    }

    /// Optional, with the value that stands in shown in the schema; the constant of an enum by its name in lower case.
    public Parameter optional(Object standIn) {
        Map<String, Object> more = new LinkedHashMap<>(schema);
        more.put("default", standIn instanceof Enum<?> constant ? name(constant) : standIn);
        return new Parameter(name, more, false);
    }

    private static Map<String, Object> typed(String type, String description) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put("description", description);
        return schema;
    }
}
