package activetrader.risk;

import activetrader.market.Money;
import java.math.BigDecimal;

/// Percentages, exact.
final class Percent {
    private Percent() {}

    /// `percent` hundredths of `whole`.
    static BigDecimal of(BigDecimal whole, BigDecimal percent) {
        return whole.multiply(percent).movePointLeft(2);
    }

    static Money of(Money whole, BigDecimal percent) {
        return new Money(of(whole.value(), percent));
    }
}
