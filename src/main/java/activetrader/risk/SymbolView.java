package activetrader.risk;

import activetrader.market.Asset;
import activetrader.market.FeedProfile;
import activetrader.market.Money;
import activetrader.market.Quote;
import java.math.BigDecimal;
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
}
