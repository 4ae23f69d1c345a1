package activetrader.config;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The process environment, with a `.env` file behind it: what the environment sets wins; blank is not set.
public final class Environment {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Map<String, String> values;

    private Environment(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Environment of(Map<String, String> values) {
        return new Environment(values);
    }

    /// Reads `.env` in `folder` behind `processEnvironment`.
    ///
    /// @throws ConfigException when others may read the file, or it does not parse
    public static Environment load(Path folder, Map<String, String> processEnvironment) {
        Map<String, String> merged = new HashMap<>();
        Path file = folder.resolve(".env");
        if (Files.isRegularFile(file)) {
            refuseIfOthersMayRead(file);
            merged.putAll(entriesOf(folder));
        }
        processEnvironment.forEach((name, value) -> {
            if (!value.isBlank()) {
                merged.put(name, value);
            }
        });
        return new Environment(merged);
    }

    private static Map<String, String> entriesOf(Path folder) {
        try {
            Map<String, String> entries = new HashMap<>();
            Dotenv.configure()
                    .directory(folder.toString())
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
            return entries;
        } catch (DotenvException e) {
            throw new ConfigException(folder.resolve(".env") + ": " + e.getMessage());
        }
    }

    private static void refuseIfOthersMayRead(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new ConfigException(file + " holds keys and may be read by others; run: chmod 600 " + file);
            }
        } catch (UnsupportedOperationException e) {
            return; // a file system without such permissions
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read: " + e.getMessage());
        }
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String get(String name, String fallback) {
        return get(name).orElse(fallback);
    }

    /// A key or token: from a file of that name in systemd's `$CREDENTIALS_DIRECTORY` where there is one, else from
    /// the environment.
    ///
    /// @throws ConfigException when the credential file cannot be read
    public Optional<Secret> secret(String name) {
        return get("CREDENTIALS_DIRECTORY")
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isRegularFile)
                .map(Environment::contentOf)
                .filter(text -> !text.isEmpty())
                .or(() -> get(name))
                .map(Secret::new);
    }

    private static String contentOf(Path credential) {
        try {
            return Files.readString(credential).strip();
        } catch (IOException e) {
            throw new ConfigException("credential " + credential + " cannot be read: " + e.getMessage());
        }
    }

    /// A port number; a bad one is noted in `problems`.
    public int port(String name, int fallback, Problems problems) {
        String text = get(name, String.valueOf(fallback));
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problems.add(name + " must be a port from 1 to 65535, was \"" + text + "\"");
        return fallback;
    }
}
