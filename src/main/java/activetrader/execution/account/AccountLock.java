package activetrader.execution.account;

import activetrader.journal.InstanceLock;
import java.nio.file.Path;

/// The right to trade one account, held by one process for as long as it lives.
public final class AccountLock implements AutoCloseable {
    private final InstanceLock lock;

    private AccountLock(InstanceLock lock) {
        this.lock = lock;
    }

    /// Takes `<data folder>/account-<id>.lock`.
    ///
    /// @throws IllegalStateException when another instance holds it
    public static AccountLock take(Path dataFolder, String accountId) {
        Path path = dataFolder.resolve("account-" + accountId.replaceAll("[^A-Za-z0-9-]", "_") + ".lock");
        return new AccountLock(InstanceLock.take(path, "another instance trades this account already"));
    }

    @Override
    public void close() {
        lock.close();
    }
}
