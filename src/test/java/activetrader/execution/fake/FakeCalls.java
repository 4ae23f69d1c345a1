package activetrader.execution.fake;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.time.TimeSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/// The way to a [FakeBroker]: counts its calls, and delays or fails them.
public final class FakeCalls {
    /// The process dies in the middle of a call.
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// What a call reads.
    public enum Read {
        ACCOUNT,
        POSITIONS,
        POSITION,
        ORDERS,
        ORDER,
        FILLS,
        ASSET,
        CLOCK
    }

    /// How many calls reached the broker; an order that it accepted counts twice, on the way there and back.
    public int made;
    /// The number of the call at which the process dies; -1 for none.
    public int crashAt = -1;

    /// The reads that fail every time.
    public final Set<Read> failing = EnumSet.noneOf(Read.class);
    /// How many of the next reads fail.
    public int readFailures;
    private int readsBeforeAFailure = -1;
    /// How many reads fail after the next order.
    public int readFailuresAfterSubmit;
    /// How many reads fail after the next cancel.
    public int readFailuresAfterCancel;
    /// How long each read takes.
    public Supplier<Duration> readTakes = () -> Duration.ZERO;

    /// Whether the broker refuses every call as unauthorized.
    public boolean keyRevoked;
    /// How many of the next calls are refused as unauthorized.
    public int keyRefusals;

    /// What [Broker#callsLeft] returns.
    public int left = Integer.MAX_VALUE;
    /// Whether ordinary calls are within the rate limit; those for exits always are.
    public boolean takesOrdinary = true;
    /// How long an ordinary call waits for the rate limit; one that may not wait is refused unless this is zero.
    public Duration ordinaryWait = Duration.ZERO;

    private final TimeSource time;
    private final ThreadLocal<Boolean> forExits = ThreadLocal.withInitial(() -> false);
    private final ThreadLocal<Boolean> withoutWaiting = ThreadLocal.withInitial(() -> false);

    FakeCalls(TimeSource time) {
        this.time = time;
    }

    /// Lets the read number `count` from now fail, and only that.
    public void failRead(int count) {
        readsBeforeAFailure = count - 1;
    }

    /// The start of a call that changes something.
    void enter() {
        awaitRateLimit();
        countOrCrash();
        if (keyRevoked || keyRefusals-- > 0) {
            throw new BrokerException.Unauthorized("401 unauthorized.");
        }
    }

    /// The start of a call that reads.
    void enterRead(Read read, Runnable beforeTheAnswer) {
        pause(readTakes.get());
        enter();
        beforeTheAnswer.run();
        if (readFailures > 0) {
            readFailures--;
            throw new BrokerException.Transient("503", null);
        }
        if (readsBeforeAFailure-- == 0) {
            throw new BrokerException.Transient("503", null);
        }
        if (failing.contains(read)) {
            throw new BrokerException.Transient("503 " + read, null);
        }
    }

    private void awaitRateLimit() {
        if (forExits.get()) {
            return;
        }
        if (!takesOrdinary || (ordinaryWait.isPositive() && withoutWaiting.get())) {
            throw new BrokerException.Transient("our limit of requests a minute is used up", null);
        }
        if (ordinaryWait.isPositive()) {
            pause(ordinaryWait);
        }
    }

    /// Counts one more way of a call or its answer.
    void countOrCrash() {
        made++;
        if (made == crashAt) {
            throw new Crash();
        }
    }

    void submitEntered() {
        readFailures = Math.max(readFailures, readFailuresAfterSubmit);
        readFailuresAfterSubmit = 0;
    }

    void cancelEntered() {
        readFailures = Math.max(readFailures, readFailuresAfterCancel);
        readFailuresAfterCancel = 0;
    }

    void pause(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Broker forExits(Broker broker) {
        return with(forExits, broker);
    }

    Broker withoutWaiting(Broker broker) {
        return with(withoutWaiting, broker);
    }

    /// `broker`, whose calls have `flag` set.
    private static Broker with(ThreadLocal<Boolean> flag, Broker broker) {
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (_, method, arguments) -> {
                    boolean before = flag.get();
                    flag.set(true);
                    try {
                        return method.invoke(broker, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        flag.set(before);
                    }
                });
    }
}
