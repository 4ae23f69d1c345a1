package activetrader.json;

import activetrader.time.Instants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;

/// Writes instants as ISO 8601 in UTC.
final class InstantWriter extends StdScalarSerializer<Instant> {
    InstantWriter() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeString(Instants.text(value));
    }
}
