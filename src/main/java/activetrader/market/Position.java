package activetrader.market;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shares held in the account, as the broker reports them.
///
/// @param quantity shares held, whatever the side
/// @param available shares that no open closing order holds; never more than `quantity`, whatever the broker says
/// @param averageEntryPrice may be finer than a tick
/// @param currentPrice null when the broker has none
/// @param marketValue negative when short
/// @param costBasis negative when short
public record Position(
        Symbol symbol,
        PositionSide side,
        Quantity quantity,
        Quantity available,
        Price averageEntryPrice,
        @Nullable Price currentPrice,
        Money marketValue,
        Money costBasis,
        Money unrealizedProfit) {
    public Position {
        available = available.isAbove(quantity) ? quantity : available;
    }

    /// The shares that no order in `openOrders` holds, whatever [#available] says. An order that closes shares holds
    /// them until it is done; the legs of a group hold them once.
    public Quantity free(List<Order> openOrders) {
        return openOrders.stream().map(this::heldBy).reduce(quantity, (left, held) -> left.minus(left.min(held)));
    }

    private Quantity heldBy(Order order) {
        return order.withLegs()
                .filter(each -> each.isOpen() && each.symbol().equals(symbol) && each.side() == side.closingSide())
                .map(Order::remaining)
                .reduce(Quantity.ZERO, (most, next) -> next.isAbove(most) ? next : most);
    }

    /// The shares held, negative when short.
    public BigDecimal signedQuantity() {
        return side.signed(quantity.value());
    }
}
