package activetrader.simulator.exchange;

import activetrader.market.Money;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.book.Matching;
import activetrader.simulator.exchange.order.Links;
import activetrader.simulator.exchange.order.OrderRequest;
import activetrader.simulator.exchange.order.PositionIntent;
import activetrader.simulator.exchange.order.Progress;
import activetrader.simulator.exchange.order.Role;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.simulator.exchange.order.Stamps;
import activetrader.simulator.exchange.order.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes orders of a request that has passed its checks.
final class Intake {
    private final ExchangeContext context;

    Intake(ExchangeContext context) {
        this.context = context;
    }

    /// The terms of the order itself: of an OCO, those of its take-profit.
    static Terms terms(OrderRequest request, Symbol symbol, PositionIntent intent) {
        BigDecimal limit = request.orderClass() == OrderClass.OCO && request.takeProfitLimit() != null
                ? request.takeProfitLimit()
                : request.limitPrice();
        BigDecimal quantity = request.quantity();
        BigDecimal notional = request.notional();
        return new Terms(
                symbol,
                request.side(),
                request.type(),
                request.timeInForce(),
                request.orderClass(),
                quantity == null ? null : new Quantity(quantity),
                notional == null ? null : new Money(notional),
                price(limit),
                price(request.stopPrice()),
                request.trailPrice(),
                request.trailPercent(),
                request.extendedHours(),
                intent);
    }

    /// The order, then its legs, linked; nothing is in the book yet.
    List<SimulatedOrder> orders(OrderRequest request, Terms terms, @Nullable Price checkPrice, Instant at) {
        String id = context.dice().id();
        Role role = request.orderClass() == OrderClass.OCO ? Role.TAKE_PROFIT : Role.ENTRY;
        List<SimulatedOrder> legs = legs(request, terms, id, at);
        OrderStatus status =
                context.sessions().window(terms, at).contains(at) ? OrderStatus.PENDING_NEW : OrderStatus.ACCEPTED;
        String clientOrderId = request.clientOrderId();
        SimulatedOrder head = new SimulatedOrder(
                id,
                clientOrderId == null || clientOrderId.isEmpty()
                        ? context.dice().id()
                        : clientOrderId,
                terms,
                Links.alone(role).withLegs(legs.stream().map(SimulatedOrder::id).toList()),
                start(terms, status, checkPrice, at),
                Stamps.start(at, context.sessions().expiry(terms, at)));
        List<SimulatedOrder> all = new ArrayList<>(List.of(head));
        all.addAll(legs);
        return all;
    }

    private Progress start(Terms terms, OrderStatus status, @Nullable Price checkPrice, Instant at) {
        Progress start = Progress.start(status, true, at.plus(context.settings().latency()), checkPrice);
        Price best = terms.type() == OrderType.TRAILING_STOP
                ? context.tape()
                        .quote(terms.symbol(), at)
                        .map(quote -> Matching.far(terms.side(), quote))
                        .orElse(null)
                : null;
        return best == null ? start : start.withBest(best);
    }

    private List<SimulatedOrder> legs(OrderRequest request, Terms entry, String parent, Instant at) {
        List<SimulatedOrder> legs = new ArrayList<>();
        boolean oco = request.orderClass() == OrderClass.OCO;
        Side side = oco ? entry.side() : entry.side().opposite();
        if (!oco && request.takeProfitLimit() != null) {
            Terms exit = exit(entry, side, OrderType.LIMIT, request.takeProfitLimit(), null);
            legs.add(leg(exit, Role.TAKE_PROFIT, parent, false, at));
        }
        if (request.stopLossStop() != null) {
            OrderType type = request.stopLossLimit() == null ? OrderType.STOP : OrderType.STOP_LIMIT;
            Terms exit = exit(entry, side, type, request.stopLossLimit(), request.stopLossStop());
            legs.add(leg(exit, Role.STOP_LOSS, parent, oco, at));
        }
        return legs;
    }

    private static Terms exit(
            Terms entry, Side side, OrderType type, @Nullable BigDecimal limit, @Nullable BigDecimal stop) {
        return new Terms(
                entry.symbol(),
                side,
                type,
                entry.timeInForce(),
                entry.orderClass(),
                entry.quantity(),
                null,
                price(limit),
                price(stop),
                null,
                null,
                false,
                PositionIntent.of(side, true));
    }

    private SimulatedOrder leg(Terms terms, Role role, String parent, boolean armed, Instant at) {
        return new SimulatedOrder(
                context.dice().id(),
                context.dice().id(),
                terms,
                Links.alone(role).withParent(parent),
                Progress.start(
                        OrderStatus.HELD, armed, at.plus(context.settings().latency()), null),
                Stamps.start(at, context.sessions().expiry(terms, at)));
    }

    private static @Nullable Price price(@Nullable BigDecimal value) {
        return value == null ? null : new Price(value);
    }
}
