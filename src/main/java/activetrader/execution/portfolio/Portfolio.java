package activetrader.execution.portfolio;

import activetrader.market.Account;
import activetrader.market.Order;
import java.time.Instant;
import java.util.List;

/// The account as the broker has it at one instant.
///
/// @param openOrders with the held legs of brackets
public record Portfolio(Instant at, Account account, List<Holding> holdings, List<Order> openOrders) {
    public Portfolio {
        holdings = List.copyOf(holdings);
        openOrders = List.copyOf(openOrders);
    }
}
