package activetrader.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says in plain words why a text is not the JSON that was expected. The library's messages name Java classes and
/// switches of its own.
final class JsonFault {
    private static final Pattern START = Pattern.compile("\\[Source: .*?; line: (\\d+), column: (\\d+)\\]");
    private static final Pattern SWITCH = Pattern.compile("(: enable|,? from|,? as per) `?[A-Z]\\w*[.`].*?(?=\\)|$)");
    private static final int LONGEST_VALUE = 40;

    private JsonFault() {}

    /// The reason in one line, with the field, or the line and column of the text, where known.
    static String of(JsonProcessingException e) {
        return switch (e) {
            case MismatchedInputException mismatch
            when !field(mismatch).isEmpty() ->
                field(mismatch) + " must be " + wanted(mismatch.getTargetType()) + value(mismatch);
            case MismatchedInputException mismatch -> whole(mismatch) + at(mismatch.getLocation());
            case JsonMappingException mapping
            when mapping.getCause() != null ->
                field(mapping) + " " + firstLine(mapping.getCause().getMessage());
            default -> syntax(firstLine(e.getOriginalMessage())) + at(e.getLocation());
        };
    }

    /// As [#of], for a failed conversion, whose own exception has the library's as its cause.
    static String of(IllegalArgumentException e) {
        return e.getCause() instanceof JsonProcessingException json ? of(json) : syntax(firstLine(e.getMessage()));
    }

    /// The path of the field that does not fit, such as `orders[0].qty`; empty for the whole text.
    private static String field(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String whole(MismatchedInputException e) {
        String message = firstLine(e.getOriginalMessage());
        if (message.startsWith("No content")) {
            return "the text is empty";
        }
        return message.startsWith("Trailing token")
                ? "there is text after the value"
                : "it must be " + wanted(e.getTargetType());
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "another kind of value";
        }
        if (type.isEnum()) {
            return "one of "
                    + Stream.of(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "a time such as 2026-03-02T15:00:00Z";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (BigDecimal.class.isAssignableFrom(type) || Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : object(type);
    }

    private static String object(Class<?> type) {
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "another kind of value";
    }

    private static String value(MismatchedInputException e) {
        if (e instanceof InvalidFormatException format && format.getValue() != null) {
            String value = String.valueOf(format.getValue());
            return ", was " + (value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…");
        }
        return "";
    }

    private static String syntax(String message) {
        String placed = START.matcher(message).replaceAll("line $1, column $2");
        return SWITCH.matcher(placed).replaceAll("").replace("`", "");
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unknown fault" : message.lines().findFirst().orElse("unknown fault");
    }
}
