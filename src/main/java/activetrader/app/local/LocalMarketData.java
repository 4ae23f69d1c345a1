package activetrader.app.local;

import activetrader.broker.CorporateAction;
import activetrader.broker.MarketData;
import activetrader.market.ActiveStock;
import activetrader.market.Bar;
import activetrader.market.NewsArticle;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.Trade;
import activetrader.simulator.Simulator;
import activetrader.simulator.data.TapePrices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the simulated market's prices from the tape, with the values that the data API gives. Everything else goes
/// through the API.
public final class LocalMarketData implements MarketData {
    private final TapePrices prices;
    private final MarketData api;

    /// @param api the same market through the data API
    /// @throws IllegalArgumentException when calls are meant to go wrong, which needs the API
    public LocalMarketData(Simulator simulator, MarketData api) {
        if (!simulator.isFaultless()) {
            throw new IllegalArgumentException("faults are of calls to the API");
        }
        this(simulator.prices(), api);
    }

    private LocalMarketData(TapePrices prices, MarketData api) {
        this.prices = prices;
        this.api = api;
    }

    @Override
    public MarketData withoutWaiting() {
        return new LocalMarketData(prices, api.withoutWaiting());
    }

    @Override
    public String feed() {
        return api.feed();
    }

    @Override
    public Map<Symbol, List<Bar>> bars(Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end) {
        if (end.isBefore(start)) {
            return api.bars(symbols, timeframe, start, end); // which says why not
        }
        return each(symbols, symbol -> {
            List<Bar> bars = prices.bars(symbol, timeframe.code(), start, end);
            return bars.isEmpty() ? Optional.empty() : Optional.of(bars);
        });
    }

    @Override
    public Map<Symbol, Quote> latestQuotes(Collection<Symbol> symbols) {
        return each(symbols, prices::latestQuote);
    }

    @Override
    public Map<Symbol, Trade> latestTrades(Collection<Symbol> symbols) {
        return each(symbols, prices::latestTrade);
    }

    @Override
    public Map<Symbol, Snapshot> snapshots(Collection<Symbol> symbols) {
        return each(symbols, prices::snapshot);
    }

    /// The answers by symbol, in their order; a symbol without one is missing.
    private static <T> Map<Symbol, T> each(Collection<Symbol> symbols, Function<Symbol, Optional<T>> answer) {
        Map<Symbol, T> answers = new LinkedHashMap<>();
        for (Symbol symbol : new TreeSet<>(symbols)) {
            answer.apply(symbol).ifPresent(found -> answers.put(symbol, found));
        }
        return answers;
    }

    @Override
    public List<NewsArticle> news(
            Collection<Symbol> symbols, @Nullable Instant start, @Nullable Instant end, int limit) {
        return api.news(symbols, start, end, limit);
    }

    @Override
    public List<CorporateAction> corporateActions(Collection<Symbol> symbols, LocalDate from, LocalDate until) {
        return api.corporateActions(symbols, from, until);
    }

    @Override
    public List<ActiveStock> mostActives(int top) {
        return api.mostActives(top);
    }

    @Override
    public Movers movers(int top) {
        return api.movers(top);
    }
}
