package activetrader.simulator.exchange.account;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Shares of one symbol at average cost.
///
/// @param quantity shares, negative when short, never zero
/// @param cost what they cost, negative when short; reduced in proportion when shares leave
/// @param dayCost the same with the shares held overnight taken at the previous close
/// @param date the New York date that `dayCost` is for
public record Holding(BigDecimal quantity, Money cost, Money dayCost, LocalDate date) {
    private static final int COST_SCALE = 9;
    private static final int PRICE_SCALE = 6;

    public boolean isLong() {
        return quantity.signum() > 0;
    }

    public Quantity shares() {
        return new Quantity(quantity.abs());
    }

    /// Rounded half up to 6 decimals.
    public Price averagePrice() {
        return new Price(cost.value().divide(quantity, PRICE_SCALE, RoundingMode.HALF_UP));
    }

    /// What the shares are worth at `price`; negative when short.
    public Money valueAt(Price price) {
        return new Money(price.value().multiply(quantity));
    }

    /// This holding on a later date: all of it was held overnight.
    Holding on(LocalDate today, Price previousClose) {
        return today.equals(date) ? this : new Holding(quantity, cost, valueAt(previousClose), today);
    }

    /// This holding after `change` more (or, negative, fewer) shares at `price`.
    ///
    /// @return null when nothing is left
    /// @throws IllegalStateException when long shares would become short ones or the reverse
    @Nullable
    Holding plus(BigDecimal change, Price price) {
        BigDecimal after = quantity.add(change);
        if (after.signum() == 0) {
            return null;
        }
        if (after.signum() != quantity.signum()) {
            throw new IllegalStateException("a fill must not cross zero, held " + quantity + " change " + change);
        }
        if (change.signum() == quantity.signum()) {
            Money paid = new Money(price.value().multiply(change));
            return new Holding(after, cost.plus(paid), dayCost.plus(paid), date);
        }
        return new Holding(after, share(cost, after), share(dayCost, after), date);
    }

    /// This holding as `shares` shares for the same money.
    @Nullable
    Holding split(BigDecimal shares) {
        return shares.signum() == 0 ? null : new Holding(shares, cost, dayCost, date);
    }

    private Money share(Money whole, BigDecimal after) {
        BigDecimal part = whole.value().multiply(after).divide(quantity, COST_SCALE, RoundingMode.HALF_EVEN);
        return new Money(part);
    }
}
