package activetrader.history.parquet;

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

    private final PlainBytes out = new PlainBytes();
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
        out.raw(value.bytes());
        return this;
    }

    ThriftStruct structs(int id, List<ThriftStruct> values) {
        list(id, STRUCT, values.size());
        values.forEach(value -> out.raw(value.bytes()));
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
        return new PlainBytes().raw(out.bytes()).raw((byte) 0).bytes();
    }

    private void field(int id, int type) {
        int delta = id - last;
        if (delta < 1 || delta > LONGEST_DELTA) {
            throw new IllegalArgumentException("field " + id + " cannot follow field " + last);
        }
        head(delta, type);
        last = id;
    }

    private void list(int id, int type, int size) {
        field(id, LIST);
        if (size < SHORT_LIST) {
            head(size, type);
        } else {
            head(SHORT_LIST, type);
            out.varint(size);
        }
    }

    private void head(int high, int type) {
        out.raw((byte) ((high << 4) | type));
    }

    private void bytes(byte[] value) {
        out.varint(value.length).raw(value);
    }

    private void zigzag(long value) {
        out.varint((value << 1) ^ (value >> 63));
    }
}
