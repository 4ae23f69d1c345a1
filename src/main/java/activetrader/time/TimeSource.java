package activetrader.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/// The only way this program reads the time, waits for it, or starts something at a given time.
///
/// [WallTime] follows the machine's clock; [SimulatedTime] jumps from deadline to deadline, so that a whole
/// trading day takes a second and the same inputs give the same order of events.
public interface TimeSource extends InstantSource {
    /// The monotonic clock, for every interval. A step of the date and time does not move it.
    Tick tick();

    /// Blocks until the date and time is `deadline`; returns at once if it has passed. Use it for moments of the
    /// market and the calendar, and [#sleep] for intervals.
    void sleepUntil(Instant deadline) throws InterruptedException;

    /// Blocks for `duration` of the monotonic clock; returns at once when it is zero or negative.
    void sleep(Duration duration) throws InterruptedException;

    /// Runs `task` once, on a thread of its own, at `when`; at once if it has passed.
    ///
    /// @param name names the thread, for logs and dumps
    Timer at(Instant when, String name, Runnable task);

    /// Runs `task` once, on a thread of its own, after `wait` of the monotonic clock.
    ///
    /// @param name names the thread, for logs and dumps
    Timer after(Duration wait, String name, Runnable task);

    /// Runs `call` for at most `budget`. A call that still waits then is interrupted and abandoned.
    ///
    /// @throws java.util.concurrent.TimeoutException when the budget ran out
    /// @throws Exception whatever `call` throws
    <T> T callWithin(Duration budget, Callable<T> call) throws Exception;

    /// As [#callWithin], for a call whose answer comes from another machine or process. `patience` is physical
    /// time, as a fast clock makes no network faster. Only simulated time counts it as its own.
    ///
    /// @throws java.util.concurrent.TimeoutException when the patience ran out
    /// @throws Exception whatever `call` throws
    default <T> T answerWithin(Duration patience, Callable<T> call) throws Exception {
        return callWithin(patience, call);
    }

    /// Runs `call` outside the budgets of [#callWithin] that this thread is in, as another process would.
    ///
    /// @throws InterruptedException when this thread is interrupted while it waits; the call itself continues
    default <T> T apart(Supplier<T> call) throws InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("apart").start(() -> answer.completeAsync(call, Runnable::run));
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /// A task that waits for its time.
    interface Timer {
        /// Cancels the task; does nothing when it has started.
        void cancel();
    }
}
