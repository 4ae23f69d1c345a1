package activetrader.history.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// A Parquet file in the form that [ParquetWriter] gives it. Files of any other form are refused by name.
public final class ParquetFile {
    private static final int MAGIC = 0x31524150;
    private static final int TRAILER = 8;
    private static final int GZIP = 2;
    private static final int PLAIN = 0;
    private static final int DATA_PAGE = 0;
    private static final int OPTIONAL = 1;
    /// Gzip makes nothing smaller than to a thousandth.
    private static final long MOST_ROWS_A_BYTE = 1032;

    private final ByteBuffer bytes;
    private final int rows;
    private final Map<String, String> metadata;
    private final Map<String, ThriftFields> columns = new HashMap<>();
    private final Map<String, Boolean> optional = new HashMap<>();

    private ParquetFile(ByteBuffer bytes, ThriftFields footer) {
        this.bytes = bytes;
        this.rows = Math.toIntExact(footer.number(3));
        if (rows < 0 || rows > bytes.limit() * MOST_ROWS_A_BYTE) {
            throw new IllegalArgumentException("it cannot have " + rows + " rows");
        }
        this.metadata = pairs(footer);
        footer.structs(2).stream()
                .skip(1)
                .forEach(element -> optional.put(element.text(4), element.number(3) == OPTIONAL));
        List<ThriftFields> groups = footer.structs(4);
        if (groups.size() > 1 || (rows > 0 && groups.isEmpty())) {
            throw new IllegalArgumentException("it has " + groups.size() + " row groups");
        }
        groups.stream()
                .flatMap(group -> group.structs(1).stream())
                .map(chunk -> chunk.struct(3))
                .forEach(chunk -> columns.put(chunk.firstText(3), chunk));
    }

    /// Reads the file at `path`; its columns are read when they are asked for.
    ///
    /// @throws IOException when it cannot be read, or is no file that this program wrote
    public static ParquetFile read(Path path) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.limit();
        if (end < TRAILER + Integer.BYTES || bytes.getInt(0) != MAGIC || bytes.getInt(end - Integer.BYTES) != MAGIC) {
            throw new IOException("it is no whole Parquet file");
        }
        return understood(() -> {
            int length = bytes.getInt(end - TRAILER);
            return new ParquetFile(bytes, ThriftFields.read(bytes.slice(end - TRAILER - length, length)));
        });
    }

    /// The key-value pairs of the file at `path`; nothing else is read.
    ///
    /// @throws IOException when it cannot be read, or is no Parquet file
    public static Map<String, String> metadata(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer trailer = part(channel, Math.max(0, channel.size() - TRAILER), TRAILER);
            if (trailer.limit() < TRAILER || trailer.getInt(Integer.BYTES) != MAGIC) {
                throw new IOException("it is no whole Parquet file");
            }
            int length = trailer.getInt(0);
            if (length < 0 || length > channel.size() - TRAILER) {
                throw new IOException("it is no whole Parquet file");
            }
            ByteBuffer footer = part(channel, channel.size() - TRAILER - length, length);
            return understood(() -> pairs(ThriftFields.read(footer)));
        }
    }

    private static ByteBuffer part(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (part.hasRemaining() && channel.read(part, from + part.position()) >= 0) {
            // reads on
        }
        return part.flip();
    }

    private static Map<String, String> pairs(ThriftFields footer) {
        Map<String, String> pairs = new HashMap<>();
        footer.structs(5).forEach(pair -> pairs.put(pair.text(1), pair.text(2)));
        return Map.copyOf(pairs);
    }

    public int rows() {
        return rows;
    }

    public Map<String, String> metadata() {
        return metadata;
    }

    /// The values of a column of instants, decimals or whole numbers; 0 where there is none.
    ///
    /// @throws IOException when there is no such column, or it cannot be read
    public long[] numbers(String name) throws IOException {
        long[] values = new long[rows];
        if (rows == 0) {
            return values;
        }
        return understood(() -> {
            ByteBuffer page = page(name);
            if (Boolean.TRUE.equals(optional.get(name))) {
                readPresent(page, values);
            } else {
                page.asLongBuffer().get(values);
            }
            return values;
        });
    }

    /// The values of a column of dates, in days since 1970.
    ///
    /// @throws IOException when there is no such column, or it cannot be read
    public int[] dates(String name) throws IOException {
        int[] values = new int[rows];
        if (rows == 0) {
            return values;
        }
        return understood(() -> {
            page(name).asIntBuffer().get(values);
            return values;
        });
    }

    /// The values of a column of text.
    ///
    /// @throws IOException when there is no such column, or it cannot be read
    public List<String> texts(String name) throws IOException {
        if (rows == 0) {
            return List.of();
        }
        return understood(() -> {
            ByteBuffer page = page(name);
            List<String> values = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                byte[] text = new byte[Math.min(page.getInt(), page.remaining())];
                page.get(text);
                values.add(new String(text, StandardCharsets.UTF_8));
            }
            return values;
        });
    }

    private ByteBuffer page(String name) throws IOException {
        ThriftFields chunk = columns.get(name);
        if (chunk == null) {
            throw new IOException("it has no column " + name);
        }
        int start = Math.toIntExact(chunk.number(9));
        ByteBuffer at = bytes.duplicate().position(start);
        ThriftFields header = ThriftFields.read(at);
        ThriftFields data = header.struct(5);
        if (chunk.number(4) != GZIP || header.number(1) != DATA_PAGE || data.number(2) != PLAIN) {
            throw new IOException("column " + name + " is not plain values compressed by gzip");
        }
        if (data.number(1) != rows) {
            throw new IOException("column " + name + " has " + data.number(1) + " of " + rows + " values in a page");
        }
        byte[] compressed = new byte[(int) Math.min(header.number(3), at.remaining())];
        at.get(compressed);
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed), compressed.length + 1)) {
            byte[] page = gzip.readNBytes(Math.toIntExact(header.number(2)));
            return ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /// Reads runs of rows that have a value, or none, and then the values.
    private static void readPresent(ByteBuffer page, long[] values) {
        int length = page.getInt();
        ByteBuffer levels = page.slice(page.position(), length);
        page.position(page.position() + length);
        for (int row = 0; row < values.length; ) {
            int run = run(levels);
            boolean present = levels.get() == 1;
            for (int end = row + run; row < end; row++) {
                values[row] = present ? page.getLong() : 0;
            }
        }
    }

    private static int run(ByteBuffer levels) {
        int head = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = levels.get();
            head |= (next & 0x7F) << shift;
            if (next >= 0) {
                break;
            }
        }
        if ((head & 1) != 0 || head == 0) {
            throw new IllegalArgumentException("its missing values are not written as runs");
        }
        return head >>> 1;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T understood(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (IllegalArgumentException
                | ArithmeticException
                | BufferUnderflowException
                | IndexOutOfBoundsException
                | ClassCastException
                | NegativeArraySizeException e) {
            throw new IOException("it is not as this program writes Parquet: " + e.getMessage(), e);
        }
    }
}
