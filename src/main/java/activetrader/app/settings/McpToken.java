package activetrader.app.settings;

import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// The bearer token that the daemon shows to the two MCP services.
public final class McpToken {
    public static final String VARIABLE = "MCP_TOKEN";

    private McpToken() {}

    /// The token of the environment; without one, that of `mcp_token` in the data folder, made at first use and
    /// readable by its owner only.
    public static Secret of(Environment environment, Path dataFolder) {
        return environment.secret(VARIABLE).orElseGet(() -> shared(dataFolder.resolve("mcp_token")));
    }

    /// The token that the services know, if it can be found; none is made.
    ///
    /// @throws ConfigException when there is one that cannot be read
    public static Optional<Secret> existing(Environment environment, Path dataFolder) {
        Path file = dataFolder.resolve("mcp_token");
        return environment.secret(VARIABLE).or(() -> Files.exists(file) ? Optional.of(shared(file)) : Optional.empty());
    }

    /// A new random token.
    public static Secret random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }

    private static Secret shared(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return new Secret(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new ConfigException("cannot read or make " + file + ": " + e.getMessage() + "; set " + VARIABLE);
        }
    }

    /// Writes the token under another name first, so that a second process never reads half of it.
    private static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "mcp_token",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, random().reveal() + "\n", StandardCharsets.UTF_8);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another process was first; its token counts
        } finally {
            Files.delete(draft);
        }
    }
}
