package activetrader.json;

import activetrader.market.DecimalText;
import activetrader.text.FailureReason;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads and writes JSON with the same rules everywhere.
///
/// Decimals are exact in both directions and are written as plain JSON numbers, unless a component asks for
/// text with `@JsonFormat(shape = STRING)`. Prices, quantities and amounts of money are such numbers, and a symbol is
/// its
/// text.
/// Instants are ISO-8601 in UTC. Characters that a reader of the text would not see are escaped. Nulls are
/// left out when writing; unknown properties are skipped when reading.
///
/// Text from outside is read strictly: a key that occurs twice in one object, a number beyond the bounds of
/// [activetrader.market.DecimalText], and a number in place of a word or a time are refused.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .characterEscapes(new HiddenCharacters())
                    .build())
            .addModule(new JavaTimeModule()
                    .addDeserializer(Instant.class, new InstantReader())
                    .addSerializer(Instant.class, new InstantWriter()))
            .addModule(new MarketTypes())
            .annotationIntrospector(new UnknownNames())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final ObjectWriter WITH_NULLS = MAPPER.rebuild()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build()
            .writer();

    private static final ObjectReader OBJECT = MAPPER.readerFor(new TypeReference<Map<String, Object>>() {});

    private static final ObjectReader FIRST = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final PlainValues PLAIN = new PlainValues(Json::readBack);

    private Json() {}

    /// `value` on one line, with its nulls: for APIs whose clients expect the keys.
    public static String writeWithNulls(Object value) {
        try {
            return WITH_NULLS.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new JsonException("cannot be written as JSON: " + JsonFault.of(e), e);
        }
    }

    /// `value` over several indented lines, with its nulls.
    public static String writePrettyWithNulls(Object value) {
        try {
            return WITH_NULLS.withDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new JsonException("cannot be written as JSON: " + JsonFault.of(e), e);
        }
    }

    /// `value` on one line.
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new JsonException("cannot be written as JSON: " + JsonFault.of(e), e);
        }
    }

    /// `value` over several indented lines.
    public static String writePretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new JsonException("cannot be written as JSON: " + JsonFault.of(e), e);
        }
    }

    /// Reads `text` as a `type`.
    ///
    /// @throws JsonException when it is not one
    public static <T> T read(String text, Class<T> type) {
        try {
            return required(MAPPER.readValue(text, type));
        } catch (JsonProcessingException e) {
            throw new JsonException("not the expected JSON: " + JsonFault.of(e), e);
        }
    }

    /// As [#read]; empty when `text` names a subtype of `type` that this version does not know, as a later one may have
    /// written it.
    public static <T> Optional<T> readKnown(String text, Class<T> type) {
        try {
            Optional<T> known = Optional.ofNullable(MAPPER.readValue(text, type));
            if (known.isEmpty() && text.strip().equals("null")) {
                throw nothing();
            }
            return known;
        } catch (JsonProcessingException e) {
            throw new JsonException("not the expected JSON: " + JsonFault.of(e), e);
        }
    }

    /// Reads `text` as an array of `type`.
    public static <T> List<T> readList(String text, Class<T> type) {
        try {
            return required(MAPPER.readValue(text, MAPPER.getTypeFactory().constructCollectionType(List.class, type)));
        } catch (JsonProcessingException e) {
            throw new JsonException("not the expected JSON: " + JsonFault.of(e), e);
        }
    }

    /// Reads the first value in `text` as a `type`; accepts a byte order mark before it and any text after it.
    ///
    /// @throws JsonException when it is not one
    public static <T> T readFirst(String text, Class<T> type) {
        try {
            return required(FIRST.forType(type).readValue(withoutMark(text)));
        } catch (JsonProcessingException e) {
            throw new JsonException("not the expected JSON: " + JsonFault.of(e), e);
        }
    }

    /// As [#readFirst], for an array of `type`; its items may be null.
    public static <T> List<@Nullable T> readFirstList(String text, Class<T> type) {
        try {
            return required(FIRST.forType(MAPPER.getTypeFactory().constructCollectionType(List.class, type))
                    .readValue(withoutMark(text)));
        } catch (JsonProcessingException e) {
            throw new JsonException("not the expected JSON: " + JsonFault.of(e), e);
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// Reads `text` as an object of plain maps, lists, strings, booleans, integers and exact decimals.
    public static Map<String, Object> readObject(String text) {
        try {
            Map<String, Object> object = required(OBJECT.readValue(text));
            requireBounded(object);
            return object;
        } catch (JsonProcessingException e) {
            throw new JsonException("not a JSON object: " + JsonFault.of(e), e);
        }
    }

    /// What [#readObject] gives for the JSON of `value`.
    ///
    /// @throws JsonException when that is no object
    public static Map<String, Object> plainObject(Object value) {
        if (PLAIN.of(value) instanceof Map<?, ?> map) {
            requireBounded(map);
            Map<String, Object> object = new LinkedHashMap<>();
            map.forEach((key, item) -> object.put(String.valueOf(key), item));
            return object;
        }
        throw new JsonException("not a JSON object", new IllegalArgumentException(String.valueOf(value)));
    }

    private static Object readBack(Object value) {
        return read(write(value), Object.class);
    }

    private static void requireBounded(@Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(Json::requireBounded);
            case List<?> list -> list.forEach(Json::requireBounded);
            case BigDecimal number when !DecimalText.isBounded(number) -> throw unbounded(number.precision());
            case BigInteger number -> throw unbounded(number.bitLength());
            case null, default -> {}
        }
    }

    private static JsonException unbounded(int size) {
        return new JsonException("a number of too many digits", new NumberFormatException("a number of size " + size));
    }

    /// Refuses `text` that is no JSON or in which a key occurs twice in one object.
    ///
    /// @throws JsonException with a one-line reason
    public static void requireUnambiguous(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new JsonException(
                    "not JSON without doubt: "
                            + (e instanceof JsonProcessingException json ? JsonFault.of(json) : FailureReason.of(e)),
                    e);
        }
    }

    /// Converts a plain map or list into a `type`, or the reverse.
    public static <T> T convert(Object value, Class<T> type) {
        try {
            return required(MAPPER.convertValue(value, type));
        } catch (IllegalArgumentException e) {
            throw new JsonException("not the expected JSON: " + JsonFault.of(e), e);
        }
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw nothing();
        }
        return value;
    }

    private static JsonException nothing() {
        return new JsonException("the JSON value is null", new NullPointerException("null"));
    }
}
