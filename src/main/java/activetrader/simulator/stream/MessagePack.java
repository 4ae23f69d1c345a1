package activetrader.simulator.stream;

import activetrader.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

/// Plain maps, lists, strings, numbers and instants as MessagePack. An instant is its timestamp extension, a decimal a
/// double, as Alpaca's market-data stream sends them.
/// See decision 23.
final class MessagePack {
    private MessagePack() {}

    static byte[] write(Object value) {
        try (MessageBufferPacker packer = org.msgpack.core.MessagePack.newDefaultBufferPacker()) {
            pack(packer, value);
            return packer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(MessagePacker packer, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> packer.packNil();
            case Map<?, ?> map -> {
                packer.packMapHeader(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    packer.packString(String.valueOf(entry.getKey()));
                    pack(packer, entry.getValue());
                }
            }
            case List<?> list -> {
                packer.packArrayHeader(list.size());
                for (Object element : list) {
                    pack(packer, element);
                }
            }
            case BigDecimal decimal -> packer.packDouble(decimal.doubleValue());
            case Number number -> packer.packLong(number.longValue());
            case Boolean flag -> packer.packBoolean(flag);
            case Instant instant -> packer.packTimestamp(instant);
            default -> packer.packString(value.toString());
        }
    }

    /// @throws IllegalArgumentException or [activetrader.json.JsonException] when `message` is not an object
    static Map<String, Object> readObject(byte[] message) {
        try (MessageUnpacker unpacker = org.msgpack.core.MessagePack.newDefaultUnpacker(message)) {
            return Json.readObject(unpacker.unpackValue().toJson());
        } catch (IOException | MessagePackException e) {
            throw new IllegalArgumentException("not an object in MessagePack: " + e.getMessage(), e);
        }
    }
}
