package activetrader.execution.orders.stops;

import activetrader.market.Price;
import activetrader.market.Symbol;

/// What became of a request to move a protective stop.
public sealed interface StopResult {
    /// The broker holds the stop at its new price.
    record Moved(Symbol symbol, Price from, Price to) implements StopResult {}

    /// The stop stays: nothing is held, the price is on the wrong side of the market, or the risk would grow.
    record Refused(StopRefusal why) implements StopResult {}

    /// The broker did not confirm; the position keeps its old stop or has a new one.
    record Failed(StopFailure why) implements StopResult {}
}
