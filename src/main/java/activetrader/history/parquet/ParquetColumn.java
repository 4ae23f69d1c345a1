package activetrader.history.parquet;

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

    private record Range(long least, long greatest) {}

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
        PlainBytes plain = new PlainBytes();
        for (int day : days) {
            plain.int32(day);
        }
        ThriftStruct element = required(PhysicalType.INT32, name)
                .i32(6, 6)
                .struct(10, new ThriftStruct().struct(6, new ThriftStruct()));
        return new ParquetColumn(
                name, PhysicalType.INT32, element, plain.bytes(), all(days.length), false, Optional.empty());
    }

    public static ParquetColumn texts(String name, List<String> values) {
        PlainBytes plain = new PlainBytes();
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            plain.int32(bytes.length).raw(bytes);
        }
        ThriftStruct element = required(PhysicalType.BYTE_ARRAY, name)
                .i32(6, 0)
                .struct(10, new ThriftStruct().struct(1, new ThriftStruct()));
        return new ParquetColumn(
                name, PhysicalType.BYTE_ARRAY, element, plain.bytes(), all(values.size()), false, Optional.empty());
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
        return Optional.of(new Range(least, greatest));
    }

    private static byte[] plain(long[] values, int count) {
        PlainBytes plain = new PlainBytes();
        for (int i = 0; i < count; i++) {
            plain.int64(values[i]);
        }
        return plain.bytes();
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
        PlainBytes page = new PlainBytes();
        if (optional) {
            byte[] levels = levels();
            page.int32(levels.length).raw(levels);
        }
        return page.raw(plain).bytes();
    }

    /// Runs of rows that have a value, and of rows that have none.
    private byte[] levels() {
        PlainBytes runs = new PlainBytes();
        for (int row = 0; row < rows(); ) {
            int end = row;
            while (end < rows() && present[end] == present[row]) {
                end++;
            }
            runs.varint((end - row) * 2L).raw((byte) (present[row] ? 1 : 0));
            row = end;
        }
        return runs.bytes();
    }

    ThriftStruct statistics() {
        int missing = 0;
        for (boolean there : present) {
            missing += there ? 0 : 1;
        }
        ThriftStruct statistics = new ThriftStruct().i64(3, missing);
        range.ifPresent(
                known -> statistics.binary(5, PlainBytes.of(known.greatest())).binary(6, PlainBytes.of(known.least())));
        return statistics;
    }
}
