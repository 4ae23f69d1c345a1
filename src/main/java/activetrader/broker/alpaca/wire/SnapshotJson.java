package activetrader.broker.alpaca.wire;

import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import org.jspecify.annotations.Nullable;

/// One symbol's entry in `GET /v2/stocks/snapshots`; each part may be missing or unreadable by itself.
public record SnapshotJson(
        @Nullable TradeJson latestTrade,
        @Nullable QuoteJson latestQuote,
        @Nullable BarJson minuteBar,
        @Nullable BarJson dailyBar,
        @Nullable BarJson prevDailyBar) {
    public Snapshot toSnapshot(Symbol symbol, Items items) {
        return new Snapshot(
                symbol,
                latestTrade == null ? null : items.tryToRead("trade", latestTrade, trade -> trade.toTrade(symbol)),
                latestQuote == null ? null : items.tryToRead("quote", latestQuote, quote -> quote.toQuote(symbol)),
                minuteBar == null ? null : items.tryToRead("bar of " + symbol, minuteBar, BarJson::toBar),
                dailyBar == null ? null : items.tryToRead("bar of " + symbol, dailyBar, BarJson::toBar),
                prevDailyBar == null ? null : items.tryToRead("bar of " + symbol, prevDailyBar, BarJson::toBar));
    }
}
