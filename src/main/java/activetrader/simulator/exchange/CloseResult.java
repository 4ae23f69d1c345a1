package activetrader.simulator.exchange;

import activetrader.market.Symbol;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.order.SimulatedOrder;

/// What became of one position when all were closed.
public sealed interface CloseResult {
    Symbol symbol();

    /// `order` was sent to close the position.
    record Sent(Symbol symbol, SimulatedOrder order) implements CloseResult {}

    /// Coins are sold, of which `symbol` is the pair.
    record Sold(Symbol symbol) implements CloseResult {}

    record Refused(Symbol symbol, Refusal refusal) implements CloseResult {}
}
