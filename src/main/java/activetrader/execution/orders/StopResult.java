package activetrader.execution.orders;

import activetrader.market.Price;
import activetrader.market.Symbol;

/// What became of the wish to move a protective stop.
public sealed interface StopResult {
    /// The broker holds the stop at its new price.
    record Moved(Symbol symbol, Price from, Price to) implements StopResult {}

    /// The stop stays where it is: nothing held, the wrong side of the market, or a greater risk than before.
    record Refused(StopRefusal why, String message) implements StopResult {}

    /// The broker did not confirm; the position keeps a stop, the old one or a new one.
    record Failed(String message) implements StopResult {}
}
