package activetrader.storm;

import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Checks every few seconds that every position has a stop at the broker, within 20 % of the real price.
///
/// Time does not count while the exchange is closed, as no stop is filled then and what is held is closed at the open,
/// nor while alpaca-trade is down or the broker cannot be reached.
final class Sentry {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final BigDecimal FARTHEST = new BigDecimal("0.8");
    /// The interval between two checks of an account without open positions.
    private static final Duration UNSEEN = Duration.ofSeconds(150);
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final SimulatedTime world;
    private final DayPlan plan;
    private final Supplier<Exchange> exchange;
    private final Component trade;
    private final Findings findings;
    private final Duration allowed;
    private final Map<Symbol, Instant> bareSince = new HashMap<>();
    private Duration longest = Duration.ZERO;

    Sentry(
            SimulatedTime world,
            DayPlan plan,
            Supplier<Exchange> exchange,
            Component trade,
            Duration reconcileInterval,
            Findings findings) {
        this.world = world;
        this.plan = plan;
        this.exchange = exchange;
        this.trade = trade;
        this.findings = findings;
        this.allowed = allowed(plan, reconcileInterval);
    }

    /// How long a position may be unprotected: one interval to see it, one to cancel an order that is in the way,
    /// and the broker's own time. Failing calls add to it.
    private static Duration allowed(DayPlan plan, Duration reconcileInterval) {
        return reconcileInterval
                .multipliedBy(2)
                .plus(plan.exchange().cancelDelay())
                .plus(plan.exchange().latency())
                .plus(
                        plan.faultsPerMille() > 0 || !plan.trouble().rules().isEmpty()
                                ? Duration.ofSeconds(60)
                                : Duration.ofSeconds(10));
    }

    Duration longest() {
        return longest;
    }

    void start() {
        world.at(world.instant().plus(INTERVAL), "sentry", this::look);
    }

    private void look() {
        Instant now = world.instant();
        if (!now.isBefore(plan.day().flattenAt())) {
            return;
        }
        List<PositionView> positions = exchange.get().positions();
        List<SimulatedOrder> orders =
                positions.isEmpty() ? List.of() : exchange.get().openOrders();
        bareSince
                .keySet()
                .removeIf(symbol ->
                        positions.stream().noneMatch(held -> held.symbol().equals(symbol)));
        positions.forEach(position -> lookForShort(position, now));
        positions.forEach(position -> look(position, orders, now));
        start();
    }

    private void lookForShort(PositionView position, Instant now) {
        if (!position.holding().isLong()) {
            findings.add("short " + position.symbol(), now + " short in " + position.symbol());
        }
    }

    private void look(PositionView position, List<SimulatedOrder> orders, Instant now) {
        if (isCovered(position, orders) || !canBeMended(position.symbol(), now)) {
            bareSince.remove(position.symbol());
            return;
        }
        Duration bare = Duration.between(bareSince.computeIfAbsent(position.symbol(), _ -> now), now);
        longest = bare.compareTo(longest) > 0 ? bare : longest;
        if (bare.compareTo(allowed) > 0) {
            findings.add("bare " + position.symbol(), now + " " + position.symbol() + " without a stop for " + bare);
        }
    }

    private boolean canBeMended(Symbol symbol, Instant now) {
        Instant up = trade.upSince();
        return up != null
                && plan.day().isOpenAt(now)
                && !plan.trouble().hides(now.minus(SETTLING), now)
                && !plan.trouble().isRefused(symbol, now)
                && !plan.trouble().movesShares(symbol, now.minus(UNSEEN), now)
                && plan.gusts().stream().noneMatch(gust -> gust.touches(now.minus(SETTLING), now))
                && plan.halts().stream().noneMatch(halt -> !now.isBefore(halt.from()) && now.isBefore(halt.until()));
    }

    private static boolean isCovered(PositionView position, List<SimulatedOrder> orders) {
        BigDecimal covered = orders.stream()
                .filter(order -> order.symbol().equals(position.symbol())
                        && order.terms().side() == Side.SELL)
                .filter(order -> protects(order, orders) && isNear(order, position))
                .map(order -> order.remaining().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return covered.compareTo(position.holding().shares().value()) >= 0;
    }

    /// A stop protects only where it still limits the loss.
    private static boolean isNear(SimulatedOrder order, PositionView position) {
        Price stop = order.terms().stopPrice();
        return stop == null || stop.value().compareTo(position.price().value().multiply(FARTHEST)) >= 0;
    }

    private static boolean protects(SimulatedOrder order, List<SimulatedOrder> orders) {
        return switch (order.terms().type()) {
            case MARKET -> true;
            case STOP, STOP_LIMIT, TRAILING_STOP -> order.progress().armed() || standsBesideTarget(order, orders);
            case LIMIT, UNKNOWN -> false;
        };
    }

    /// Whether the stop is the held half of a pair whose other half works.
    private static boolean standsBesideTarget(SimulatedOrder stop, List<SimulatedOrder> orders) {
        String parent = stop.links().parent();
        return orders.stream()
                .filter(order ->
                        !order.id().equals(stop.id()) && !order.status().equals(OrderStatus.HELD))
                .anyMatch(order -> order.terms().side() == Side.SELL
                        && (order.id().equals(parent)
                                || (parent != null
                                        && parent.equals(order.links().parent()))));
    }
}
