package activetrader.broker;

import activetrader.market.ActiveStock;
import activetrader.market.Bar;
import activetrader.market.NewsArticle;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.Trade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A feed that knows nothing of any symbol. A fake overrides what its test is about.
public class NoMarketData implements MarketData {
    @Override
    public String feed() {
        return "sip";
    }

    @Override
    public Map<Symbol, List<Bar>> bars(Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end) {
        return Map.of();
    }

    @Override
    public Map<Symbol, Quote> latestQuotes(Collection<Symbol> symbols) {
        return Map.of();
    }

    @Override
    public Map<Symbol, Trade> latestTrades(Collection<Symbol> symbols) {
        return Map.of();
    }

    @Override
    public Map<Symbol, Snapshot> snapshots(Collection<Symbol> symbols) {
        return Map.of();
    }

    @Override
    public List<NewsArticle> news(
            Collection<Symbol> symbols, @Nullable Instant start, @Nullable Instant end, int limit) {
        return List.of();
    }

    @Override
    public List<CorporateAction> corporateActions(Collection<Symbol> symbols, LocalDate from, LocalDate until) {
        return List.of();
    }

    @Override
    public List<ActiveStock> mostActives(int top) {
        return List.of();
    }

    @Override
    public Movers movers(int top) {
        return new Movers(List.of(), List.of());
    }
}
