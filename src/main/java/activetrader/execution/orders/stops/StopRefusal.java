package activetrader.execution.orders.stops;

import activetrader.execution.blocks.BlockReason;
import activetrader.market.Price;
import activetrader.market.Symbol;

/// Why a stop stays where it is.
public sealed interface StopRefusal {
    /// There is no position.
    record NothingHeld(Symbol symbol) implements StopRefusal {}

    /// The position is a foreign holding and is left alone.
    record ExternalPosition(Symbol symbol) implements StopRefusal {}

    /// The position has no stop now; one is being re-created.
    record NoStop(Symbol symbol) implements StopRefusal {}

    /// The wanted price risks more than the stop does now.
    record NotInFavour(Price from, Price wanted) implements StopRefusal {}

    /// The market has reached the wanted price: the stop would sell at once.
    sealed interface Reached extends StopRefusal {
        Price wanted();
    }

    /// The last price is at the wanted one or beyond it.
    record ReachedByMarket(Price wanted, Price market) implements Reached {}

    /// The broker says that the market has reached the wanted price.
    ///
    /// @param answer the broker's words
    record ReachedAtBroker(Price wanted, String answer) implements Reached {}

    /// No stop is moved now: the service takes no more requests, or another order held the account for the whole
    /// time.
    record NotNow(BlockReason reason) implements StopRefusal {}
}
