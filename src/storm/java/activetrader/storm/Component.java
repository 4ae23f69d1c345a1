package activetrader.storm;

import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One of the trader's processes, started again by its service manager whenever it dies.
final class Component {
    private static final Logger log = LoggerFactory.getLogger(Component.class);
    private static final Duration BURIAL = Duration.ofMillis(1);
    private static final Duration RESTART = Duration.ofSeconds(10);

    private final String name;
    private final SimulatedTime world;
    private final Birth birth;
    private final Runnable onDeath;
    private Duration clockOffset;
    private @Nullable MortalTime time;
    private @Nullable Instant upSince;
    private Duration downFor = RESTART;
    private boolean over;
    private boolean served;
    private int deaths;

    /// @param onDeath run at the instant of each kill
    Component(String name, SimulatedTime world, Duration clockOffset, Birth birth, Runnable onDeath) {
        this.name = name;
        this.world = world;
        this.clockOffset = clockOffset;
        this.birth = birth;
        this.onDeath = onDeath;
    }

    /// Starts the process; returns what frees its ports and locks, once it has run or while it runs.
    @FunctionalInterface
    interface Birth {
        Runnable start(MortalTime time) throws InterruptedException;
    }

    /// Starts it now, on a chain of its own.
    synchronized void start() {
        if (over) {
            return;
        }
        Incarnation incarnation = new Incarnation();
        MortalTime clock = new MortalTime(world, clockOffset, () -> died(incarnation));
        time = clock;
        world.at(world.instant(), name, () -> MortalTime.runUnlessKilled(() -> live(incarnation, clock)));
    }

    private void live(Incarnation incarnation, MortalTime clock) {
        try {
            Runnable remains = birth.start(clock);
            synchronized (this) {
                incarnation.remains = remains;
                upSince = world.instant();
                served = true;
            }
        } catch (RuntimeException e) {
            log.info("component did not start name={} reason=\"{}\"", name, e.getMessage());
            clock.killAfter(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void died(Incarnation incarnation) {
        deaths++;
        upSince = null;
        onDeath.run();
        Instant buriedAt = world.instant().plus(BURIAL);
        world.at(buriedAt, name + " burial", () -> MortalTime.runUnlessKilled(incarnation.remains));
        world.at(buriedAt.plus(downFor), name + " restart", this::start);
        downFor = RESTART;
    }

    /// Kills the process after `looks` readings of its clock, and starts it again `down` later.
    void crash(int looks, Duration down) {
        MortalTime clock;
        synchronized (this) {
            downFor = down;
            clock = time;
        }
        if (clock != null) {
            clock.killAfter(looks);
        }
    }

    /// Sets the clock of its machine forward by `by`, or back when it is negative.
    void stepClock(Duration by) {
        MortalTime clock;
        synchronized (this) {
            clockOffset = clockOffset.plus(by);
            clock = time;
        }
        if (clock != null) {
            clock.step(by);
        }
    }

    /// Ends it for good.
    void end() {
        synchronized (this) {
            over = true;
        }
        crash(0, RESTART);
    }

    /// When it began to serve; null while it is down.
    synchronized @Nullable Instant upSince() {
        return upSince;
    }

    /// Whether it has ever served.
    synchronized boolean everServed() {
        return served;
    }

    String name() {
        return name;
    }

    synchronized int deaths() {
        return deaths;
    }

    private static final class Incarnation {
        private Runnable remains = () -> {};
    }
}
