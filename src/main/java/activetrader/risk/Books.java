package activetrader.risk;

import activetrader.market.Account;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.RawItem;
import java.time.Instant;
import java.util.List;

/// What the broker says the account holds and has asked for.
///
/// @param openOrders orders not yet final, legs nested in their entry or as orders of their own
/// @param unreadable positions and orders that could not be read
/// @param otherAssets what is held in asset classes that are not traded here; part of the equity
/// @param readAt when the oldest of the three was read
public record Books(
        Account account,
        List<Position> positions,
        List<Order> openOrders,
        List<RawItem> unreadable,
        List<RawItem> otherAssets,
        Instant readAt) {
    public Books {
        positions = List.copyOf(positions);
        openOrders = List.copyOf(openOrders);
        unreadable = List.copyOf(unreadable);
        otherAssets = List.copyOf(otherAssets);
    }

    /// Books of shares alone, of which everything could be read.
    public Books(Account account, List<Position> positions, List<Order> openOrders, Instant readAt) {
        this(account, positions, openOrders, List.of(), List.of(), readAt);
    }
}
