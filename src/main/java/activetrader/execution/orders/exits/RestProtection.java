package activetrader.execution.orders.exits;

import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountReader;
import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.protection.Protector;
import activetrader.execution.protection.StopCoverage;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Re-creates the protection of the shares that stay after an exit, when the orders that protected all shares are
/// gone.
public final class RestProtection {
    private static final Logger log = LoggerFactory.getLogger(RestProtection.class);

    private final AccountReader reader;
    private final Protector protector;
    private final BookedFills booked;

    public RestProtection(AccountReader reader, Protector protector, BookedFills booked) {
        this.reader = reader.forExits();
        this.protector = protector;
        this.booked = booked;
    }

    /// What the shares that stay are protected with.
    ///
    /// @param plannedFrom the instant from which plans count; null when not known
    /// @param before the old stop; null when there was none
    /// @param stop the stop of the rest; null for the planned stop
    /// @param target limit price of a target beside the stop; null for the planned one
    record Rest(
            @Nullable Instant plannedFrom,
            @Nullable Price before,
            @Nullable Price stop,
            @Nullable Price target) {}

    /// The protection to re-create for the rest of `held`.
    ///
    /// @param betterStop stop of the rest when that is in its favour; null for the old one
    /// @throws BrokerException when the orders cannot be read
    Rest of(Position held, @Nullable Price betterStop) {
        List<Order> orders = reader.ordersOf(held.symbol());
        Instant plannedFrom = booked.plannedFrom(held.symbol());
        StopCoverage coverage = protector.coverage(held, orders, plannedFrom);
        Price before = coverage.best() != null
                ? coverage.best()
                : protector.planned().stop(held, plannedFrom).orElse(null);
        boolean better = betterStop != null
                && (before == null || held.side().closingSide().isTighterStop(betterStop, before));
        return new Rest(plannedFrom, before, better ? betterStop : before, coverage.target());
    }

    /// Re-creates the stop of the rest of `symbol`; the monitor does it later when the broker does not answer now.
    void protect(Symbol symbol, Rest rest) {
        try {
            protector.protect(symbol, rest.plannedFrom(), rest.stop(), rest.target());
        } catch (BrokerException e) {
            log.warn("stop not restored yet symbol={} cause=\"{}\"", symbol, e.getMessage());
        }
    }
}
