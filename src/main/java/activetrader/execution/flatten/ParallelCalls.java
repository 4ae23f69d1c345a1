package activetrader.execution.flatten;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes several calls to the broker, one after the other or in parallel. See decision 27.
@FunctionalInterface
public interface ParallelCalls {
    /// One after the other, on the caller's thread: the only way on simulated time.
    ParallelCalls SEQUENTIAL = tasks -> tasks.forEach(Runnable::run);

    /// Runs all `tasks` and returns when they have ended; the first failure is thrown then.
    void run(List<Runnable> tasks);

    /// Up to `count` at once, each on a thread of its own.
    static ParallelCalls of(int count) {
        return count <= 1 ? SEQUENTIAL : tasks -> runAtOnce(tasks, count);
    }

    private static void runAtOnce(List<Runnable> tasks, int count) {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                count, Thread.ofVirtual().name("exit-", 0).factory())) {
            List<Future<?>> running =
                    tasks.stream().<Future<?>>map(threads::submit).toList();
            for (Future<?> task : running) {
                await(task);
            }
        }
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
