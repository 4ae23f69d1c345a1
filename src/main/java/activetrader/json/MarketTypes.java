package activetrader.json;

import activetrader.market.DecimalText;
import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The JSON form of the market's value types: amounts are numbers (text with `@JsonFormat(shape = STRING)`), names
/// are text.
final class MarketTypes extends SimpleModule {
    MarketTypes() {
        number(Price.class, Price::value, Price::new);
        number(Quantity.class, Quantity::value, Quantity::new);
        number(Money.class, Money::value, Money::new);
        text(Symbol.class, Symbol::value, Symbol::new);
        text(OrderStatus.class, OrderStatus::code, OrderStatus::new);
        addKeyDeserializer(Symbol.class, new SymbolKey());
        addDeserializer(BigDecimal.class, new Reader<>(BigDecimal.class, in -> DecimalText.parse(in.getText())));
    }

    private <T> void number(Class<T> type, Function<T, BigDecimal> toNumber, Function<BigDecimal, T> fromNumber) {
        addSerializer(type, new NumberWriter<>(type, toNumber, false));
        addDeserializer(type, new Reader<>(type, in -> fromNumber.apply(DecimalText.parse(in.getText()))));
    }

    private <T> void text(Class<T> type, Function<T, String> toText, Function<String, T> fromText) {
        addSerializer(type, new Writer<>(type, (value, out) -> out.writeString(toText.apply(value))));
        addDeserializer(type, new Reader<>(type, in -> fromText.apply(in.getText())));
    }

    private interface Write<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private interface Read<T> {
        T read(JsonParser in) throws IOException;
    }

    private static final class Writer<T> extends StdSerializer<T> {
        private final transient Write<T> write;

        Writer(Class<T> type, Write<T> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            write.write(value, out);
        }
    }

    /// Writes a number, or the same digits as text where a component asks for it.
    private static final class NumberWriter<T> extends StdSerializer<T> implements ContextualSerializer {
        private final transient Function<T, BigDecimal> toNumber;
        private final boolean asText;

        NumberWriter(Class<T> type, Function<T, BigDecimal> toNumber, boolean asText) {
            super(type);
            this.toNumber = toNumber;
            this.asText = asText;
        }

        @Override
        public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property) {
            JsonFormat.Value format = findFormatOverrides(provider, property, handledType());
            return format.getShape() == JsonFormat.Shape.STRING
                    ? new NumberWriter<>(handledType(), toNumber, true)
                    : this;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            BigDecimal number = toNumber.apply(value);
            if (asText) {
                out.writeString(number.toPlainString());
            } else {
                out.writeNumber(number);
            }
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private final transient Read<T> read;

        Reader(Class<T> type, Read<T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
                return read.read(in);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(in.getText(), handledType(), e.getMessage());
            }
        }
    }

    private static final class SymbolKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return new Symbol(key);
        }
    }
}
