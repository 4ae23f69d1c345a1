package activetrader.app.sweep.engine;

import activetrader.app.backtest.IndependentDays;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A folder for the records of a task, in memory where the system has such. It is deleted when the task ends. When the
/// process ends before, the task is interrupted, and so deletes it; a process that is killed leaves it.
final class TaskFolder implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final Path path;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread atEnd;

    private TaskFolder(Path path, Thread task) {
        this.path = path;
        this.atEnd = new Thread(() -> end(task), "end of " + path.getFileName());
    }

    /// Opens a folder for the task of this thread.
    static TaskFolder open() throws IOException {
        TaskFolder folder = new TaskFolder(IndependentDays.newFolder(), Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(folder.atEnd);
        return folder;
    }

    Path path() {
        return path;
    }

    /// Interrupts `task`, and waits until it has closed this.
    void end(Thread task) {
        task.interrupt();
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                task.interrupt(); // a library has swallowed the first one
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            IndependentDays.delete(path);
        } finally {
            closed.countDown();
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException _) {
            return; // the process ends, and waited for this
        }
    }
}
