package activetrader.simulator.script;

import activetrader.market.Symbol;
import java.time.Instant;

/// What becomes of an asset at `from`.
public record AssetChange(Symbol symbol, Instant from, State state) {
    /// How the broker lists an asset.
    public enum State {
        /// Active, but orders are refused.
        UNTRADABLE,
        /// Delisted: orders are refused.
        INACTIVE,
        /// Not known yet.
        UNLISTED,
        /// As everybody expects.
        TRADABLE
    }
}
