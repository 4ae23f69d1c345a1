package activetrader.simulator.exchange;

import activetrader.market.Symbol;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.order.SimulatedOrder;

/// The result for one position when all are closed.
public sealed interface CloseResult {
    Symbol symbol();

    /// `order` was sent to close the position.
    record Sent(Symbol symbol, SimulatedOrder order) implements CloseResult {}

    /// The coins of the pair `symbol` are sold.
    record Sold(Symbol symbol) implements CloseResult {}

    record Refused(Symbol symbol, Refusal refusal) implements CloseResult {}
}
