package activetrader.app.settings;

import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A token in a file of its own, which only its owner can read.
final class TokenFile {
    private TokenFile() {}

    /// The token in `file`; a random one is made when there is no file.
    ///
    /// @param variable the environment variable that may hold the token instead
    /// @throws ConfigException when it cannot be read or made
    static Secret readOrMake(Path file, String variable) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            String token = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (token.isEmpty()) {
                throw new ConfigException(file + " is empty; remove it, and the next start makes a new one");
            }
            return Secret.checked(file.toString(), token);
        } catch (IOException e) {
            throw new ConfigException(
                    "cannot read or make " + file + ": " + FileFault.of(file, e) + "; set " + variable);
        }
    }

    /// Writes the token to another file first, so that a second process never reads half of it.
    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, McpToken.random().reveal() + "\n", StandardCharsets.UTF_8);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another process wrote it first; its token counts
        } finally {
            Files.delete(draft);
        }
    }
}
