package activetrader.risk;

import activetrader.market.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Percentages, exact.
final class Percent {
    private Percent() {}

    /// `percent` hundredths of `whole`.
    static BigDecimal of(BigDecimal whole, BigDecimal percent) {
        return whole.multiply(percent).movePointLeft(2);
    }

    /// How many hundredths of `whole` `part` is, to four places; `whole` is not zero.
    static BigDecimal ratio(Money part, Money whole) {
        return part.value().movePointRight(2).divide(whole.value(), 4, RoundingMode.HALF_UP);
    }

    static Money of(Money whole, BigDecimal percent) {
        return new Money(of(whole.value(), percent));
    }
}
