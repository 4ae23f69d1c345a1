package activetrader.app.dryrun;

import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.journal.InstanceLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder that a dry run writes to. Each run starts with an empty one; only a folder that an earlier dry run
/// made is ever emptied.
final class DryRunFolder {
    private static final String MARK = ".dry-run";

    private DryRunFolder() {}

    /// Empties and marks `folder`. It belongs to this run until the returned lock is closed.
    ///
    /// @throws ConfigException when it holds something that no dry run wrote
    /// @throws IllegalStateException when another dry run is under way in it
    static InstanceLock prepare(Path folder) {
        Path mark = folder.resolve(MARK);
        try {
            if (!Files.exists(mark)) {
                if (Files.isDirectory(folder) && !isEmpty(folder)) {
                    throw new ConfigException("--data-dir " + folder
                            + " is not empty and was not made by a dry run; name another folder");
                }
                Files.createDirectories(folder);
                Files.writeString(mark, "Each dry run empties this folder first, and holds this file.\n");
            }
            InstanceLock lock = InstanceLock.take(mark, "another dry run uses " + folder);
            empty(folder, mark);
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + folder + ": " + FileFault.of(folder, e), e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void empty(Path folder, Path mark) throws IOException {
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(folder)) {
            entries = walk.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(folder) && !path.equals(mark))
                    .toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }
}
