package activetrader.journal;

import activetrader.config.FileFault;
import activetrader.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file of JSON Lines that only grows, one whole line at a time, and has one writer.
///
/// A last line that a crash left torn is moved to `<file>.torn` when the file is opened. Every append is on the disk
/// (fsync) when it returns. Each call opens and closes the file, so that a folder removed under it is made anew.
public final class JsonlFile {
    private static final Logger log = LoggerFactory.getLogger(JsonlFile.class);

    private final Path path;
    private boolean checked;

    public JsonlFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /// Appends `entry` as one line and waits until it is on the disk.
    ///
    /// @throws UncheckedIOException when it could not be written; the file then holds no part of it
    public synchronized void append(Object entry) {
        byte[] line = (Json.write(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            repairOnce();
            try (FileChannel channel = open()) {
                long end = channel.size();
                try {
                    writeFully(channel, end, line);
                } catch (IOException e) {
                    channel.truncate(end);
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot append to " + path + ": " + FileFault.of(path, e), e);
        }
    }

    private FileChannel open() throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (NoSuchFileException _) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
    }

    private static void writeFully(FileChannel channel, long position, byte[] line) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(line);
        long at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
        channel.force(false);
    }

    /// All whole lines, read as `type`; lines of a subtype that this version does not know are left out.
    ///
    /// @throws activetrader.json.JsonException when a whole line is not such a record
    public synchronized <T> List<T> read(Class<T> type) {
        try {
            repairOnce();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(path, e), e);
        }
        try (Stream<String> lines = RecordLines.of(path)) {
            return lines.flatMap(line -> Json.readKnown(line, type).stream()).toList();
        }
    }

    /// How long the file is, in bytes; 0 when there is none. While it stays the same, no line has been appended.
    public long size() {
        try {
            return Files.size(path);
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(path, e), e);
        }
    }

    /// The last whole line; empty when there is none.
    ///
    /// @throws activetrader.json.JsonException when it is not such a record
    public synchronized <T> Optional<T> readLast(Class<T> type) {
        AtomicBoolean taken = new AtomicBoolean();
        return readLast(type, _ -> taken.compareAndSet(false, true)).stream().findFirst();
    }

    /// The last whole lines, the last first, as long as `wanted` takes them. However long the file is, no more of it is
    /// read.
    ///
    /// @throws activetrader.json.JsonException when one of these lines is not such a record
    public synchronized <T> List<T> readLast(Class<T> type, Predicate<T> wanted) {
        try {
            repairOnce();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(path, e), e);
        }
        return RecordLines.last(path, type, wanted);
    }

    private void repairOnce() throws IOException {
        if (checked || !Files.exists(path)) {
            checked = true;
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = TailReader.endOfLines(channel);
            if (end < channel.size()) {
                moveAside(channel, end);
            }
        }
        checked = true;
    }

    private void moveAside(FileChannel channel, long end) throws IOException {
        long left = channel.size() - end;
        Path torn = path.resolveSibling(path.getFileName() + ".torn");
        try (FileChannel to = FileChannel.open(torn, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (long done = 0; done < left; ) {
                done += channel.transferTo(end + done, left - done, to);
            }
        }
        channel.truncate(end);
        channel.force(true);
        log.warn("torn last line moved file={} bytes={} to={}", path, left, torn);
    }
}
