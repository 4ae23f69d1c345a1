package activetrader.storm.trouble;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Draws choices and instants of a day from one stream of random numbers.
///
/// @param from the earliest instant that is drawn
/// @param until the end of the drawn instants, not included
record Draws(Random random, Instant from, Instant until) {
    Instant moment() {
        return from.plusMillis(random.nextLong(Duration.between(from, until).toMillis()));
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
