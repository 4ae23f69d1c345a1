package activetrader.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The process environment and a `.env` file. The environment takes precedence; a blank value counts as not set.
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

    /// Reads `.env` in `folder` for the values that `processEnvironment` does not set.
    ///
    /// @throws ConfigException when other users may read the file, and with one line for each line that cannot be
    ///     read
    public static Environment load(Path folder, Map<String, String> processEnvironment) {
        Problems problems = new Problems();
        Environment environment = load(folder, processEnvironment, problems::add);
        problems.throwIfAny();
        return environment;
    }

    /// As above for closing positions, which a bad line must not stop: mistakes go to `notes`, and the readable
    /// lines count.
    public static Environment loadForExits(
            Path folder, Map<String, String> processEnvironment, Consumer<String> notes) {
        return load(folder, processEnvironment, notes);
    }

    private static Environment load(Path folder, Map<String, String> processEnvironment, Consumer<String> mistakes) {
        Map<String, String> merged = new HashMap<>();
        Path file = folder.resolve(".env");
        if (isFile(file, mistakes)) {
            noteIfOthersMayRead(file, mistakes);
            merged.putAll(entriesOf(file, mistakes));
        }
        processEnvironment.forEach((name, value) -> {
            if (!value.isBlank()) {
                merged.put(name, value);
            }
        });
        return new Environment(merged);
    }

    /// Whether `file` exists. A file that cannot be accessed is a mistake: its settings would be left out silently.
    private static boolean isFile(Path file, Consumer<String> mistakes) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            mistakes.accept(FileFault.unreadable(file, e));
            return false;
        }
    }

    private static Map<String, String> entriesOf(Path file, Consumer<String> mistakes) {
        try {
            EnvFile read = EnvFile.parse(Files.readAllBytes(file));
            read.unread().forEach(line -> mistakes.accept(file + " " + line));
            return read.values();
        } catch (IOException e) {
            mistakes.accept(FileFault.unreadable(file, e));
            return Map.of();
        }
    }

    private static void noteIfOthersMayRead(Path file, Consumer<String> mistakes) {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                mistakes.accept(file + " holds keys and may be read by others; run: chmod 600 " + file);
            }
        } catch (UnsupportedOperationException e) {
            return; // a file system without such permissions
        } catch (IOException e) {
            mistakes.accept(FileFault.unreadable(file, e));
        }
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String get(String name, String fallback) {
        return get(name).orElse(fallback);
    }

    /// A key, token or secret address: from a file of that name in systemd's `$CREDENTIALS_DIRECTORY` if there is
    /// one, otherwise from the environment.
    ///
    /// @throws ConfigException when the file cannot be read, or the value cannot be a key; the message never has
    ///     the value
    public Optional<Secret> secret(String name) {
        return get("CREDENTIALS_DIRECTORY")
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isRegularFile)
                .map(Environment::contentOf)
                .filter(text -> !text.isEmpty())
                .or(() -> get(name))
                .map(value -> Secret.checked(name, value));
    }

    private static String contentOf(Path credential) {
        try {
            return Files.readString(credential).strip();
        } catch (IOException e) {
            throw new ConfigException(FileFault.unreadable(credential, e));
        }
    }

    /// A port number; a bad one is added to `problems`.
    public int port(String name, int fallback, Problems problems) {
        String text = get(name, String.valueOf(fallback));
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        problems.add(name + " must be a port from 1 to 65535, was \"" + text + "\"");
        return fallback;
    }
}
