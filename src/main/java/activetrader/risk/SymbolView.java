package activetrader.risk;

import activetrader.market.Asset;
import activetrader.market.FeedProfile;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one symbol now. Null is "not known": an entry that needs it is denied.
///
/// @param halted whether trading in it is known to be halted
/// @param averageDollarVolume of a day, as the feed shows it
/// @param score of its 5-minute bars, from -100 (sell) to 100 (buy)
/// @param references prices from elsewhere than the quote, of any age
public record SymbolView(
        FeedProfile feed,
        @Nullable Asset asset,
        boolean halted,
        @Nullable Quote quote,
        @Nullable Volatility volatility,
        @Nullable Money averageDollarVolume,
        List<ReferencePrice> references,
        @Nullable MarketTrend marketTrend,
        @Nullable BigDecimal score) {
    public SymbolView {
        references = List.copyOf(references);
    }

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

    /// How far a symbol usually moves: the average true range over 14 bars of 5 minutes.
    ///
    /// @param atr in dollars
    /// @param at the end of the last bar in it
    public record Volatility(BigDecimal atr, Instant at) {}

    /// Which way the whole market goes, by SPY and QQQ.
    ///
    /// @param at the end of the older one's last bar
    public record MarketTrend(Direction direction, Instant at) {
        /// What the two funds do.
        public enum Direction {
            /// Both rise.
            RISING,
            /// Both fall.
            FALLING,
            /// They differ, or one has no trend.
            MIXED
        }
    }
}
