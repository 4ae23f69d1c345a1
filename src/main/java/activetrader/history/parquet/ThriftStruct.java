package activetrader.history.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A struct in Thrift's compact protocol, in which Parquet writes its headers. Fields are added by ascending id.
final class ThriftStruct {
    private static final int TRUE = 1;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONGEST_DELTA = 15;
    private static final int SHORT_LIST = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int last;

    ThriftStruct i32(int id, int value) {
        field(id, I32);
        zigzag(value);
        return this;
    }

    ThriftStruct i64(int id, long value) {
        field(id, I64);
        zigzag(value);
        return this;
    }

    ThriftStruct yes(int id) {
        field(id, TRUE);
        return this;
    }

    ThriftStruct text(int id, String value) {
        return binary(id, value.getBytes(StandardCharsets.UTF_8));
    }

    ThriftStruct binary(int id, byte[] value) {
        field(id, BINARY);
        bytes(value);
        return this;
    }

    ThriftStruct struct(int id, ThriftStruct value) {
        field(id, STRUCT);
        out.writeBytes(value.bytes());
        return this;
    }

    ThriftStruct structs(int id, List<ThriftStruct> values) {
        list(id, STRUCT, values.size());
        values.forEach(value -> out.writeBytes(value.bytes()));
        return this;
    }

    ThriftStruct i32s(int id, List<Integer> values) {
        list(id, I32, values.size());
        values.forEach(this::zigzag);
        return this;
    }

    ThriftStruct texts(int id, List<String> values) {
        list(id, BINARY, values.size());
        values.forEach(value -> bytes(value.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /// The struct with its end mark.
    byte[] bytes() {
        byte[] fields = out.toByteArray();
        byte[] ended = new byte[fields.length + 1];
        System.arraycopy(fields, 0, ended, 0, fields.length);
        return ended;
    }

    private void field(int id, int type) {
        int delta = id - last;
        if (delta < 1 || delta > LONGEST_DELTA) {
            throw new IllegalArgumentException("field " + id + " cannot follow field " + last);
        }
        out.write(delta << 4 | type);
        last = id;
    }

    private void list(int id, int type, int size) {
        field(id, LIST);
        if (size < SHORT_LIST) {
            out.write(size << 4 | type);
        } else {
            out.write(SHORT_LIST << 4 | type);
            varint(size);
        }
    }

    private void bytes(byte[] value) {
        varint(value.length);
        out.writeBytes(value);
    }

    private void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
