package activetrader.simulator.data;

import activetrader.market.Bar;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds up short bars to longer ones. The last one is partial while its time is not over.
final class Aggregation {
    private static final int VWAP_SCALE = 6;

    private Aggregation() {}

    /// Bars of `span` made of `bars`, which are in order of time.
    static List<Bar> of(List<Bar> bars, Span span) {
        List<Bar> sums = new ArrayList<>();
        List<Bar> group = new ArrayList<>();
        Instant bucket = Instant.MIN;
        for (Bar bar : bars) {
            Instant own = span.bucketOf(bar.start());
            if (!own.equals(bucket) && !group.isEmpty()) {
                sums.add(sum(bucket, group));
                group.clear();
            }
            bucket = own;
            group.add(bar);
        }
        if (!group.isEmpty()) {
            sums.add(sum(bucket, group));
        }
        return sums;
    }

    /// Whether the sum of `part` alone is `part`.
    private static boolean isWhole(Instant start, Bar part) {
        Price vwap = part.vwap();
        return part.volume() > 0
                && vwap != null
                && vwap.value().scale() <= VWAP_SCALE
                && part.start().equals(start);
    }

    private static Bar sum(Instant start, List<Bar> parts) {
        if (parts.size() == 1 && isWhole(start, parts.getFirst())) {
            return parts.getFirst();
        }
        Price high = parts.getFirst().high();
        Price low = parts.getFirst().low();
        long volume = 0;
        long trades = 0;
        BigDecimal turnover = BigDecimal.ZERO;
        for (Bar part : parts) {
            high = part.high().isAbove(high) ? part.high() : high;
            low = part.low().isBelow(low) ? part.low() : low;
            volume += part.volume();
            trades += part.tradeCount();
            Price average = Optional.ofNullable(part.vwap()).orElse(part.close());
            turnover = turnover.add(average.value().multiply(BigDecimal.valueOf(part.volume())));
        }
        Price vwap = volume == 0
                ? parts.getLast().close()
                : new Price(turnover.divide(BigDecimal.valueOf(volume), VWAP_SCALE, RoundingMode.HALF_EVEN));
        return new Bar(
                start, parts.getFirst().open(), high, low, parts.getLast().close(), volume, vwap, trades);
    }
}
