package activetrader.mcp.data;

import activetrader.broker.MarketData;
import activetrader.market.FeedProfile;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.mcp.Answer;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolException;
import activetrader.time.TimeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tools for the latest quotes, trades and prices.
final class PriceTools {
    private final MarketData data;
    private final FeedProfile feed;
    private final TimeSource time;

    PriceTools(MarketData data, TimeSource time) {
        this.data = data;
        this.feed = FeedProfile.of(data.feed());
        this.time = time;
    }

    List<Tool> tools() {
        List<Parameter> symbol = List.of(Parameter.symbol("symbol", "Ticker, such as AAPL."));
        return List.of(
                Tool.reading("get_latest_quote", "Best bid and ask of a stock.", symbol, this::quote),
                Tool.reading(
                        "get_latest_quotes",
                        "Best bid and ask of several stocks at once.",
                        List.of(Parameter.symbols("symbols", "Tickers.")),
                        this::quotes),
                Tool.reading("get_latest_trade", "Last trade of a stock.", symbol, this::trade),
                Tool.reading("get_latest_price", "Last traded price of a stock.", symbol, this::price));
    }

    private Object quote(ToolCall call) {
        Symbol symbol = call.arguments().symbol("symbol");
        Quote quote = data.latestQuotes(List.of(symbol)).get(symbol);
        if (quote == null) {
            throw new ToolException("no quote for " + symbol + " on feed " + data.feed());
        }
        return describe(quote);
    }

    private Object quotes(ToolCall call) {
        List<Symbol> symbols = call.arguments().symbols("symbols");
        Map<Symbol, Quote> found = data.latestQuotes(symbols);
        Map<Symbol, Object> quotes = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            Quote quote = found.get(symbol);
            if (quote != null) {
                quotes.put(symbol, describe(quote));
            }
        }
        return new Answer()
                .put("quotes", quotes)
                .put("missing", Missing.of(symbols, found.keySet(), "no quote on feed " + data.feed()))
                .toMap();
    }

    private Map<String, Object> describe(Quote quote) {
        return new Answer()
                .put("symbol", quote.symbol())
                .put("bid_price", quote.bid())
                .put("ask_price", quote.ask())
                .put("bid_size", quote.bidSize())
                .put("ask_size", quote.askSize())
                .put("spread_percent", quote.spreadPercent().orElse(null))
                .put("timestamp", quote.at())
                .put("stale", quote.isOlderThan(feed.quoteStaleness(), time.instant()))
                .toMap();
    }

    private Object trade(ToolCall call) {
        Trade trade = latestTrade(call);
        return new Answer()
                .put("symbol", trade.symbol())
                .put("price", trade.price())
                .put("size", trade.size())
                .put("timestamp", trade.at())
                .put("exchange", trade.exchange())
                .toMap();
    }

    private Object price(ToolCall call) {
        Trade trade = latestTrade(call);
        return new Answer()
                .put("symbol", trade.symbol())
                .put("price", trade.price())
                .put("timestamp", trade.at())
                .put("source", "last trade on feed " + data.feed())
                .toMap();
    }

    private Trade latestTrade(ToolCall call) {
        Symbol symbol = call.arguments().symbol("symbol");
        Trade trade = data.latestTrades(List.of(symbol)).get(symbol);
        if (trade == null) {
            throw new ToolException("no trade of " + symbol + " on feed " + data.feed());
        }
        return trade;
    }
}
