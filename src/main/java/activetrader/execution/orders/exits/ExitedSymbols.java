package activetrader.execution.orders.exits;

import activetrader.market.Symbol;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The symbols of which all was to be closed since their last entry began: an entry that is filled later must be
/// reversed.
public final class ExitedSymbols {
    private final Set<Symbol> symbols = ConcurrentHashMap.newKeySet();

    /// An entry in `symbol` begins.
    public void entering(Symbol symbol) {
        symbols.remove(symbol);
    }

    /// Notes an exit request; one for a part of a position changes nothing.
    public void leaving(ExitRequest request) {
        if (request.quantity() == null) {
            symbols.add(request.symbol());
        }
    }

    public boolean contains(Symbol symbol) {
        return symbols.contains(symbol);
    }
}
