package activetrader.risk;

import activetrader.market.Money;
import activetrader.market.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// One limit on the size of an entry: `used + perShare × quantity` may not exceed `limit`.
///
/// @param what is limited, for messages
/// @param used by what is held and asked for already
/// @param perShare what each further share uses, positive
record SizeCap(String what, Money used, BigDecimal perShare, Money limit) {
    Money usedWith(Quantity quantity) {
        return used.plus(new Money(perShare.multiply(quantity.value())));
    }

    boolean allows(Quantity quantity) {
        return !usedWith(quantity).isAbove(limit);
    }

    /// The largest whole number of shares that this limit allows.
    Quantity largest() {
        BigDecimal left = limit.minus(used).value();
        return left.signum() <= 0 ? Quantity.ZERO : new Quantity(left.divide(perShare, 0, RoundingMode.FLOOR));
    }

    Finding exceededBy(Quantity quantity, Quantity maxQuantity) {
        Money measured = usedWith(quantity);
        String advice = maxQuantity.isZero() ? "no share would pass" : "at most " + maxQuantity + " shares would pass";
        return new Finding(
                null,
                quantity + " shares bring " + what + " to $" + measured.toCents() + ", at most $" + limit.toCents()
                        + " are allowed: " + advice,
                measured.toString(),
                limit.toString());
    }
}
