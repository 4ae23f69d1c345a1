package activetrader.execution.flatten;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ParallelCallsTest {
    private final Set<String> done = Collections.synchronizedSet(new TreeSet<>());

    @Test
    void one_isTheCallersThread() {
        assertSame(ParallelCalls.SEQUENTIAL, ParallelCalls.of(1));
        assertSame(ParallelCalls.SEQUENTIAL, ParallelCalls.of(0));
    }

    @Test
    void two_runAtOnce() {
        CountDownLatch both = new CountDownLatch(2);
        Runnable call = () -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            done.add(Thread.currentThread().getName());
        };

        ParallelCalls.of(2).run(List.of(call, call));

        assertEquals(Set.of("exit-0", "exit-1"), done);
    }

    @Test
    void failure_isThrown_afterAllHaveEnded() {
        IllegalArgumentException failure = new IllegalArgumentException("first");
        List<Runnable> calls = List.of(
                () -> {
                    throw failure;
                },
                () -> done.add("second"));

        assertSame(
                failure,
                assertThrows(
                        IllegalArgumentException.class,
                        () -> ParallelCalls.of(2).run(calls)));
        assertEquals(Set.of("second"), done);
    }

    @Test
    void error_isThrown_asTheCause() {
        AssertionError error = new AssertionError("broken");
        List<Runnable> calls = List.of(() -> {
            throw error;
        });

        assertSame(
                error,
                assertThrows(
                                IllegalStateException.class,
                                () -> ParallelCalls.of(2).run(calls))
                        .getCause());
    }

    @Test
    void interrupt_isKept() {
        Thread.currentThread().interrupt();

        ParallelCalls.of(2).run(List.of(() -> done.add("ran")));

        assertTrue(Thread.interrupted());
    }
}
