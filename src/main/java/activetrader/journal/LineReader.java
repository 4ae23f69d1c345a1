package activetrader.journal;

import java.io.BufferedInputStream;
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

    private final InputStream in;

    private LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
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
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    action.accept(line.toString(StandardCharsets.UTF_8));
                    return true;
                }
                if (line.size() >= LONGEST_LINE) {
                    throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
                }
                line.write(next);
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
