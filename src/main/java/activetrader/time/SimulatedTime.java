package activetrader.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Time that passes only when every thread waits; it then jumps to the next deadline.
///
/// One chain of calls runs at a time. A thread that sleeps passes the run to the next one that is due: another
/// sleeper, or a timed task, which gets a thread that nothing else runs on meanwhile. A call over loopback HTTP stays
/// in the caller's chain:
/// the caller blocks in real time while the server's thread works, and may sleep, on its behalf. Equal deadlines
/// run in the order in which they were set, so the same program gives the same order of events every time.
///
/// A thread that waits for another one by other means than this class, for example for a lock held by a sleeper,
/// stops all time: wait with [#sleepUntil] in a loop instead.
/// See decision 3.
public final class SimulatedTime implements TimeSource {
    private static final Logger log = LoggerFactory.getLogger(SimulatedTime.class);
    private static final Comparator<Event> ORDER =
            Comparator.comparing((Event event) -> event.due).thenComparingLong(event -> event.order);

    private final PriorityQueue<Event> events = new PriorityQueue<>(ORDER);
    private final Map<Thread, Instant> budgets = new HashMap<>();
    private final Instant start;
    private Instant now;
    private long order;

    public SimulatedTime(Instant start) {
        this.start = start;
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public Tick tick() {
        return new Tick(Duration.between(start, instant()));
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        sleepUntil(instant().plus(duration));
    }

    @Override
    public Timer after(Duration wait, String name, Runnable task) {
        return at(instant().plus(wait), name, task);
    }

    @Override
    public void sleepUntil(Instant deadline) throws InterruptedException {
        Instant budget = budgetOfThisThread();
        if (budget == null || !deadline.isAfter(budget)) {
            waitFor(deadline);
        } else {
            waitFor(budget);
            throw new InterruptedException("the budget ended at " + budget);
        }
    }

    private void waitFor(Instant due) throws InterruptedException {
        if (!due.isAfter(instant())) {
            return;
        }
        Event event = add(due, null);
        runNext();
        try {
            event.resumed.acquire();
        } catch (InterruptedException e) {
            comeBackFromInterrupt(event);
            throw e;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted at " + instant());
        }
    }

    /// Waits after an interrupt until this sleeper has the run again; only then may it continue.
    private void comeBackFromInterrupt(Event event) {
        synchronized (this) {
            if (events.remove(event)) {
                event = add(now, null);
            }
        }
        event.resumed.acquireUninterruptibly();
    }

    /// Wakes those of `threads` that sleep at this instant, before their deadline, in the order of their deadlines.
    public synchronized void wake(Set<Thread> threads) {
        List<Event> sleepers = events.stream()
                .filter(event -> event.sleeper != null && threads.contains(event.sleeper))
                .sorted(ORDER)
                .toList();
        for (Event sleeper : sleepers) {
            events.remove(sleeper);
            sleeper.due = now;
            sleeper.order = order++;
            events.add(sleeper);
        }
    }

    private synchronized @Nullable Instant budgetOfThisThread() {
        return budgets.get(Thread.currentThread());
    }

    private synchronized Event add(Instant due, @Nullable Task task) {
        Event event = new Event(Instants.later(due, now), order++, task);
        events.add(event);
        return event;
    }

    /// Passes the run to the sleeper or the task that is due next.
    private void runNext() {
        Event next = next();
        if (next != null) {
            next.resume();
        }
    }

    /// Makes it the time of the next event; null when there is none.
    private synchronized @Nullable Event next() {
        Event next = events.poll();
        if (next != null) {
            now = next.due;
        }
        return next;
    }

    /// Runs `first`, and after it the tasks that are due next, one after the other in this thread, until it is a
    /// sleeper's turn.
    private void runTasks(Task first) {
        Task task = first;
        while (task != null) {
            task.run();
            Event next = next();
            task = next == null ? null : next.task;
            if (next != null && task == null) {
                next.resume();
            }
        }
    }

    @Override
    public Timer at(Instant when, String name, Runnable task) {
        Event event = add(when, new Task(name, task));
        return () -> {
            synchronized (this) {
                events.remove(event);
            }
        };
    }

    @Override
    public <T> T callWithin(Duration budget, Callable<T> call) throws Exception {
        Thread thread = Thread.currentThread();
        Instant outer = budgetOfThisThread();
        Instant end = instant().plus(budget);
        setBudget(thread, outer == null ? end : Instants.earlier(outer, end));
        try {
            T result = call.call();
            if (instant().isAfter(end)) {
                throw new TimeoutException("took longer than " + budget);
            }
            return result;
        } catch (Exception e) {
            if (!instant().isBefore(end)) {
                Thread.interrupted(); // the end of the budget was an interrupt inside the call, and is none outside
                throw (TimeoutException) new TimeoutException("took longer than " + budget).initCause(e);
            }
            throw e;
        } finally {
            setBudget(thread, outer);
        }
    }

    private synchronized void setBudget(Thread thread, @Nullable Instant end) {
        if (end == null) {
            budgets.remove(thread);
        } else {
            budgets.put(thread, end);
        }
    }

    @Override
    public <T> T apart(Supplier<T> call) {
        Thread thread = Thread.currentThread();
        Instant outer = budgetOfThisThread();
        setBudget(thread, null);
        try {
            return call.get();
        } finally {
            setBudget(thread, outer);
        }
    }

    /// What is done at some time. A failure is logged.
    private record Task(String name, Runnable work) {
        void run() {
            Thread.currentThread().setName(name);
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                log.error("timed task failed name=\"{}\"", name, e);
            }
            Thread.interrupted(); // an interrupt of this task is none of the next one
        }
    }

    /// A sleeper or a timed task, waiting for its turn.
    private final class Event {
        private final @Nullable Task task;
        private final @Nullable Thread sleeper;
        private Instant due;
        private long order;
        private final Semaphore resumed = new Semaphore(0);

        Event(Instant due, long order, @Nullable Task task) {
            this.due = due;
            this.order = order;
            this.task = task;
            this.sleeper = task == null ? Thread.currentThread() : null;
        }

        void resume() {
            if (task == null) {
                resumed.release();
            } else {
                Thread.ofVirtual().name(task.name()).start(() -> runTasks(task));
            }
        }
    }
}
