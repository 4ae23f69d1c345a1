package activetrader.risk;

import activetrader.market.Price;
import java.time.Instant;

/// A price of the symbol that does not come from its quote.
///
/// @param at when it was traded, or when the bar ended
public record ReferencePrice(Source source, Price price, Instant at) {
    /// Where a price comes from.
    public enum Source {
        LAST_TRADE("last trade"),
        MINUTE_BAR("last minute bar"),
        FIVE_MINUTE_BAR("last 5-minute bar"),
        POSITION("broker's position"),
        PRIOR_CLOSE("prior close");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
