package activetrader.history.parquet;

import java.io.ByteArrayOutputStream;

/// Numbers in bytes as Parquet has them: little-endian, or in seven bits a byte.
final class PlainBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static byte[] of(long value) {
        return new PlainBytes().int64(value).bytes();
    }

    PlainBytes int64(long value) {
        return little(value, Long.BYTES);
    }

    PlainBytes int32(int value) {
        return little(value, Integer.BYTES);
    }

    private PlainBytes little(long value, int bytes) {
        for (int index = 0; index < bytes; index++) {
            out.write((int) (value >>> (index * Byte.SIZE)));
        }
        return this;
    }

    /// A number of 64 bits without sign.
    PlainBytes varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
        return this;
    }

    PlainBytes raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
