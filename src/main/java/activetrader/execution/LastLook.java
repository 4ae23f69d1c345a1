package activetrader.execution;

import activetrader.market.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the watch saw when there was nothing to do. Shares change hands by orders: while these are the same, one by
/// one,
/// what is held is the same, and is not asked for again. Once a minute it is, for what no order shows, such as shares
/// that came from another account.
final class LastLook {
    private static final Duration STANDS_FOR = Duration.ofMinutes(1);

    private @Nullable List<Order> orders;
    private Instant at = Instant.MIN;
    private boolean open;

    /// @param orders all of today and all that are open, read at `at`
    /// @param open whether anything is open
    void remember(List<Order> orders, Instant at, boolean open) {
        this.orders = orders;
        this.at = at;
        this.open = open;
    }

    void forget() {
        orders = null;
    }

    /// Whether nothing can have changed, as `orders` are those of a look in the minute before `now`.
    boolean stands(List<Order> orders, Instant now) {
        return orders.equals(this.orders) && !now.isBefore(at) && now.isBefore(at.plus(STANDS_FOR));
    }

    boolean sawOpen() {
        return open;
    }
}
