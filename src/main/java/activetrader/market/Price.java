package activetrader.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A US-dollar price per share, exact and positive. Equal prices name the same number: `10.50` is `10.5`.
///
/// A price may be finer than a tick (average fills are); what is sent to a broker is rounded to the tick first.
public record Price(BigDecimal value) implements Comparable<Price> {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal HUNDREDTH_OF_A_CENT = new BigDecimal("0.0001");

    public Price {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("price must be positive, was " + value.toPlainString());
        }
        value = Decimals.canonical(value);
    }

    public static Price of(String text) {
        return new Price(DecimalText.parse(text));
    }

    /// The smallest step that US exchanges accept at this price: $0.01 from $1, $0.0001 below (SEC Rule 612).
    public BigDecimal tick() {
        return value.compareTo(BigDecimal.ONE) >= 0 ? CENT : HUNDREDTH_OF_A_CENT;
    }

    /// The nearest price on the tick that is not above this one; at least one tick.
    public Price downToTick() {
        BigDecimal rounded = value.setScale(tick().scale(), RoundingMode.FLOOR);
        return new Price(rounded.signum() > 0 ? rounded : tick());
    }

    /// The nearest price on the tick that is not below this one.
    public Price upToTick() {
        return new Price(value.setScale(tick().scale(), RoundingMode.CEILING));
    }

    /// What `quantity` shares cost at this price, exact.
    public Money times(Quantity quantity) {
        return new Money(value.multiply(quantity.value()));
    }

    public boolean isAbove(Price other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Price other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
