package activetrader.execution.account;

import activetrader.market.Order;
import activetrader.market.calendar.MarketZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Whether orders of earlier days may still be open. The broker lists them apart, so knowing that there are none
/// saves a call with every look. An ended order does not come back, but an order may rest over the night, so the
/// answer is valid for some minutes only.
final class EarlierOrders {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(5);

    private volatile Instant noneSince = Instant.MIN;

    /// Notes that a look at `now` read all open orders.
    void saw(List<Order> all, Instant now) {
        LocalDate today = MarketZone.dateOf(now);
        boolean any = all.stream().flatMap(Order::withLegs).anyMatch(order -> order.isOpen() && !isOf(today, order));
        noneSince = any ? Instant.MIN : now;
    }

    private static boolean isOf(LocalDate today, Order order) {
        return order.submittedAt() != null
                && !MarketZone.dateOf(order.submittedAt()).isBefore(today);
    }

    /// Whether a look of the last minutes, on the same New York day, found none.
    boolean areNone(Instant now) {
        Instant since = noneSince;
        return !since.isBefore(now.minus(KNOWN_FOR))
                && !since.isAfter(now) // as it is when the clock was set back
                && MarketZone.dateOf(since).equals(MarketZone.dateOf(now));
    }
}
