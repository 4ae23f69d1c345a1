package activetrader.execution.orders.stops;

import activetrader.broker.BrokerException;
import activetrader.broker.RejectReason;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.account.OrderCanceller;
import activetrader.execution.protection.PositionProtection;
import activetrader.execution.protection.StopCoverage;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves stops in favour of their position.
public final class StopMover {
    private static final Logger log = LoggerFactory.getLogger(StopMover.class);

    private final AccountReader reader;
    private final ForeignHoldings foreign;
    private final PositionProtection protection;
    private final OrderCanceller canceller;
    private final StopReplacement replacement;

    public StopMover(
            AccountReader reader,
            ForeignHoldings foreign,
            PositionProtection protection,
            OrderCanceller canceller,
            StopReplacement replacement) {
        this.reader = reader.forExits();
        this.foreign = foreign;
        this.protection = protection;
        this.canceller = canceller;
        this.replacement = replacement;
    }

    public StopResult move(Symbol symbol, Price wanted) {
        Optional<Position> held = reader.position(symbol);
        if (held.isEmpty()) {
            return new StopResult.Refused(new StopRefusal.NothingHeld(symbol));
        }
        if (foreign.keepsForCertain(symbol, reader)) {
            return new StopResult.Refused(new StopRefusal.ExternalPosition(symbol));
        }
        Side closing = held.get().side().closingSide();
        Price to = closing == Side.SELL ? wanted.upToTick() : wanted.downToTick();
        StopCoverage coverage = protection.coverage(held.get(), reader.ordersOf(symbol));
        Price from = coverage.worst();
        if (from == null) {
            return new StopResult.Refused(new StopRefusal.NoStop(symbol));
        }
        if (!closing.isTighterStop(to, from)) {
            return new StopResult.Refused(new StopRefusal.NotInFavour(from, to));
        }
        Price market = held.get().currentPrice();
        return market != null && isReached(to, market, closing)
                ? new StopResult.Refused(new StopRefusal.ReachedByMarket(to, market))
                : replaceAll(symbol, closing, coverage, from, to);
    }

    private static boolean isReached(Price stop, Price market, Side closing) {
        return closing == Side.SELL ? stop.compareTo(market) >= 0 : stop.compareTo(market) <= 0;
    }

    private StopResult replaceAll(Symbol symbol, Side closing, StopCoverage coverage, Price from, Price to) {
        List<Order> behind = coverage.parts().stream()
                .filter(part -> closing.isTighterStop(to, part.price()))
                .map(StopCoverage.Part::stop)
                .toList();
        try {
            for (Order stop : behind) {
                replacement.replace(stop, to);
            }
            return new StopResult.Moved(symbol, from, to);
        } catch (BrokerException.Rejected e) {
            if (e.reason() == RejectReason.WRONG_SIDE_PRICE) {
                return new StopResult.Refused(new StopRefusal.ReachedAtBroker(to, String.valueOf(e.getMessage())));
            }
            log.info("stop not replaced, a new one instead symbol={} cause=\"{}\"", symbol, e.getMessage());
            return sendAnew(symbol, behind, coverage.target(), from, to);
        } catch (BrokerException e) {
            return new StopResult.Failed(new StopFailure.BrokerSilent(String.valueOf(e.getMessage())));
        }
    }

    /// Re-creates the stop at the new price where the broker does not change the order, as with the legs of some
    /// orders: the old stop is cancelled and a new one sent. When that fails, a stop at the old price is re-created
    /// here or by the monitor.
    private StopResult sendAnew(Symbol symbol, List<Order> behind, @Nullable Price target, Price from, Price to) {
        protection.markUnprotected(symbol);
        try {
            boolean gone = canceller.cancel(symbol, order -> isOneOf(behind, order), "stop moved");
            Price wanted = gone ? to : from;
            boolean guarded = reader.position(symbol)
                    .map(position -> protection.protect(position, reader.ordersOf(symbol), wanted, target))
                    .orElse(true);
            return gone && guarded
                    ? new StopResult.Moved(symbol, from, to)
                    : new StopResult.Failed(new StopFailure.BeingMended(symbol));
        } catch (BrokerException e) {
            return new StopResult.Failed(new StopFailure.BrokerSilent(String.valueOf(e.getMessage())));
        }
    }

    private static boolean isOneOf(List<Order> stops, Order order) {
        return stops.stream().anyMatch(stop -> stop.id().equals(order.id()));
    }
}
