package activetrader.journal;

import activetrader.config.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right to be the only one at something, held by one process for as long as it lives: a lock on a file.
///
/// The operating system gives it back when the process dies, however it dies.
public final class InstanceLock implements AutoCloseable {
    private final FileChannel channel;

    /// Another process, or another part of this one, is the only one already.
    public static final class AlreadyRunning extends IllegalStateException {
        private static final long serialVersionUID = 1;

        AlreadyRunning(String message) {
            super(message);
        }
    }

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes `file`, which is made when it is not there.
    ///
    /// @param refusal what to say when another one holds it
    /// @throws AlreadyRunning with `refusal` and the name of the file
    /// @throws UncheckedIOException when the file cannot be made or locked
    public static InstanceLock take(Path file, String refusal) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new AlreadyRunning(refusal + ", it holds " + file);
            }
            return new InstanceLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take the lock " + file + ": " + FileFault.of(file, e), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a lock cannot be given back: " + e.getMessage(), e);
        }
    }
}
