package activetrader.execution.market;

import activetrader.market.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Recognises a trading halt, which no answer of the broker names.
final class Halts {
    private Halts() {}

    /// Whether the symbol has neither quoted nor traded since `fresh`, while another one has quoted.
    ///
    /// @param other of a symbol that always trades
    static boolean isHalted(@Nullable Snapshot symbol, @Nullable Snapshot other, Instant fresh) {
        return symbol != null
                && other != null
                && !symbol.symbol().equals(other.symbol())
                && symbol.latestQuote() != null
                && symbol.latestQuote().at().isBefore(fresh)
                && other.latestQuote() != null
                && !other.latestQuote().at().isBefore(fresh)
                && (symbol.latestTrade() == null || symbol.latestTrade().at().isBefore(fresh));
    }
}
