package activetrader.storm;

import activetrader.market.OrderType;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.storm.trouble.Intruder;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// The attack of a hostile client, with an exit during it that must succeed: within 12 seconds an order is at the
/// broker, or a person is alerted.
final class Intrusion {
    private static final Duration PROMISED = Duration.ofSeconds(12);

    private final SimulatedTime world;
    private final DayPlan plan;
    private final Component trade;
    private final int port;
    private final AlertWatch alerts;
    private final Supplier<Exchange> exchange;
    private final Findings findings;

    Intrusion(
            SimulatedTime world,
            DayPlan plan,
            Component trade,
            int port,
            AlertWatch alerts,
            Supplier<Exchange> exchange,
            Findings findings) {
        this.world = world;
        this.plan = plan;
        this.trade = trade;
        this.port = port;
        this.alerts = alerts;
        this.exchange = exchange;
        this.findings = findings;
    }

    void schedule() {
        plan.trouble().attacks().forEach(at -> world.at(at, "attack", this::attack));
    }

    private void attack() {
        if (trade.upSince() == null) {
            return;
        }
        try (Intruder intruder =
                new Intruder(port, Scene.TRADE_TOKEN.own().reveal(), Scene.secrets(), plan.seed(), findings::add)) {
            intruder.attack();
            List<PositionView> held = exchange.get().positions();
            if (!held.isEmpty()) {
                askToClose(intruder, held.getFirst().symbol());
            }
        }
    }

    private void askToClose(Intruder intruder, Symbol symbol) {
        Instant asked = world.instant();
        String answer = intruder.close(symbol.value());
        if (!answer.isEmpty()) {
            Instant due = asked.plus(PROMISED).plus(plan.exchange().latency());
            world.at(due.isAfter(world.instant()) ? due : world.instant(), "promise", () -> check(symbol, asked));
        }
    }

    private static boolean isClosing(SimulatedOrder order) {
        return order.isOpen() && order.terms().type() == OrderType.MARKET;
    }

    private void check(Symbol symbol, Instant asked) {
        boolean served = trade.upSince() != null && !asked.isBefore(trade.upSince());
        boolean sent = exchange.get().position(symbol).isEmpty()
                || exchange.get().orders().stream()
                        .anyMatch(order -> order.symbol().equals(symbol)
                                && order.terms().side() == Side.SELL
                                && (isClosing(order)
                                        || !order.stamps().created().isBefore(asked)));
        if (served && !sent && !alerts.hasWarnedOfExit(symbol, asked)) {
            findings.add(asked + " exit of " + symbol + " asked for, neither an order nor an alert within 12 s");
        }
    }
}
