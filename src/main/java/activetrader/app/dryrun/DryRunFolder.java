package activetrader.app.dryrun;

import activetrader.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder that a dry run writes to. Each run starts with an empty one; only a folder that an earlier dry run made
/// is ever emptied.
final class DryRunFolder {
    private static final String MARK = ".dry-run";

    private DryRunFolder() {}

    /// Makes `folder` empty and marks it.
    ///
    /// @throws ConfigException when it holds something that no dry run wrote
    static void prepare(Path folder) {
        try {
            if (Files.isDirectory(folder) && !isEmpty(folder)) {
                if (!Files.exists(folder.resolve(MARK))) {
                    throw new ConfigException("--data-dir " + folder
                            + " is not empty and was not made by a dry run; name another folder");
                }
                empty(folder);
            }
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(MARK), "Each dry run empties this folder first.\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void empty(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(folder)) {
            entries = walk.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(folder))
                    .toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }
}
