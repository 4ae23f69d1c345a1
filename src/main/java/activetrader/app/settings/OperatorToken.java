package activetrader.app.settings;

import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.FileFault;
import activetrader.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/// The token that a person types to use the stops of alpaca-trade. Only alpaca-trade reads it: the daemon, which talks
/// to the model, never does.
/// See decision 107.
public final class OperatorToken {
    /// The variable of the token. An installation sets it for alpaca-trade alone.
    public static final String VARIABLE = "ALPACA_TRADE_OPERATOR_TOKEN";

    /// The file in the data folder where the variable is not set.
    public static final String FILE = "operator_token";

    private static final int SHORTEST = 16;
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OperatorToken() {}

    /// The token; made in the data folder at first use.
    ///
    /// @throws ConfigException when it cannot be read or made, is shorter than 16 characters, or is in a file that
    ///     another user owns or may read
    public static Secret of(Environment environment, Path dataFolder) {
        Path file = dataFolder.resolve(FILE);
        return environment
                .secret(VARIABLE)
                .map(token -> longEnough(VARIABLE, token))
                .orElseGet(() -> {
                    Secret token = longEnough(file.toString(), TokenFile.readOrMake(file, VARIABLE));
                    requireOwn(file, dataFolder);
                    return token;
                });
    }

    private static Secret longEnough(String where, Secret token) {
        if (token.reveal().length() < SHORTEST) {
            throw new ConfigException(where + " must have at least " + SHORTEST + " characters, had "
                    + token.reveal().length());
        }
        return token;
    }

    /// The folder may belong to a group: another user of it could put a file of its own there.
    private static void requireOwn(Path file, Path folder) {
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
            if (!OWNERS.containsAll(allowed)) {
                throw new ConfigException(file + " may be read by others (" + PosixFilePermissions.toString(allowed)
                        + "); remove it, and the next start makes a new one");
            }
            UserPrincipal owner = Files.getOwner(file);
            if (!owner.equals(self(folder))) {
                throw new ConfigException(file + " belongs to another user, " + owner.getName()
                        + "; remove it, and the next start makes a new one");
            }
        } catch (UnsupportedOperationException e) {
            return; // a file system without such permissions
        } catch (IOException e) {
            throw new ConfigException(FileFault.unreadable(file, e));
        }
    }

    /// The user of this process, as the owner of a file that it makes.
    private static UserPrincipal self(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, FILE, ".owner");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }
}
