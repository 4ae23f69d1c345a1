package activetrader.history.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One column of a flat Parquet file, with its values.
public final class ParquetColumn {
    /// The most digits that fit into 64 bits.
    private static final int PRECISION = 18;

    private final String name;
    private final PhysicalType type;
    private final ThriftStruct element;
    private final byte[] plain;
    private final boolean[] present;
    private final boolean optional;
    private final Optional<Range> range;

    private enum PhysicalType {
        INT32(1),
        INT64(2),
        BYTE_ARRAY(6);

        private final int code;

        PhysicalType(int code) {
            this.code = code;
        }
    }

    /// The least and the greatest value as they are written.
    record Range(byte[] least, byte[] greatest) {}

    private ParquetColumn(
            String name,
            PhysicalType type,
            ThriftStruct element,
            byte[] plain,
            boolean[] present,
            boolean optional,
            Optional<Range> range) {
        this.name = name;
        this.type = type;
        this.element = element;
        this.plain = plain;
        this.present = present;
        this.optional = optional;
        this.range = range;
    }

    /// Instants in microseconds since 1970, UTC.
    public static ParquetColumn instants(String name, long... micros) {
        ThriftStruct unit = new ThriftStruct().struct(2, new ThriftStruct());
        ThriftStruct timestamp = new ThriftStruct().yes(1).struct(2, unit);
        ThriftStruct element =
                required(PhysicalType.INT64, name).i32(6, 10).struct(10, new ThriftStruct().struct(8, timestamp));
        return ofLongs(name, element, micros);
    }

    /// Whole numbers.
    public static ParquetColumn counts(String name, long... values) {
        return ofLongs(name, required(PhysicalType.INT64, name), values);
    }

    /// Exact decimals of up to 18 digits.
    ///
    /// @param scale how many of the digits stand behind the point
    /// @param units the values in steps of the last digit
    public static ParquetColumn decimals(String name, int scale, long... units) {
        return ofLongs(name, decimal(required(PhysicalType.INT64, name), scale), units);
    }

    /// As [#decimals]; a value of 0 is written as null.
    public static ParquetColumn optionalDecimals(String name, int scale, long... units) {
        boolean[] present = new boolean[units.length];
        long[] known = new long[units.length];
        int count = 0;
        for (int row = 0; row < units.length; row++) {
            present[row] = units[row] != 0;
            if (present[row]) {
                known[count++] = units[row];
            }
        }
        byte[] plain = plain(known, count);
        ThriftStruct element = decimal(element(PhysicalType.INT64, 1, name), scale);
        return new ParquetColumn(name, PhysicalType.INT64, element, plain, present, true, Optional.empty());
    }

    /// Dates in days since 1970.
    public static ParquetColumn dates(String name, int... days) {
        ByteBuffer plain = buffer(days.length * Integer.BYTES);
        for (int day : days) {
            plain.putInt(day);
        }
        ThriftStruct element = required(PhysicalType.INT32, name)
                .i32(6, 6)
                .struct(10, new ThriftStruct().struct(6, new ThriftStruct()));
        return new ParquetColumn(
                name, PhysicalType.INT32, element, plain.array(), all(days.length), false, Optional.empty());
    }

    public static ParquetColumn texts(String name, List<String> values) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            plain.writeBytes(buffer(Integer.BYTES).putInt(bytes.length).array());
            plain.writeBytes(bytes);
        }
        ThriftStruct element = required(PhysicalType.BYTE_ARRAY, name)
                .i32(6, 0)
                .struct(10, new ThriftStruct().struct(1, new ThriftStruct()));
        return new ParquetColumn(
                name,
                PhysicalType.BYTE_ARRAY,
                element,
                plain.toByteArray(),
                all(values.size()),
                false,
                Optional.empty());
    }

    private static ParquetColumn ofLongs(String name, ThriftStruct element, long... values) {
        byte[] plain = plain(values, values.length);
        return new ParquetColumn(name, PhysicalType.INT64, element, plain, all(values.length), false, range(values));
    }

    private static Optional<Range> range(long... values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        long least = values[0];
        long greatest = values[0];
        for (long value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return Optional.of(new Range(plain(new long[] {least}, 1), plain(new long[] {greatest}, 1)));
    }

    private static byte[] plain(long[] values, int count) {
        ByteBuffer plain = buffer(count * Long.BYTES);
        for (int i = 0; i < count; i++) {
            plain.putLong(values[i]);
        }
        return plain.array();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean[] all(int rows) {
        boolean[] present = new boolean[rows];
        Arrays.fill(present, true);
        return present;
    }

    private static ThriftStruct required(PhysicalType type, String name) {
        return element(type, 0, name);
    }

    private static ThriftStruct element(PhysicalType type, int repetition, String name) {
        return new ThriftStruct().i32(1, type.code).i32(3, repetition).text(4, name);
    }

    private static ThriftStruct decimal(ThriftStruct element, int scale) {
        ThriftStruct decimal = new ThriftStruct().i32(1, scale).i32(2, PRECISION);
        return element.i32(6, 5).i32(7, scale).i32(8, PRECISION).struct(10, new ThriftStruct().struct(5, decimal));
    }

    String name() {
        return name;
    }

    int rows() {
        return present.length;
    }

    int typeCode() {
        return type.code;
    }

    /// The element of the file's schema.
    ThriftStruct element() {
        return element;
    }

    /// The one data page of the column, not compressed: where values may be missing, first which are there.
    byte[] page() {
        byte[] levels = optional ? levels() : new byte[0];
        byte[] page = new byte[levels.length + plain.length];
        System.arraycopy(levels, 0, page, 0, levels.length);
        System.arraycopy(plain, 0, page, levels.length, plain.length);
        return page;
    }

    /// Runs of rows that have a value, and of rows that have none.
    private byte[] levels() {
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        for (int row = 0; row < rows(); ) {
            int end = row;
            while (end < rows() && present[end] == present[row]) {
                end++;
            }
            for (int length = end - row << 1; ; length >>>= 7) {
                if (length < 0x80) {
                    runs.write(length);
                    break;
                }
                runs.write(length & 0x7F | 0x80);
            }
            runs.write(present[row] ? 1 : 0);
            row = end;
        }
        return buffer(Integer.BYTES + runs.size())
                .putInt(runs.size())
                .put(runs.toByteArray())
                .array();
    }

    ThriftStruct statistics() {
        int missing = 0;
        for (boolean there : present) {
            missing += there ? 0 : 1;
        }
        ThriftStruct statistics = new ThriftStruct().i64(3, missing);
        range.ifPresent(known -> statistics.binary(5, known.greatest()).binary(6, known.least()));
        return statistics;
    }
}
