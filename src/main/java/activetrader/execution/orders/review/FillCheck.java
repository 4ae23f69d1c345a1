package activetrader.execution.orders.review;

import activetrader.execution.orders.review.FillVerdict.Breach;
import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.risk.RiskLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks a position against the limits of the gate at its real fill price, whatever the quotes said.
///
/// A pure function. A stop that is too near to the fill stays: it costs at most this trade, and a stop never moves
/// away from the market. See decision 58.
public final class FillCheck {
    /// By which factor a limit may be exceeded before the position is mended: the equity changes between gate and
    /// fill, and the gate measures a stop from the quote. It is below 1.25, the factor from which on a limit counts
    /// as broken.
    public static final BigDecimal TOLERANCE = new BigDecimal("1.1");

    private final Filled filled;
    private final RiskLimits limits;
    private final Set<Breach> breaches = EnumSet.noneOf(Breach.class);
    private Quantity keep;
    private @Nullable Price newStop;

    private FillCheck(Filled filled, RiskLimits limits) {
        this.filled = filled;
        this.limits = limits;
        this.keep = filled.quantity();
    }

    /// Which of `limits` the position `filled` breaks, and what mends it.
    public static FillVerdict judge(Filled filled, RiskLimits limits) {
        FillCheck check = new FillCheck(filled, limits);
        check.value();
        if (filled.stop() != null) {
            check.stop(filled.stop());
        }
        return check.breaches.isEmpty()
                ? new FillVerdict.Keeps()
                : new FillVerdict.Breaks(
                        List.copyOf(check.breaches), check.keep, check.keep.isZero() ? null : check.newStop);
    }

    private void value() {
        Money limit = percentOfEquity(limits.size().maxPositionPercent());
        BigDecimal price = filled.averagePrice().value();
        if (exceeds(price.multiply(keep.value()), limit.value())) {
            breaches.add(Breach.POSITION_VALUE);
            keepAtMost(limit, price);
        }
    }

    private void stop(Price stop) {
        if (distanceTo(stop).signum() <= 0) {
            if (triggersAtOnce(stop)) {
                close(Breach.STOP_SIDE);
            }
            return;
        }
        BigDecimal most =
                percent(filled.averagePrice().value(), limits.protection().maxStopPercent());
        Price judged = stop;
        if (exceeds(distanceTo(stop), most)) {
            judged = at(most);
            if (triggersAtOnce(judged)) {
                close(Breach.STOP_TOO_FAR);
                return;
            }
            breaches.add(Breach.STOP_TOO_FAR);
            newStop = judged;
        }
        risk(distanceTo(judged));
    }

    private void risk(BigDecimal perShare) {
        Money limit = percentOfEquity(limits.size().riskPerTradePercent());
        if (exceeds(perShare.multiply(keep.value()), limit.value())) {
            breaches.add(Breach.RISK);
            keepAtMost(limit, perShare);
        }
    }

    private void close(Breach breach) {
        breaches.add(breach);
        keep = Quantity.ZERO;
        newStop = null;
    }

    private void keepAtMost(Money limit, BigDecimal perShare) {
        keep = keep.min(new Quantity(limit.value().divide(perShare, 0, RoundingMode.FLOOR)));
    }

    private static boolean exceeds(BigDecimal measured, BigDecimal limit) {
        return measured.compareTo(limit.multiply(TOLERANCE)) > 0;
    }

    private Money percentOfEquity(BigDecimal percent) {
        return new Money(percent(filled.equity().max(Money.ZERO).value(), percent));
    }

    private static BigDecimal percent(BigDecimal whole, BigDecimal percent) {
        return whole.multiply(percent).movePointLeft(2);
    }

    /// Distance from fill to stop, positive on the side of a loss, negative on the other side.
    private BigDecimal distanceTo(Price stop) {
        BigDecimal below = filled.averagePrice().value().subtract(stop.value());
        return isLong() ? below : below.negate();
    }

    /// The price at this distance from the fill on the side of a loss, on the tick towards the market.
    private Price at(BigDecimal distance) {
        BigDecimal fill = filled.averagePrice().value();
        return isLong() ? new Price(fill.subtract(distance)).upToTick() : new Price(fill.add(distance)).downToTick();
    }

    private boolean triggersAtOnce(Price stop) {
        Price market = filled.market() == null ? filled.averagePrice() : filled.market();
        return isLong() ? !stop.isBelow(market) : !stop.isAbove(market);
    }

    private boolean isLong() {
        return filled.side() == PositionSide.LONG;
    }
}
