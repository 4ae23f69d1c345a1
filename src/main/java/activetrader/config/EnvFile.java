package activetrader.config;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `.env` file: `NAME=value`, also with `export`, spaces, quotes, a comment behind the value, or as `NAME:
/// value`; with or without a byte order mark, with any line end. The last line of a name counts.
/// See decision 69.
///
/// @param values by name
/// @param unread one message for each line that cannot be read, with its number and never with its text
public record EnvFile(Map<String, String> values, List<String> unread) {
    private static final Pattern LINE =
            Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)(?:\\s*=\\s*|:\\s+|:$)(.*)");
    private static final Pattern QUOTED = Pattern.compile("([\"'])(.*?)(?<!\\\\)\\1\\s*(?:#.*)?");
    private static final char MARK = '\uFEFF';

    public EnvFile {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        unread = List.copyOf(unread);
    }

    public static EnvFile parse(byte[] content) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> unread = new ArrayList<>();
        int number = 0;
        for (String raw : text(content).split("\\R", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher entry = LINE.matcher(line);
            Optional<String> value = entry.matches() ? value(entry.group(2)) : Optional.empty();
            if (value.isPresent()) {
                values.put(entry.group(1), value.get());
            } else {
                unread.add("line " + number + " is not NAME=value"
                        + (entry.matches() ? ": its quote is not closed" : ", nor a comment that starts with #"));
            }
        }
        return new EnvFile(values, unread);
    }

    private static String text(byte[] content) {
        String text = new String(content, charset(content));
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    /// The charset of the file: editors on Windows also save as UTF-16, with a byte order mark.
    private static Charset charset(byte[] content) {
        if (content.length < 2) {
            return StandardCharsets.UTF_8;
        }
        int mark = ((content[0] & 0xFF) << 8) | (content[1] & 0xFF);
        return switch (mark) {
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }

    /// The value; empty when a quote is opened and not closed.
    private static Optional<String> value(String text) {
        if (!text.startsWith("\"") && !text.startsWith("'")) {
            return Optional.of(
                    text.startsWith("#") ? "" : text.replaceFirst("\\s+#.*", "").strip());
        }
        Matcher quoted = QUOTED.matcher(text);
        if (!quoted.matches()) {
            return Optional.empty();
        }
        boolean escapes = quoted.group(1).equals("\"");
        return Optional.of(escapes ? quoted.group(2).replaceAll("\\\\([\"\\\\$])", "$1") : quoted.group(2));
    }
}
