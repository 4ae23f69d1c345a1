package activetrader.app.backtest;

import activetrader.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder below which the days of a backtest keep their records.
///
/// @param kept whether the user named it, so that the records of sound days stay
record WorkFolder(Path path, boolean kept) {
    /// @param named by the user, to be made or empty; null for a folder in memory
    /// @param choices by which the days are played
    /// @param resumed whether the folder holds days of an earlier run by the same choices
    /// @throws ConfigException when it is not empty, or cannot be resumed
    static WorkFolder of(@Nullable Path named, Map<String, String> choices, boolean resumed) throws IOException {
        if (resumed && named == null) {
            throw new ConfigException("--resume needs --records DIR, the folder of the run that was stopped");
        }
        if (named != null && resumed) {
            PlanFile.requireSame(named, choices);
            return new WorkFolder(named, true);
        }
        WorkFolder made = made(named);
        if (made.kept()) {
            PlanFile.write(made.path(), choices);
        }
        return made;
    }

    private static WorkFolder made(@Nullable Path named) throws IOException {
        if (named == null) {
            Path memory = Path.of("/dev/shm");
            String owner = "backtest-" + ProcessHandle.current().pid() + "-"; // whose it is, should that be killed
            return new WorkFolder(
                    Files.isWritable(memory)
                            ? Files.createTempDirectory(memory, owner)
                            : Files.createTempDirectory(owner),
                    false);
        }
        if (Files.isDirectory(named)) {
            try (Stream<Path> entries = Files.list(named)) {
                if (entries.findAny().isPresent()) {
                    throw new ConfigException("--records " + named + " is not empty; name another folder");
                }
            }
        }
        return new WorkFolder(Files.createDirectories(named), true);
    }

    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
