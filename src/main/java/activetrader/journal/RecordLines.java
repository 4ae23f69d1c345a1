package activetrader.journal;

import activetrader.config.FileFault;
import activetrader.json.Json;
import activetrader.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The whole lines of a record file, for readers that are not its writer: the file is left as it is.
public final class RecordLines {
    public static final String COMPRESSED = ".gz";

    private RecordLines() {}

    /// The whole lines of `file`, or of `<file>.gz` once it has been compressed; none when there is neither.
    /// A last line that has no end is still being written, and left out.
    /// The lines are read as they are asked for; the stream has to be closed.
    ///
    /// @throws UncheckedIOException when the file cannot be read
    public static Stream<String> of(Path file) {
        Path compressed = file.resolveSibling(file.getFileName() + COMPRESSED);
        try {
            return LineReader.lines(open(Files.exists(file) ? file : compressed));
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(file, e), e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!file.toString().endsWith(COMPRESSED)) {
            return in;
        }
        try {
            return new GZIPInputStream(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// The whole lines of `file`, each read as `type`. A line that is no such record is left out, and `fault` gets one
    /// line that names it. Lines of a subtype that this version does not know are left out.
    ///
    /// @throws UncheckedIOException when the file cannot be read
    public static <T> List<T> read(Path file, Class<T> type, Consumer<String> fault) {
        List<T> records = new ArrayList<>();
        int number = 0;
        try (Stream<String> lines = of(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                try {
                    Json.readKnown(line, type).ifPresent(records::add);
                } catch (JsonException e) {
                    fault.accept("line " + number + " of " + file.getFileName() + " cannot be read: " + e.getMessage());
                }
            }
        }
        return records;
    }

    /// The last whole line of `file`, read as `type`; empty when there is none.
    ///
    /// @throws UncheckedIOException when the file cannot be read
    /// @throws activetrader.json.JsonException when the line is not such a record
    public static <T> Optional<T> last(Path file, Class<T> type) {
        AtomicBoolean taken = new AtomicBoolean();
        return last(file, type, _ -> taken.compareAndSet(false, true)).stream().findFirst();
    }

    /// The last whole lines of `file`, the last first, as long as `wanted` takes them.
    static <T> List<T> last(Path file, Class<T> type, Predicate<T> wanted) {
        List<T> taken = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            TailReader reader = TailReader.of(channel);
            for (Optional<String> line = reader.previous(); line.isPresent(); line = reader.previous()) {
                Optional<T> read = Json.readKnown(line.get(), type);
                if (read.isPresent()) {
                    if (!wanted.test(read.get())) {
                        break;
                    }
                    taken.add(read.get());
                }
            }
            return taken;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(file, e), e);
        }
    }
}
