package activetrader.mcp.data;

import activetrader.market.Symbol;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// A symbol for which an answer has no data, and why.
record Missing(Symbol symbol, String reason) {
    static List<Missing> of(Collection<Symbol> asked, Set<Symbol> found, String reason) {
        return asked.stream()
                .filter(symbol -> !found.contains(symbol))
                .map(symbol -> new Missing(symbol, reason))
                .toList();
    }
}
