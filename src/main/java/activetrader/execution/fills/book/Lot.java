package activetrader.execution.fills.book;

import activetrader.market.Price;
import activetrader.market.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is held of one symbol and what it cost.
///
/// The broker moves cash by whole cents, each fill's value rounded half up. So does this: the profits from flat to
/// flat are the change in cash to the cent, also at prices finer than a cent. See decision 26.
///
/// @param shares negative when short
/// @param cost dollars paid for `shares` to the cent, negative (received) when short
/// @param openedAt when it was last opened from nothing; null when that was not seen
public record Lot(
        BigDecimal shares, BigDecimal cost, @Nullable Instant openedAt) {
    public static final Lot NONE = new Lot(BigDecimal.ZERO, BigDecimal.ZERO, null);

    /// Whether an order on `side` closes a part of it.
    public boolean isClosedBy(Side side) {
        return switch (side) {
            case SELL -> shares.signum() > 0;
            case BUY -> shares.signum() < 0;
        };
    }

    /// This lot after a fill, and the profit of the fill.
    ///
    /// A closing fill takes its share of the cost, rounded to the cent, and the last one takes the rest, so that
    /// the profits from flat to flat add up to the cash received. A fill that crosses zero closes first; what it
    /// opens costs the rest of its value.
    ///
    /// @param at when the fill happened
    public Change apply(Side side, BigDecimal quantity, Price price, Instant at) {
        BigDecimal signed = side.signed(quantity);
        if (shares.signum() == 0 || shares.signum() == signed.signum()) {
            return new Change(grown(signed, cents(price, signed), at), BigDecimal.ZERO);
        }
        BigDecimal closed = quantity.min(shares.abs());
        BigDecimal costOut = closed.compareTo(shares.abs()) == 0
                ? cost
                : cost.multiply(closed).divide(shares.abs(), 2, RoundingMode.HALF_EVEN);
        BigDecimal closing = signed.signum() < 0 ? closed.negate() : closed;
        BigDecimal paid = cents(price, closing);
        Lot left = new Lot(shares.add(closing), cost.subtract(costOut), openedAt);
        BigDecimal beyond = signed.subtract(closing);
        Lot after = beyond.signum() == 0
                ? left.orNone()
                : NONE.grown(beyond, cents(price, signed).subtract(paid), at);
        return new Change(after, plain(paid.add(costOut).negate()));
    }

    /// The cash paid for `signed` shares, to the cent; negative when received.
    private static BigDecimal cents(Price price, BigDecimal signed) {
        return price.value().multiply(signed).setScale(2, RoundingMode.HALF_UP);
    }

    private Lot grown(BigDecimal signed, BigDecimal paid, Instant at) {
        return new Lot(plain(shares.add(signed)), plain(cost.add(paid)), shares.signum() == 0 ? at : openedAt);
    }

    private Lot orNone() {
        return shares.signum() == 0 ? NONE : new Lot(plain(shares), plain(cost), openedAt);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public boolean isFlat() {
        return shares.signum() == 0;
    }

    /// The average cost of a share, to 16 digits; empty when nothing is held.
    public Optional<Price> averagePrice() {
        return isFlat() || cost.signum() == 0
                ? Optional.empty()
                : Optional.of(new Price(cost.divide(shares, MathContext.DECIMAL64)));
    }

    /// A lot after a fill, with the profit that the fill took.
    public record Change(Lot after, BigDecimal profit) {}
}
