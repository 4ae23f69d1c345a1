package activetrader.simulator.exchange;

import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.account.Balance;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks an exchange's books against each other after every event, and remembers what was wrong.
public final class InvariantChecker {
    private final Exchange exchange;
    private final List<String> violations = new ArrayList<>();

    private InvariantChecker(Exchange exchange) {
        this.exchange = exchange;
    }

    /// Watches `exchange` from here on.
    public static InvariantChecker watch(Exchange exchange) {
        InvariantChecker checker = new InvariantChecker(exchange);
        exchange.observe(checker::check);
        return checker;
    }

    /// Everything that was found wrong so far.
    public List<String> violations() {
        return List.copyOf(violations);
    }

    private void check() {
        ExchangeState state = exchange.state();
        List<PositionView> positions = exchange.positionsNow();
        money(exchange.balanceNow(), positions);
        Replay replay = Replay.of(exchange.settings().cash().value(), state.executions(), state.events());
        expect(
                new Money(replay.cash()).equals(exchange.balanceNow().cash()),
                "cash " + exchange.balanceNow().cash() + " is not what fills and events left " + replay.cash());
        held(positions, replay);
        reservations(positions, state.orders());
        state.orders().forEach(this::order);
        unique(state);
    }

    private void money(Balance balance, List<PositionView> positions) {
        Money worth = positions.stream()
                .map(PositionView::marketValue)
                .reduce(balance.cash().plus(exchange.cryptoValueNow()), Money::plus);
        expect(worth.equals(balance.equity()), "equity " + balance.equity() + " is not cash and positions " + worth);
    }

    private void held(List<PositionView> positions, Replay replay) {
        Map<Symbol, BigDecimal> sums = new HashMap<>(replay.shares());
        positions.forEach(position ->
                sums.merge(position.symbol(), position.holding().quantity().negate(), BigDecimal::add));
        sums.forEach((symbol, rest) ->
                expect(rest.signum() == 0, symbol + ": fills and events differ from the position by " + rest));
    }

    private void reservations(List<PositionView> positions, List<SimulatedOrder> orders) {
        Map<Symbol, Quantity> kept = new HashMap<>();
        orders.stream()
                .filter(SimulatedOrder::holdsShares)
                .forEach(order -> kept.merge(order.symbol(), order.remaining(), Quantity::plus));
        kept.forEach((symbol, quantity) -> {
            Quantity held = positions.stream()
                    .filter(position -> position.symbol().equals(symbol))
                    .map(position -> position.holding().shares())
                    .findFirst()
                    .orElse(Quantity.ZERO);
            expect(!quantity.isAbove(held), symbol + ": orders keep " + quantity + " of " + held);
        });
    }

    private void order(SimulatedOrder order) {
        Quantity wanted = order.terms().quantity();
        Quantity filled = order.progress().filled();
        expect(wanted == null || !filled.isAbove(wanted), order.id() + " filled " + filled + " of " + wanted);
        boolean ended = order.stamps().expired() != null
                || order.stamps().canceled() != null
                || order.stamps().replaced() != null
                || order.stamps().filled() != null
                || order.status().equals(OrderStatus.REJECTED);
        expect(order.isOpen() != ended, order.id() + " is " + order.status() + " but its stamps say otherwise");
        Price average = order.progress().averagePrice().orElse(null);
        expect(filled.isZero() == (average == null), order.id() + " has filled " + filled + " at " + average);
    }

    private void unique(ExchangeState state) {
        Set<String> seen = new HashSet<>();
        state.orders().forEach(order -> {
            expect(seen.add(order.id()), "id " + order.id() + " is not unique");
            expect(
                    seen.add("client " + order.clientOrderId()),
                    "client id " + order.clientOrderId() + " is not unique");
        });
        state.executions().forEach(fill -> expect(seen.add(fill.id()), "execution " + fill.id() + " is not unique"));
    }

    private void expect(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
