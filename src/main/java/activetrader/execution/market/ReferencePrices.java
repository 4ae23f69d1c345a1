package activetrader.execution.market;

import activetrader.market.Bar;
import activetrader.market.Snapshot;
import activetrader.market.Timeframe;
import activetrader.risk.SymbolView.ReferencePrice;
import activetrader.risk.SymbolView.ReferencePrice.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the prices that a quote is compared with. They come from three answers: the snapshot, the 5-minute bars
/// and the daily bars, so that one wrong answer is contradicted by another.
/// See decision 54.
final class ReferencePrices {
    private ReferencePrices() {}

    /// @param fives complete 5-minute bars, oldest first
    /// @param priorDay the last daily bar before today
    static List<ReferencePrice> of(@Nullable Snapshot snapshot, List<Bar> fives, @Nullable Bar priorDay) {
        List<ReferencePrice> prices = new ArrayList<>();
        if (snapshot != null && snapshot.latestTrade() != null) {
            prices.add(new ReferencePrice(
                    Source.LAST_TRADE,
                    snapshot.latestTrade().price(),
                    snapshot.latestTrade().at()));
        }
        if (snapshot != null && snapshot.minuteBar() != null) {
            prices.add(closeOf(Source.MINUTE_BAR, snapshot.minuteBar(), Timeframe.MIN_1));
        }
        if (!fives.isEmpty()) {
            prices.add(closeOf(Source.FIVE_MINUTE_BAR, fives.getLast(), Timeframe.MIN_5));
        }
        if (priorDay != null) {
            prices.add(closeOf(Source.PRIOR_CLOSE, priorDay, Timeframe.DAY_1));
        }
        return prices;
    }

    private static ReferencePrice closeOf(Source source, Bar bar, Timeframe timeframe) {
        return new ReferencePrice(source, bar.close(), endOf(bar, timeframe));
    }

    /// When `bar` was complete.
    static Instant endOf(Bar bar, Timeframe timeframe) {
        return bar.start().plus(timeframe.duration());
    }
}
