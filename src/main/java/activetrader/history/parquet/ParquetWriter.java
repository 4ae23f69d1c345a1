package activetrader.history.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Writes flat Parquet files: one row group, one page a column, values as they are, compressed by gzip. The same
/// values give the same bytes.
/// See decision 100.
public final class ParquetWriter {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int GZIP = 2;
    private static final int PLAIN = 0;
    private static final int RLE = 3;

    private final PlainBytes out = new PlainBytes();

    private ParquetWriter() {}

    /// The bytes of a file with `columns`.
    ///
    /// @param metadata key-value pairs of the file
    /// @throws IllegalArgumentException when the columns differ in length
    public static byte[] bytes(List<ParquetColumn> columns, Map<String, String> metadata) {
        int rows = columns.getFirst().rows();
        for (ParquetColumn column : columns) {
            if (column.rows() != rows) {
                throw new IllegalArgumentException(
                        column.name() + " has " + column.rows() + " rows where others have " + rows);
            }
        }
        return new ParquetWriter().file(columns, rows, metadata);
    }

    private byte[] file(List<ParquetColumn> columns, int rows, Map<String, String> metadata) {
        out.raw(MAGIC);
        List<ThriftStruct> groups = rows == 0 ? List.of() : List.of(rowGroup(columns, rows));
        byte[] footer = footer(columns, rows, groups, metadata).bytes();
        return out.raw(footer).int32(footer.length).raw(MAGIC).bytes();
    }

    private ThriftStruct rowGroup(List<ParquetColumn> columns, int rows) {
        List<ThriftStruct> chunks = new ArrayList<>();
        long size = 0;
        for (ParquetColumn column : columns) {
            byte[] page = column.page();
            long offset = out.size();
            byte[] header = writePage(page, rows);
            long plainSize = header.length + (long) page.length;
            size += plainSize;
            ThriftStruct chunk = new ThriftStruct()
                    .i32(1, column.typeCode())
                    .i32s(2, List.of(PLAIN, RLE))
                    .texts(3, List.of(column.name()))
                    .i32(4, GZIP)
                    .i64(5, rows)
                    .i64(6, plainSize)
                    .i64(7, out.size() - offset)
                    .i64(9, offset)
                    .struct(12, column.statistics());
            chunks.add(new ThriftStruct().i64(2, offset).struct(3, chunk));
        }
        return new ThriftStruct().structs(1, chunks).i64(2, size).i64(3, rows);
    }

    /// @return the header of the page
    private byte[] writePage(byte[] page, int rows) {
        byte[] compressed = compressed(page);
        ThriftStruct data =
                new ThriftStruct().i32(1, rows).i32(2, PLAIN).i32(3, RLE).i32(4, RLE);
        byte[] header = new ThriftStruct()
                .i32(1, 0)
                .i32(2, page.length)
                .i32(3, compressed.length)
                .struct(5, data)
                .bytes();
        out.raw(header);
        out.raw(compressed);
        return header;
    }

    private static byte[] compressed(byte[] page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(page);
        } catch (IOException e) {
            throw new UncheckedIOException("gzip failed in memory", e);
        }
        return bytes.toByteArray();
    }

    private static ThriftStruct footer(
            List<ParquetColumn> columns, int rows, List<ThriftStruct> groups, Map<String, String> metadata) {
        List<ThriftStruct> schema = new ArrayList<>();
        schema.add(new ThriftStruct().text(4, "schema").i32(5, columns.size()));
        List<ThriftStruct> orders = new ArrayList<>();
        for (ParquetColumn column : columns) {
            schema.add(column.element());
            orders.add(new ThriftStruct().struct(1, new ThriftStruct()));
        }
        List<ThriftStruct> pairs = new ArrayList<>();
        metadata.forEach(
                (key, value) -> pairs.add(new ThriftStruct().text(1, key).text(2, value)));
        return new ThriftStruct()
                .i32(1, 2)
                .structs(2, schema)
                .i64(3, rows)
                .structs(4, groups)
                .structs(5, pairs)
                .text(6, "active-trader")
                .structs(7, orders);
    }
}
