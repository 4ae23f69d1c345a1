package activetrader.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A number of shares, exact and never negative; the direction stands beside it as a [Side] or [PositionSide].
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("quantity must not be negative, was " + value.toPlainString());
        }
        value = Decimals.canonical(value);
    }

    public static Quantity of(String text) {
        return new Quantity(DecimalText.parse(text));
    }

    public static Quantity of(long shares) {
        return new Quantity(BigDecimal.valueOf(shares));
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isWhole() {
        return value.scale() <= 0;
    }

    /// The whole shares in this quantity.
    public Quantity wholeShares() {
        return new Quantity(value.setScale(0, RoundingMode.FLOOR));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    /// The difference; throws when `other` is larger.
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isAbove(Quantity other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
