package activetrader.execution.account;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.OrderQuery;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Symbol;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Decides which positions stay because they are external.
@FunctionalInterface
public interface ForeignHoldings {
    /// None stays: it is a day-trading account.
    ForeignHoldings CLOSED = _ -> Set.of();

    /// How far back an order of ours is looked for.
    Duration HISTORY = Duration.ofDays(30);

    /// The symbols among `positions` that are not ours and stay.
    ///
    /// @throws BrokerException when the account's orders could not be read
    Set<Symbol> kept(List<Position> positions);

    /// Whether everything is closed, external positions too.
    default boolean closesAll() {
        return equals(CLOSED);
    }

    /// Whether the position in `symbol`, as `reader` shows it now, is external and stays.
    ///
    /// @throws BrokerException when the position or the account's orders could not be read
    default boolean keeps(Symbol symbol, AccountReader reader) {
        return !closesAll()
                && reader.position(symbol)
                        .map(position -> kept(List.of(position)).contains(symbol))
                        .orElse(false);
    }

    /// As [#keeps]; false when the broker does not answer, for what lowers the risk.
    default boolean keepsForCertain(Symbol symbol, AccountReader reader) {
        try {
            return keeps(symbol, reader);
        } catch (BrokerException e) {
            return false;
        }
    }

    /// `positions` without the external ones that stay.
    default List<Position> withoutKept(List<Position> positions) {
        Set<Symbol> kept = kept(positions);
        return positions.stream()
                .filter(position -> !kept.contains(position.symbol()))
                .toList();
    }

    /// Whether an open order is for us to look after: foreign orders that stay may stand for months.
    default boolean concerns(Order order, OrderOwners owners) {
        return closesAll() || owners.isOurs(order);
    }

    /// Those for which neither an order of the account nor our own records speak. The list of orders alone decides
    /// nothing: when it is empty by mistake, what our records say is ours stays ours.
    /// It costs one list of orders while anything is held.
    ///
    /// @param ours symbols that are ours whatever the list says
    static ForeignHoldings keptAt(Broker broker, TimeSource time, Predicate<Symbol> ours) {
        Broker reader = broker.forExits();
        return positions -> {
            if (positions.isEmpty()) {
                return Set.of();
            }
            Set<Symbol> symbols = positions.stream().map(Position::symbol).collect(Collectors.toSet());
            Map<Symbol, List<Order>> orders = reader
                    .orderListing(new OrderQuery(
                            OrderQuery.State.ALL_OR_OPEN, time.instant().minus(HISTORY), symbols))
                    .items()
                    .stream()
                    .collect(Collectors.groupingBy(Order::symbol));
            return positions.stream()
                    .filter(position -> !ours.test(position.symbol()))
                    .filter(position -> !Ownership.isOurs(position, orders.getOrDefault(position.symbol(), List.of())))
                    .map(Position::symbol)
                    .collect(Collectors.toSet());
        };
    }
}
