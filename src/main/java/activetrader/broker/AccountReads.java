package activetrader.broker;

import activetrader.market.Account;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Symbol;
import java.util.Optional;

/// What an account holds and has open, and what the broker's clock shows. Every method throws [BrokerException].
public interface AccountReads {
    Account account();

    MarketClock clock();

    /// What is held, with what could not be read of it.
    Listing<Position> positionListing();

    /// The position in `symbol`; empty when there is none. A failed call throws, it is never "none".
    Optional<Position> position(Symbol symbol);

    /// The order with the broker's `id`, with its legs; empty when the broker knows none.
    Optional<Order> order(String id);

    Optional<Order> orderByClientId(String clientOrderId);

    /// As [Broker#orders], with what could not be read and may be open, and what is open in other asset classes.
    Listing<Order> orderListing(OrderQuery query);
}
