package activetrader.app.sweep.engine;

import activetrader.app.backtest.IndependentDays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder for the records of a task, in memory where the system has such. It is deleted when the task ends, or the
/// process with the task still in it; a process that is killed leaves it.
final class TaskFolder implements AutoCloseable {
    private static final int TRIES = 5;

    private final Path path;
    private final Thread atEnd;

    private TaskFolder(Path path) {
        this.path = path;
        this.atEnd = new Thread(() -> delete(path), "delete " + path.getFileName());
    }

    static TaskFolder open() throws IOException {
        TaskFolder folder = new TaskFolder(IndependentDays.newFolder());
        Runtime.getRuntime().addShutdownHook(folder.atEnd);
        return folder;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException _) {
            return; // the process ends, and deletes it then
        }
        delete(path);
    }

    /// Tries again when a task that still runs has put a file there meanwhile.
    static void delete(Path folder) {
        for (int i = 0; i < TRIES && Files.exists(folder); i++) {
            try {
                IndependentDays.delete(folder);
            } catch (IOException | UncheckedIOException _) {
                Thread.onSpinWait(); // the task may be writing; the next try finds its file
            }
        }
    }
}
