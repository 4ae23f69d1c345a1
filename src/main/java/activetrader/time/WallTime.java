package activetrader.time;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Time by the machine's clock: as it is, or scaled so that several processes share one accelerated day.
///
/// While it waits, it reads the clock again at least every 30 seconds, so that the wait ends at the right wall time
/// after a suspend, an NTP step or a change by hand. All waiting threads read it at the same moments, so that a
/// sleeping process wakes once and not once for each of them. Intervals are measured by the machine's monotonic
/// clock.
public final class WallTime implements TimeSource {
    private static final long ROUND_MILLIS = 25_000;
    private static final long SHORTEST_ROUND_MILLIS = 5_000;
    private static final Pattern SCALED = Pattern.compile("([^@]+)@(\\d{1,15})\\*(\\d{1,6}(?:\\.\\d{1,6})?)");

    private final InstantSource clock;
    private final Instant marketStart;
    private final Instant wallStart;
    private final BigDecimal speed;
    private final long startNanos = System.nanoTime();

    private WallTime(InstantSource clock, Instant marketStart, Instant wallStart, BigDecimal speed) {
        this.clock = clock;
        this.marketStart = marketStart;
        this.wallStart = wallStart;
        this.speed = speed;
    }

    /// A clock for tests, `speed` times as fast from `start` on.
    static WallTime of(InstantSource clock, Instant start, BigDecimal speed) {
        return new WallTime(clock, start, clock.instant(), speed);
    }

    /// The machine's clock as it is.
    public static WallTime system() {
        return scaled(Instant.EPOCH, Instant.EPOCH, BigDecimal.ONE);
    }

    /// A clock that shows `marketStart` when the machine's shows `wallStart`, and runs `speed` times as fast.
    public static WallTime scaled(Instant marketStart, Instant wallStart, BigDecimal speed) {
        return new WallTime(InstantSource.system(), marketStart, wallStart, speed);
    }

    /// Reads `<market instant>@<epoch milliseconds>*<speed>`, the form in which one process gives a scaled clock to
    /// another.
    ///
    /// @throws IllegalArgumentException with a one-line reason when `text` has another form
    public static WallTime parse(String text) {
        Matcher matcher = SCALED.matcher(text.strip());
        if (!matcher.matches() || new BigDecimal(matcher.group(3)).signum() == 0) {
            throw badClock(text);
        }
        try {
            return scaled(
                    Instant.parse(matcher.group(1)),
                    Instant.ofEpochMilli(Long.parseLong(matcher.group(2))),
                    new BigDecimal(matcher.group(3)));
        } catch (java.time.format.DateTimeParseException e) {
            throw badClock(text);
        }
    }

    private static IllegalArgumentException badClock(String text) {
        return new IllegalArgumentException(
                "a scaled clock must look like 2026-03-02T14:00:00Z@1767000000000*60, was \"" + text + "\"");
    }

    /// This clock in the form that [#parse] reads.
    @Override
    public String toString() {
        return marketStart + "@" + wallStart.toEpochMilli() + "*" + speed.toPlainString();
    }

    @Override
    public Instant instant() {
        Duration passed = Duration.between(wallStart, clock.instant());
        return speed.compareTo(BigDecimal.ONE) == 0 ? marketStart.plus(passed) : marketStart.plus(scaleUp(passed));
    }

    @Override
    public Tick tick() {
        Duration passed = Duration.ofNanos(System.nanoTime() - startNanos);
        return new Tick(speed.compareTo(BigDecimal.ONE) == 0 ? passed : scaleUp(passed));
    }

    private Duration scaleUp(Duration wall) {
        BigDecimal nanos = new BigDecimal(wall.toMillis()).multiply(speed).movePointRight(6);
        return Duration.ofSeconds(nanos.movePointLeft(9).longValue())
                .plusNanos(nanos.remainder(BigDecimal.TEN.pow(9)).longValue());
    }

    private Duration toWall(Duration market) {
        BigDecimal nanos =
                BigDecimal.valueOf(market.getSeconds()).movePointRight(9).add(BigDecimal.valueOf(market.getNano()));
        return Duration.ofNanos(nanos.divide(speed, 0, RoundingMode.CEILING).longValue());
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.isPositive()) {
            Thread.sleep(toWall(duration));
        }
    }

    @Override
    public void sleepUntil(Instant deadline) throws InterruptedException {
        for (Duration left = Duration.between(instant(), deadline);
                left.isPositive();
                left = Duration.between(instant(), deadline)) {
            Duration longest = untilAllLook(clock.instant());
            Duration nap = left.compareTo(Duration.ofDays(1000)) > 0 ? longest : toWall(left);
            Thread.sleep(nap.compareTo(longest) > 0 ? longest : nap);
        }
    }

    /// The time to the next moment at which all waiting threads read the clock; one that is too near is skipped.
    static Duration untilAllLook(Instant machine) {
        long left = ROUND_MILLIS - Math.floorMod(machine.toEpochMilli(), ROUND_MILLIS);
        return Duration.ofMillis(left < SHORTEST_ROUND_MILLIS ? left + ROUND_MILLIS : left);
    }

    @Override
    public Timer at(Instant when, String name, Runnable task) {
        return start(() -> sleepUntil(when), name, task);
    }

    @Override
    public Timer after(Duration wait, String name, Runnable task) {
        return start(() -> sleep(wait), name, task);
    }

    @FunctionalInterface
    private interface Wait {
        void await() throws InterruptedException;
    }

    private static Timer start(Wait wait, String name, Runnable task) {
        AtomicBoolean settled = new AtomicBoolean();
        Thread waiting = Thread.ofVirtual().name(name).start(() -> {
            try {
                wait.await();
            } catch (InterruptedException e) {
                return; // cancelled while it waited
            }
            if (settled.compareAndSet(false, true)) {
                task.run();
            }
        });
        return () -> {
            if (settled.compareAndSet(false, true)) {
                waiting.interrupt();
            }
        };
    }

    @Override
    public <T> T callWithin(Duration budget, Callable<T> call) throws Exception {
        return answerWithin(toWall(budget), call);
    }

    @Override
    public <T> T answerWithin(Duration patience, Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().name("within " + patience).start(task);
        try {
            return task.get(patience.toNanos(), NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            task.cancel(true);
        }
    }
}
