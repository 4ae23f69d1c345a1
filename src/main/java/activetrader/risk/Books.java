package activetrader.risk;

import activetrader.market.Account;
import activetrader.market.Order;
import activetrader.market.Position;
import java.time.Instant;
import java.util.List;

/// What the broker says the account holds and has asked for.
///
/// @param openOrders orders not yet final, legs nested in their entry or as orders of their own
/// @param readAt when the oldest of the three was read
public record Books(Account account, List<Position> positions, List<Order> openOrders, Instant readAt) {
    public Books {
        positions = List.copyOf(positions);
        openOrders = List.copyOf(openOrders);
    }
}
