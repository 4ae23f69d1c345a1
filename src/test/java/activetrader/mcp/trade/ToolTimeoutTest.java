package activetrader.mcp.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.mcp.Arguments;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolException;
import activetrader.time.ForwardingTime;
import activetrader.time.SimulatedTime;
import activetrader.time.TimeSource;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ToolTimeoutTest {
    private static final Instant NOW = Instant.parse("2026-03-03T16:00:00Z");
    private static final ToolCall CALL = new ToolCall("any", new Arguments(Map.of()), Map.of());

    private final SimulatedTime time = new SimulatedTime(NOW);
    private final AtomicBoolean finished = new AtomicBoolean();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ToolTimeout.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private @Nullable Level level;

    @BeforeEach
    void captureTheLog() {
        level = logger.getLevel();
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void releaseTheLog() {
        logger.detachAppender(logged);
        logger.setAdditive(true);
        logger.setLevel(level);
    }

    private Object taking(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted", e);
        }
        finished.set(true);
        return Map.of("done", true);
    }

    private Object change(Duration duration) {
        Tool tool = Tool.changing("buy", "Buys.", List.of(), _ -> taking(duration));
        return new ToolTimeout(time).bounded(tool).handler().answer(CALL);
    }

    private Object read(Duration duration) {
        Tool tool = Tool.reading("look", "Looks.", List.of(), _ -> taking(duration));
        return new ToolTimeout(time).bounded(tool).handler().answer(CALL);
    }

    private void assertAnsweredInTime() {
        assertFalse(time.instant().isAfter(NOW.plusSeconds(12)), () -> "answered at " + time.instant());
    }

    @Test
    void bounded_answers_whenTheBrokerDoes() {
        assertEquals(Map.of("done", true), change(Duration.ofSeconds(3)));
        assertEquals(Map.of("done", true), read(Duration.ofSeconds(3)));
    }

    @Test
    void bounded_answersInTimeAndContinues_whenAnOrderTakesLong() throws InterruptedException {
        ToolException answer = assertThrows(ToolException.class, () -> change(Duration.ofSeconds(40)));

        assertAnsweredInTime();
        assertTrue(String.valueOf(answer.getMessage()).startsWith("OUTCOME UNKNOWN, do not repeat"));
        time.sleep(Duration.ofSeconds(40));
        assertTrue(finished.get());
    }

    @Test
    void bounded_givesUp_whenAReadTakesLong() {
        assertThrows(ToolException.class, () -> read(Duration.ofSeconds(40)));

        assertAnsweredInTime();
        assertFalse(finished.get());
    }

    @Test
    void bounded_passesErrorsOn() {
        Tool tool = Tool.ending("close_position", "Closes.", List.of(), _ -> {
            throw new ToolException("no such symbol");
        });

        ToolException answer = assertThrows(
                ToolException.class,
                () -> new ToolTimeout(time).bounded(tool).handler().answer(CALL));

        assertEquals("no such symbol", answer.getMessage());
    }

    @Test
    void bounded_logsTheOutcome_whenItsCallerIsInterrupted() throws InterruptedException {
        Thread caller = Thread.currentThread();
        time.at(NOW.plusSeconds(1), "interrupt", () -> {
            caller.interrupt();
            time.wake(Set.of(caller));
        });

        assertThrows(ToolException.class, () -> change(Duration.ofSeconds(3)));
        assertTrue(Thread.interrupted());
        time.sleep(Duration.ofSeconds(5));

        assertEquals(1, logged.list.size());
    }

    @Test
    void bounded_failsAtOnce_whenTheToolBreaks() {
        Tool tool = Tool.changing("buy", "Buys.", List.of(), _ -> {
            throw new StackOverflowError("deep");
        });

        assertThrows(
                CompletionException.class,
                () -> new ToolTimeout(time).bounded(tool).handler().answer(CALL));
        assertTrue(time.instant().isBefore(NOW.plusSeconds(1)));
    }

    /// A call that ends at the instant at which its caller leaves is either answered or logged, never neither
    /// nor both.
    @Test
    void bounded_answersOrLogs_whenACallEndsAsItsTimeIsOver() throws InterruptedException {
        int unknown = 0;
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            unknown += isUnknown(workers) ? 1 : 0;
        }
        for (Thread worker : workers) {
            worker.join();
        }

        assertTrue(unknown > 0);
        assertEquals(unknown, logged.list.size());
    }

    /// The call and the end of its time run against each other.
    private boolean isUnknown(List<Thread> workers) {
        AtomicBoolean go = new AtomicBoolean();
        Tool tool = Tool.changing("buy", "Buys.", List.of(), _ -> {
            while (!go.get()) {
                Thread.onSpinWait();
            }
            return Map.of("done", true);
        });
        TimeSource racing = new RacingTime(time, workers, go);
        try {
            new ToolTimeout(racing).bounded(tool).handler().answer(CALL);
            return false;
        } catch (ToolException e) {
            return true;
        }
    }

    /// Runs tasks on real threads and lets every time limit be over as soon as the task may end.
    private static final class RacingTime extends ForwardingTime {
        private final List<Thread> workers;
        private final AtomicBoolean go;

        RacingTime(TimeSource time, List<Thread> workers, AtomicBoolean go) {
            super(time);
            this.workers = workers;
            this.go = go;
        }

        @Override
        public Timer at(Instant when, String name, Runnable task) {
            workers.add(Thread.ofVirtual().start(task));
            return () -> {};
        }

        @Override
        public Timer after(Duration wait, String name, Runnable task) {
            return at(instant(), name, task);
        }

        @Override
        public <T> T answerWithin(Duration patience, Callable<T> call) throws TimeoutException {
            go.set(true);
            for (int i = 0; i < workers.size() % 50; i++) {
                Thread.onSpinWait();
            }
            throw new TimeoutException("over");
        }
    }
}
