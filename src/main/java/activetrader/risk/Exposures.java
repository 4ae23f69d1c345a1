package activetrader.risk;

import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the account holds, and what its open entries may still add to it, by symbol. Long and short both count
/// with their full value.
final class Exposures {
    private final Map<Symbol, Exposure> bySymbol = new TreeMap<>();

    /// @param assumedValue what an open entry without a price of its own is taken to be worth
    static Exposures of(AccountSnapshot books, Money assumedValue) {
        Exposures exposures = new Exposures();
        for (Position position : books.positions()) {
            exposures.add(position.symbol(), position.side().openingSide(), valueOf(position), position.quantity());
        }
        entries(books)
                .forEach(order ->
                        exposures.add(order.symbol(), order.side(), valueOf(order, assumedValue), order.remaining()));
        return exposures;
    }

    private static Stream<Order> entries(AccountSnapshot books) {
        return books.openOrders().stream().filter(order -> isEntry(order, books));
    }

    /// Whether `order` can open or enlarge a position: in doubt, it can.
    private static boolean isEntry(Order order, AccountSnapshot books) {
        if (!order.isOpen() || order.status().equals(OrderStatus.HELD)) {
            return false;
        }
        Optional<PositionSide> held = books.positions().stream()
                .filter(position -> position.symbol().equals(order.symbol()))
                .map(Position::side)
                .findFirst();
        return held.map(side -> side.openingSide() == order.side())
                .orElseGet(() -> order.side() == Side.BUY || !hasOpenBuy(order.symbol(), books));
    }

    private static boolean hasOpenBuy(Symbol symbol, AccountSnapshot books) {
        return books.openOrders().stream()
                .anyMatch(order -> order.symbol().equals(symbol) && order.side() == Side.BUY && order.isOpen());
    }

    private static Money valueOf(Position position) {
        Money marketValue = position.marketValue().abs();
        return marketValue.isZero() ? position.costBasis().abs() : marketValue;
    }

    private static Money valueOf(Order order, Money assumedValue) {
        Price price = order.limitPrice() != null ? order.limitPrice() : order.stopPrice();
        return price == null || order.quantity() == null ? assumedValue : price.times(order.remaining());
    }

    private void add(Symbol symbol, Side direction, Money value, Quantity shares) {
        bySymbol.merge(symbol, new Exposure(direction, value, shares), Exposure::plus);
    }

    Money total() {
        return in(bySymbol.keySet());
    }

    Money in(Collection<Symbol> symbols) {
        return symbols.stream()
                .map(bySymbol::get)
                .filter(Objects::nonNull)
                .map(Exposure::value)
                .reduce(Money.ZERO, Money::plus);
    }

    /// Shares of `symbol`, held and asked for.
    Quantity sharesOf(Symbol symbol) {
        Exposure exposure = bySymbol.get(symbol);
        return exposure == null ? Quantity.ZERO : exposure.shares();
    }

    /// The side on which `symbol` is being held or entered; null when it is not.
    @Nullable
    Side directionOf(Symbol symbol) {
        Exposure exposure = bySymbol.get(symbol);
        return exposure == null ? null : exposure.direction();
    }

    int count() {
        return bySymbol.size();
    }

    private record Exposure(Side direction, Money value, Quantity shares) {
        Exposure plus(Exposure other) {
            return new Exposure(direction, value.plus(other.value), shares.plus(other.shares));
        }
    }
}
