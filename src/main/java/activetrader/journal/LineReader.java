package activetrader.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The whole lines of a file, one at a time, so that a file of any size needs the memory of one line. A last line that
/// has no end is left out.
final class LineReader {
    /// In bytes. The longest lines are those of a model's transcript; this program writes no longer ones.
    static final int LONGEST_LINE = 16 * 1024 * 1024;

    private static final int BLOCK = 16 * 1024;

    private final InputStream in;
    private final byte[] block = new byte[BLOCK];
    private int position;
    private int limit;

    private LineReader(InputStream in) {
        this.in = in;
    }

    /// The lines of `in`, which closing the stream closes.
    static Stream<String> lines(InputStream in) {
        LineReader reader = new LineReader(in);
        Spliterator<String> spliterator =
                new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super String> action) {
                        return reader.next(action);
                    }
                };
        return StreamSupport.stream(spliterator, false).onClose(reader::close);
    }

    private boolean next(Consumer<? super String> action) {
        try {
            ByteArrayOutputStream begun = new ByteArrayOutputStream(0);
            while (position < limit || fill()) {
                int end = newline();
                int length = (end < 0 ? limit : end) - position;
                if (begun.size() + length > LONGEST_LINE) {
                    throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
                }
                if (end >= 0 && begun.size() == 0) {
                    String line = new String(block, position, length, StandardCharsets.UTF_8);
                    position = end + 1;
                    action.accept(line);
                    return true;
                }
                begun.write(block, position, length);
                position = end < 0 ? limit : end + 1;
                if (end >= 0) {
                    action.accept(begun.toString(StandardCharsets.UTF_8));
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// False at the end of the file.
    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(block, 0, BLOCK));
        return limit > 0;
    }

    /// Where the next newline of the block is; -1 when it has none.
    private int newline() {
        for (int i = position; i < limit; i++) {
            if (block[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
