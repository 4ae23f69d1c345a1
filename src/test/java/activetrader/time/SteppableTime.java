package activetrader.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/// The clock of one machine in a simulated world, whose date and time may be wrong and may step, as after an NTP
/// correction or a change by hand.
///
/// A step moves [#instant] alone. Intervals are not changed; a wait for a date and time follows the changed clock
/// from then on.
///
/// A sleeper that [SimulatedTime#wake] wakes returns early, unless the clock has stepped meanwhile.
public final class SteppableTime implements TimeSource {
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private final SimulatedTime world;
    private final Set<Thread> sleepers = ConcurrentHashMap.newKeySet();
    private final Set<Appointment> appointments = ConcurrentHashMap.newKeySet();
    private volatile Duration ahead;

    /// @param ahead how far this clock is ahead of the world's; negative when it is behind
    public SteppableTime(SimulatedTime world, Duration ahead) {
        this.world = world;
        this.ahead = ahead;
    }

    /// Sets the clock forward by `step`, or back when it is negative.
    public synchronized void step(Duration step) {
        ahead = ahead.plus(step);
        appointments.stream().sorted(Comparator.comparing(one -> one.when)).forEach(Appointment::arm);
        world.wake(Set.copyOf(sleepers));
    }

    @Override
    public Instant instant() {
        return world.instant().plus(ahead);
    }

    @Override
    public Tick tick() {
        return world.tick();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        world.sleep(duration);
    }

    @Override
    public void sleepUntil(Instant deadline) throws InterruptedException {
        sleepers.add(Thread.currentThread());
        try {
            Duration before;
            do {
                before = ahead;
                world.sleepUntil(inWorld(deadline));
            } while (!before.equals(ahead));
        } finally {
            sleepers.remove(Thread.currentThread());
        }
    }

    private Instant inWorld(Instant mine) {
        return mine.isAfter(FAR) ? mine : mine.minus(ahead);
    }

    @Override
    public synchronized Timer at(Instant when, String name, Runnable task) {
        Appointment appointment = new Appointment(when, name, task);
        appointments.add(appointment);
        appointment.arm();
        return appointment;
    }

    @Override
    public Timer after(Duration wait, String name, Runnable task) {
        return world.after(wait, name, task);
    }

    @Override
    public <T> T callWithin(Duration budget, Callable<T> call) throws Exception {
        return world.callWithin(budget, call);
    }

    /// A task for a date and time of this clock.
    private final class Appointment implements Timer {
        private final Instant when;
        private final String name;
        private final Runnable task;
        private Timer timer = () -> {};

        Appointment(Instant when, String name, Runnable task) {
            this.when = when;
            this.name = name;
            this.task = task;
        }

        void arm() {
            timer.cancel();
            timer = world.at(inWorld(when), name, () -> {
                if (appointments.remove(this)) {
                    task.run();
                }
            });
        }

        @Override
        public void cancel() {
            synchronized (SteppableTime.this) {
                appointments.remove(this);
                timer.cancel();
            }
        }
    }
}
