package activetrader.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right to trade one account, held by one process for as long as it lives.
final class AccountLock implements AutoCloseable {
    private final FileChannel channel;

    private AccountLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes `<data folder>/account-<id>.lock`.
    ///
    /// @throws IllegalStateException when another instance holds it
    static AccountLock take(Path dataFolder, String accountId) {
        Path path = dataFolder.resolve("account-" + accountId.replaceAll("[^A-Za-z0-9-]", "_") + ".lock");
        try {
            Files.createDirectories(dataFolder);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new IllegalStateException("another instance trades this account already, it holds " + path);
            }
            return new AccountLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take the account lock " + path + ": " + e.getMessage(), e);
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
            throw new UncheckedIOException(e);
        }
    }
}
