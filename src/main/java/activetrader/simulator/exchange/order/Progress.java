package activetrader.simulator.exchange.order;

import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far an order has come.
///
/// @param value what the filled shares cost or brought, exact
/// @param armed whether the order works; the legs of an entry do not before the entry is filled
/// @param triggered whether the price that a stop waits for was touched
/// @param best the best price that a trailing stop has seen
/// @param eligibleAt the first instant at which the order may be filled
/// @param cancelAt when a cancel that was asked for takes effect
/// @param checkPrice the price at which the order was measured against buying power
/// @param tries how often the order was up for a fill
public record Progress(
        OrderStatus status,
        Quantity filled,
        Money value,
        boolean armed,
        boolean triggered,
        @Nullable Price best,
        Instant eligibleAt,
        @Nullable Instant cancelAt,
        @Nullable Price checkPrice,
        int tries) {
    private static final int AVERAGE_SCALE = 9;

    public static Progress start(OrderStatus status, boolean armed, Instant eligibleAt, @Nullable Price checkPrice) {
        return new Progress(status, Quantity.ZERO, Money.ZERO, armed, false, null, eligibleAt, null, checkPrice, 0);
    }

    /// The average price of the filled shares, to 9 decimals; empty before the first fill.
    public Optional<Price> averagePrice() {
        if (filled.isZero()) {
            return Optional.empty();
        }
        BigDecimal average = value.value().divide(filled.value(), AVERAGE_SCALE, RoundingMode.HALF_UP);
        return Optional.of(new Price(average));
    }

    public Progress with(OrderStatus now) {
        return new Progress(now, filled, value, armed, triggered, best, eligibleAt, cancelAt, checkPrice, tries);
    }

    public Progress withFill(Quantity shares, Price price, OrderStatus now, Instant nextEligible) {
        return new Progress(
                now,
                filled.plus(shares),
                value.plus(price.times(shares)),
                armed,
                triggered,
                best,
                nextEligible,
                cancelAt,
                checkPrice,
                tries + 1);
    }

    public Progress withArmed(OrderStatus now, Instant eligible) {
        return new Progress(now, filled, value, true, triggered, best, eligible, cancelAt, checkPrice, tries);
    }

    public Progress withTriggered(Instant eligible) {
        return new Progress(status, filled, value, armed, true, best, eligible, cancelAt, checkPrice, tries);
    }

    public Progress withBest(Price price) {
        return new Progress(status, filled, value, armed, triggered, price, eligibleAt, cancelAt, checkPrice, tries);
    }

    public Progress withEligibleAt(Instant instant) {
        return new Progress(status, filled, value, armed, triggered, best, instant, cancelAt, checkPrice, tries);
    }

    public Progress withCancelAt(Instant instant) {
        return new Progress(
                OrderStatus.PENDING_CANCEL,
                filled,
                value,
                armed,
                triggered,
                best,
                eligibleAt,
                instant,
                checkPrice,
                tries);
    }
}
