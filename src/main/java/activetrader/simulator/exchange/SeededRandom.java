package activetrader.simulator.exchange;

import activetrader.market.Quantity;
import java.util.SplittableRandom;
import java.util.UUID;

/// Ids and chances, all from one seed: none depends on when the others were drawn.
final class SeededRandom {
    private static final long ID_STREAM = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long ids;

    SeededRandom(long seed, long idsDrawn) {
        this.seed = seed;
        this.ids = idsDrawn;
    }

    /// A version 4 UUID that this seed has not given before.
    String id() {
        SplittableRandom random = new SplittableRandom(seed * ID_STREAM + ids++);
        long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    long idsDrawn() {
        return ids;
    }

    /// Whether order `orderId` is one of the `percent` in a hundred that are rejected.
    boolean rejects(String orderId, int percent) {
        SplittableRandom random = new SplittableRandom(seed * ID_STREAM ^ orderId.hashCode());
        return random.nextInt(100) < percent;
    }

    /// How many of `remaining` whole shares are filled at an order's try number `attempt`: all of them, or,
    /// `percent` times in a hundred, any smaller number.
    Quantity filled(String orderId, int attempt, Quantity remaining, int percent) {
        SplittableRandom random = new SplittableRandom(seed ^ (orderId.hashCode() * ID_STREAM + attempt));
        boolean splits = random.nextInt(100) < percent;
        if (!splits || !remaining.isWhole() || !remaining.isAbove(Quantity.of(1))) {
            return remaining;
        }
        return Quantity.of(random.nextLong(1, remaining.value().longValueExact()));
    }
}
