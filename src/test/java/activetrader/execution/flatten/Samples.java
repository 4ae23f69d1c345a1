package activetrader.execution.flatten;

import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Positions, orders and snapshots as a broker shows them on Monday, 2 March 2026, from ten o'clock in New York.
final class Samples {
    static final Symbol AAPL = Symbol.of("AAPL");
    static final Symbol MSFT = Symbol.of("MSFT");
    static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");

    private Samples() {}

    static Position position(Symbol symbol, int shares, int available) {
        return new Position(
                symbol,
                PositionSide.LONG,
                Quantity.of(shares),
                Quantity.of(available),
                Price.of("100"),
                Price.of("100"),
                Money.of(100L * shares),
                Money.of(100L * shares),
                Money.ZERO);
    }

    static Order order(String id, Symbol symbol, Side side, OrderType type, OrderStatus status, int filled) {
        return order(id, symbol, side, type, status, filled, TEN, List.of());
    }

    static Order order(
            String id,
            Symbol symbol,
            Side side,
            OrderType type,
            OrderStatus status,
            int filled,
            @Nullable Instant submittedAt,
            List<Order> legs) {
        return new Order(
                "o-" + id,
                id,
                symbol,
                side,
                type,
                OrderClass.SIMPLE,
                TimeInForce.DAY,
                Quantity.of(10),
                Quantity.of(filled),
                filled == 0 ? null : Price.of("100"),
                null,
                null,
                status,
                submittedAt,
                null,
                null,
                null,
                legs);
    }

    static Order stop(String id, Symbol symbol) {
        return order(id, symbol, Side.SELL, OrderType.STOP, OrderStatus.NEW, 0);
    }

    static Order sold(String id, Symbol symbol) {
        return order(id, symbol, Side.SELL, OrderType.MARKET, OrderStatus.FILLED, 10);
    }

    static RawItem raw(RawItem.Kind kind, String symbol, String id) {
        return new RawItem(kind, symbol, id, "5", null, "qty is missing");
    }

    /// A snapshot in which every list came; the balance was not read.
    static FlattenSnapshot snapshot(List<Order> today, List<Position> positions) {
        return new FlattenSnapshot(
                today,
                today.stream().filter(Order::isOpen).toList(),
                positions,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    static FlattenSnapshot without(FlattenSnapshot whole, @Nullable String orders, @Nullable String positions) {
        return new FlattenSnapshot(
                whole.today(),
                whole.open(),
                whole.positions(),
                whole.unknown(),
                whole.others(),
                whole.kept(),
                orders,
                positions,
                whole.balance());
    }

    static FlattenSnapshot with(FlattenSnapshot whole, List<RawItem> unknown, List<RawItem> others) {
        return new FlattenSnapshot(
                whole.today(),
                whole.open(),
                whole.positions(),
                unknown,
                others,
                whole.kept(),
                whole.ordersTrouble(),
                whole.positionsTrouble(),
                whole.balance());
    }

    static FlattenSnapshot with(FlattenSnapshot whole, FlatBalance balance) {
        return new FlattenSnapshot(
                whole.today(),
                whole.open(),
                whole.positions(),
                whole.unknown(),
                whole.others(),
                whole.kept(),
                whole.ordersTrouble(),
                whole.positionsTrouble(),
                new FlattenPart<>(balance, null));
    }
}
