package activetrader.agent.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// Reads the bytes of an HTTP answer, compressed or not. Requests do not ask for compression, but some proxies
/// compress.
final class AnswerBody {
    /// In bytes, far above the size of any completion; a larger body is a fault or an attack.
    private static final int MOST_BYTES = 8_000_000;

    private AnswerBody() {}

    /// @throws UnreadableAnswer when the bytes cannot be decompressed
    static String of(HttpResponse<byte[]> response) {
        byte[] bytes = response.body();
        String encoding =
                response.headers().firstValue("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
        try {
            if (encoding.contains("gzip") || isGzip(bytes)) {
                return text(new GZIPInputStream(new ByteArrayInputStream(bytes)));
            }
            return encoding.contains("deflate")
                    ? text(new InflaterInputStream(new ByteArrayInputStream(bytes)))
                    : text(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UnreadableAnswer("the answer cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
    }

    private static String text(InputStream from) throws IOException {
        try (from) {
            byte[] read = from.readNBytes(MOST_BYTES + 1);
            if (read.length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            String text = new String(read, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }
}
