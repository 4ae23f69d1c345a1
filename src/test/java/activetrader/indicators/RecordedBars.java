package activetrader.indicators;

import activetrader.market.Bar;
import activetrader.market.Price;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Series of bars for tests: recorded ones, and seeded random walks.
public final class RecordedBars {
    private RecordedBars() {}

    /// The bars of a file with the header `timestamp,open,high,low,close,volume`.
    public static List<Bar> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(RecordedBars::bar)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bar bar(String line) {
        List<String> cells = List.of(line.split(",", -1));
        return new Bar(
                OffsetDateTime.parse(cells.get(0)).toInstant(),
                Price.of(cells.get(1)),
                Price.of(cells.get(2)),
                Price.of(cells.get(3)),
                Price.of(cells.get(4)),
                new BigDecimal(cells.get(5)).longValueExact(),
                null,
                0);
    }

    /// One-minute bars that wander from $100.
    public static List<Bar> random(long seed, int count, Instant start) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < count; i++) {
            double open = price;
            price = Math.max(1, price * Math.exp(random.nextGaussian() * 0.001));
            double high = Math.max(open, price) + random.nextDouble() * 0.05;
            double low = Math.min(open, price) - random.nextDouble() * 0.05;
            bars.add(new Bar(
                    start.plus(Duration.ofMinutes(i)),
                    cents(open),
                    cents(high),
                    cents(low),
                    cents(price),
                    1000 + random.nextInt(9000),
                    null,
                    10));
        }
        return bars;
    }

    private static Price cents(double value) {
        return new Price(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP));
    }
}
