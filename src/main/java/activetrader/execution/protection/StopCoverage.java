package activetrader.execution.protection;

import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far live stops cover a position, each at its own price and for its own shares. See decision 73.
///
/// @param parts what each counting stop covers, the one nearest to the market first
/// @param closing shares that a working market order closes
/// @param uncovered shares held that no order would close
/// @param target limit price of a closing order; null for none
/// @param faulty orders that should limit a loss and do not
public record StopCoverage(
        List<Part> parts,
        Quantity closing,
        Quantity uncovered,
        @Nullable Price target,
        List<Faulty> faulty) {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    public StopCoverage {
        parts = List.copyOf(parts);
        faulty = List.copyOf(faulty);
    }

    /// The shares that one stop covers: at most those that stops nearer to the market do not cover.
    public record Part(Order stop, Price price, Quantity shares) {}

    /// An order that should limit a loss and does not.
    public record Faulty(Order stop, StopFault fault) {}

    /// The coverage of `position` by `counting` and `faulty` stops and the other closing `orders`, legs nested.
    ///
    /// @param counting stops that have a price
    static StopCoverage of(Position position, List<Order> orders, List<Order> counting, List<Faulty> faulty) {
        Side closingSide = position.side().closingSide();
        Quantity closing = Quantity.ZERO;
        Price target = null;
        for (Order order : closing(position, orders).toList()) {
            switch (order.type()) {
                case MARKET -> closing = closing.plus(order.remaining());
                case LIMIT -> target = order.limitPrice();
                case STOP, STOP_LIMIT, TRAILING_STOP, UNKNOWN -> {}
            }
        }
        closing = closing.min(position.quantity());
        Quantity left = position.quantity().minus(closing);
        List<Part> parts = new ArrayList<>();
        for (Order stop : counting.stream().sorted(nearestFirst(closingSide)).toList()) {
            Quantity shares = stop.remaining().min(left);
            parts.add(new Part(stop, price(stop), shares));
            left = left.minus(shares);
        }
        return new StopCoverage(parts, closing, left, target, faulty);
    }

    /// The open orders and legs that would close shares of `position`.
    static Stream<Order> closing(Position position, List<Order> orders) {
        return orders.stream()
                .flatMap(Order::withLegs)
                .filter(order -> order.symbol().equals(position.symbol())
                        && order.side() == position.side().closingSide()
                        && order.isOpen());
    }

    private static Comparator<Order> nearestFirst(Side closing) {
        Comparator<Order> byPrice = Comparator.comparing(StopCoverage::price);
        return closing == Side.SELL ? byPrice.reversed() : byPrice;
    }

    private static Price price(Order stop) {
        return Objects.requireNonNull(stop.stopPrice(), "a counting stop has a price");
    }

    /// Whether the broker takes `target` and `stop` as a pair: the target is at least one cent better for the
    /// position.
    public static boolean isPair(Price target, Price stop, Side closing) {
        BigDecimal better = closing == Side.SELL
                ? target.value().subtract(stop.value())
                : stop.value().subtract(target.value());
        return better.compareTo(CENT) >= 0;
    }

    /// Whether every share held has a stop or is being closed.
    public boolean isComplete() {
        return uncovered.isZero();
    }

    /// The stop price nearest to the market; null without a counting stop.
    public @Nullable Price best() {
        return parts.isEmpty() ? null : parts.getFirst().price();
    }

    /// The stop price furthest from the market; null without a counting stop.
    public @Nullable Price worst() {
        return parts.isEmpty() ? null : parts.getLast().price();
    }

    /// The counting stops.
    public List<Order> stops() {
        return parts.stream().map(Part::stop).toList();
    }

    /// Dollars that the covered shares of `position` lose when each stop fills at its price, summed over all stops;
    /// zero when the stops together lock in a profit. Shares without a stop are not included.
    public BigDecimal risk(Position position) {
        BigDecimal entry = position.averageEntryPrice().value();
        return parts.stream()
                .map(part -> signed(position, entry.subtract(part.price().value()))
                        .multiply(part.shares().value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .max(BigDecimal.ZERO);
    }

    private static BigDecimal signed(Position position, BigDecimal lostWhenLong) {
        return position.side().signed(lostWhenLong);
    }
}
