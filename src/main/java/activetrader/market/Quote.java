package activetrader.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The best bid and offer of a symbol. A side without an offer is null, never zero.
public record Quote(
        Symbol symbol,
        Instant at,
        @Nullable Price bid,
        long bidSize,
        @Nullable Price ask,
        long askSize) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /// Whether both sides are there and the bid is not above the ask.
    public boolean isTwoSided() {
        return bid != null && ask != null && !bid.isAbove(ask);
    }

    public boolean isOlderThan(Duration age, Instant now) {
        return at.plus(age).isBefore(now);
    }

    /// Halfway between bid and ask; empty when one is missing or they are crossed.
    public Optional<Price> midpoint() {
        if (bid == null || ask == null || bid.isAbove(ask)) {
            return Optional.empty();
        }
        return Optional.of(new Price(bid.value().add(ask.value()).divide(TWO, MathContext.DECIMAL64)));
    }

    /// The spread as a percentage of the midpoint; empty when there is no midpoint.
    public Optional<BigDecimal> spreadPercent() {
        return midpoint()
                .map(middle -> Optional.ofNullable(ask)
                        .orElseThrow()
                        .value()
                        .subtract(Optional.ofNullable(bid).orElseThrow().value())
                        .movePointRight(2)
                        .divide(middle.value(), 4, RoundingMode.HALF_UP));
    }
}
