package activetrader.history.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The fields of a struct in Thrift's compact protocol, by id. Fields that are not asked for are read too.
final class ThriftFields {
    private static final int MOST_LEVELS = 16;

    private final Map<Integer, Object> fields = new HashMap<>();

    private ThriftFields() {}

    /// Reads the struct at the position of `bytes`, which moves behind it.
    ///
    /// @throws IllegalArgumentException when there is none
    /// @throws java.nio.BufferUnderflowException when the bytes end within it
    static ThriftFields read(ByteBuffer bytes) {
        return read(bytes, 0);
    }

    private static ThriftFields read(ByteBuffer bytes, int level) {
        if (level > MOST_LEVELS) {
            throw new IllegalArgumentException("structs lie in each other more than " + MOST_LEVELS + " deep");
        }
        ThriftFields struct = new ThriftFields();
        int id = 0;
        for (int head = bytes.get() & 0xFF; head != 0; head = bytes.get() & 0xFF) {
            int delta = head >>> 4;
            id = delta == 0 ? (int) zigzag(bytes) : id + delta;
            struct.fields.put(id, value(bytes, head & 0xF, level));
        }
        return struct;
    }

    private static Object value(ByteBuffer bytes, int type, int level) {
        return switch (type) {
            case 1 -> true;
            case 2 -> false;
            case 3 -> (long) bytes.get();
            case 4, 5, 6 -> zigzag(bytes);
            case 7 -> bytes.getDouble();
            case 8 -> binary(bytes);
            case 9, 10 -> list(bytes, level);
            case 12 -> read(bytes, level + 1);
            default -> throw new IllegalArgumentException("a field has the unknown type " + type);
        };
    }

    private static List<Object> list(ByteBuffer bytes, int level) {
        int head = bytes.get() & 0xFF;
        long size = head >>> 4 == 15 ? varint(bytes) : head >>> 4;
        if (size < 0 || size > bytes.remaining()) {
            throw new IllegalArgumentException("a list of " + size + " does not fit into its file");
        }
        List<Object> items = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            items.add(value(bytes, head & 0xF, level));
        }
        return items;
    }

    private static byte[] binary(ByteBuffer bytes) {
        long length = varint(bytes);
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("a text of " + length + " bytes does not fit into its file");
        }
        byte[] value = new byte[(int) length];
        bytes.get(value);
        return value;
    }

    private static long zigzag(ByteBuffer bytes) {
        long value = varint(bytes);
        return (value >>> 1) ^ -(value & 1);
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number has more than 64 bits");
    }

    boolean has(int id) {
        return fields.containsKey(id);
    }

    long number(int id) {
        return required(id, Long.class);
    }

    String text(int id) {
        return new String(required(id, byte[].class), StandardCharsets.UTF_8);
    }

    ThriftFields struct(int id) {
        return required(id, ThriftFields.class);
    }

    /// The structs of a list; none when the list is missing.
    List<ThriftFields> structs(int id) {
        return has(id) ? list(id).stream().map(ThriftFields.class::cast).toList() : List.of();
    }

    /// The first text of a list.
    String firstText(int id) {
        return new String((byte[]) list(id).getFirst(), StandardCharsets.UTF_8);
    }

    private List<?> list(int id) {
        return required(id, List.class);
    }

    private <T> T required(int id, Class<T> type) {
        Object value = fields.get(id);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("field " + id + " of a header is missing");
        }
        return type.cast(value);
    }
}
