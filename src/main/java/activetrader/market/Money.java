package activetrader.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An exact amount of US dollars of either sign.
public record Money(BigDecimal value) implements Comparable<Money> {
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    public Money {
        value = Decimals.canonical(value);
    }

    public static Money of(String text) {
        return new Money(DecimalText.parse(text));
    }

    public static Money of(long dollars) {
        return new Money(BigDecimal.valueOf(dollars));
    }

    public Money plus(Money other) {
        return new Money(value.add(other.value));
    }

    public Money minus(Money other) {
        return new Money(value.subtract(other.value));
    }

    public Money negated() {
        return new Money(value.negate());
    }

    public Money abs() {
        return new Money(value.abs());
    }

    /// This amount times a plain number, exact.
    public Money times(BigDecimal factor) {
        return new Money(value.multiply(factor));
    }

    /// Rounded half-even to whole cents.
    public Money toCents() {
        return new Money(value.setScale(2, RoundingMode.HALF_EVEN));
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isAbove(Money other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Money other) {
        return compareTo(other) < 0;
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Money other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
