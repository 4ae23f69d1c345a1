package activetrader.storm;

import activetrader.time.SimulatedTime;
import activetrader.time.SteppableTime;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/// The clock of one component, which can be killed through it: from then on every look at the clock, every wait and
/// every timer of the component ends in [Killed], as every thread of a killed process ends.
///
/// A component cannot do anything for long without looking at its clock, so that a death after so many looks
/// hits it in the middle of whatever it is doing.
final class MortalTime implements TimeSource {
    private final SimulatedTime world;
    private final SteppableTime clock;
    private final Runnable onDeath;
    private final Set<Thread> sleepers = ConcurrentHashMap.newKeySet();
    private boolean dead;
    private long looksLeft = Long.MAX_VALUE;

    /// @param offset by which the component's clock is ahead of the world's
    /// @param onDeath run once, at the instant of the death
    MortalTime(SimulatedTime world, Duration offset, Runnable onDeath) {
        this.world = world;
        this.clock = new SteppableTime(world, offset);
        this.onDeath = onDeath;
    }

    /// Kills the component at its `looks`-th look at the clock from now; at once for 0.
    void killAfter(int looks) {
        synchronized (this) {
            if (dead) {
                return;
            }
            looksLeft = looks;
        }
        if (looks == 0) {
            die();
        }
    }

    synchronized boolean isDead() {
        return dead;
    }

    /// Sets the component's clock forward by `step`, or back when it is negative.
    void step(Duration step) {
        clock.step(step);
    }

    /// Ends all waiting at once, in vain.
    void wakeAll() {
        world.wake(Set.copyOf(sleepers));
    }

    private void die() {
        synchronized (this) {
            if (dead) {
                return;
            }
            dead = true;
        }
        wakeAll();
        onDeath.run();
    }

    private void look() {
        boolean last;
        synchronized (this) {
            requireAlive();
            last = looksLeft != Long.MAX_VALUE && --looksLeft <= 0;
        }
        if (last) {
            die();
            throw new Killed();
        }
    }

    private synchronized void requireAlive() {
        if (dead) {
            throw new Killed();
        }
    }

    @Override
    public Instant instant() {
        look();
        return clock.instant();
    }

    @Override
    public void sleepUntil(Instant deadline) throws InterruptedException {
        asleep(() -> clock.sleepUntil(deadline));
    }

    @Override
    public Tick tick() {
        look();
        return clock.tick();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        asleep(() -> clock.sleep(duration));
    }

    private void asleep(Sleep sleep) throws InterruptedException {
        look();
        sleepers.add(Thread.currentThread());
        try {
            sleep.run();
        } finally {
            sleepers.remove(Thread.currentThread());
            requireAlive();
        }
    }

    @FunctionalInterface
    private interface Sleep {
        void run() throws InterruptedException;
    }

    @Override
    public Timer at(Instant when, String name, Runnable task) {
        look();
        return clock.at(when, name, () -> runWhileAlive(task));
    }

    @Override
    public Timer after(Duration wait, String name, Runnable task) {
        look();
        return clock.after(wait, name, () -> runWhileAlive(task));
    }

    private void runWhileAlive(Runnable task) {
        if (!isDead()) {
            runUnlessKilled(task);
        }
    }

    /// Runs `task`; being killed is no failure of it.
    static void runUnlessKilled(Runnable task) {
        try {
            task.run();
        } catch (Killed _) {
            return; // the component is gone, and with it the task
        }
    }

    @Override
    public <T> T callWithin(Duration budget, Callable<T> call) throws Exception {
        look();
        try {
            return clock.callWithin(budget, call);
        } finally {
            requireAlive();
        }
    }
}
