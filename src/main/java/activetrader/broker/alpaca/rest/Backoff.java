package activetrader.broker.alpaca.rest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait between tries: twice as long each time, less up to half by chance, so that many clients that
/// failed together do not come back together.
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /// The wait after `failures` tries in a row have failed.
    public Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
        long ceiling = (doubled.compareTo(longest) < 0 ? doubled : longest).toMillis();
        return Duration.ofMillis(ceiling - random.nextLong(ceiling / 2 + 1));
    }
}
