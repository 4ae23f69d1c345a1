package activetrader.json;

import activetrader.time.Instants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/// Reads instants: the usual form by a fast way, any other as Jackson does.
final class InstantReader extends StdScalarDeserializer<Instant> {
    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
        if (in.hasToken(JsonToken.VALUE_STRING)) {
            try {
                return Instants.parse(in.getText());
            } catch (DateTimeException _) {
                return InstantDeserializer.INSTANT.deserialize(in, context); // knows more forms, and names the field
            }
        }
        return (Instant) context.handleUnexpectedToken(
                Instant.class, in.currentToken(), in, "a time is text such as 2026-03-02T15:00:00Z");
    }
}
