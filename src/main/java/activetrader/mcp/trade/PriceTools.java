package activetrader.mcp.trade;

import activetrader.broker.MarketData;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.mcp.Answer;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolException;
import activetrader.time.Instants;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last traded price of stocks, or the middle of the quote without a trade. A price is never zero: a price that
/// the feed does not have is missing.
final class PriceTools {
    private final MarketData data;

    PriceTools(MarketData data) {
        this.data = data;
    }

    List<Tool> tools() {
        return List.of(
                Tool.reading(
                        "get_stock_price",
                        "Current price of a stock, with bid and ask.",
                        List.of(Parameter.symbol("symbol", "Ticker, such as AAPL.")),
                        this::price),
                Tool.reading(
                        "get_stock_prices",
                        "Current prices of several stocks.",
                        List.of(Parameter.symbols("symbols", "Tickers.")),
                        this::prices));
    }

    private Object price(ToolCall call) {
        Symbol symbol = call.arguments().symbol("symbol");
        Snapshot snapshot = data.snapshots(List.of(symbol)).get(symbol);
        Seen seen = seen(snapshot)
                .orElseThrow(() -> new ToolException(
                        "no price for " + symbol + " on feed " + data.feed() + ": choose another symbol"));
        Quote quote = snapshot == null ? null : snapshot.latestQuote();
        return Answer.success()
                .put("symbol", symbol)
                .put("price", seen.price())
                .put("bid", quote == null ? null : quote.bid())
                .put("ask", quote == null ? null : quote.ask())
                .put("timestamp", seen.at())
                .toMap();
    }

    private Object prices(ToolCall call) {
        List<Symbol> symbols = call.arguments().symbols("symbols");
        Map<Symbol, Snapshot> snapshots = data.snapshots(symbols);
        Map<Symbol, Object> prices = new LinkedHashMap<>();
        Instant latest = Instant.EPOCH;
        for (Symbol symbol : symbols) {
            Optional<Seen> seen = seen(snapshots.get(symbol));
            if (seen.isPresent()) {
                prices.put(symbol, seen.get().price());
                latest = Instants.later(latest, seen.get().at());
            }
        }
        List<Symbol> missing =
                symbols.stream().filter(symbol -> !prices.containsKey(symbol)).toList();
        return Answer.success()
                .put("prices", prices)
                .put("missing", missing.isEmpty() ? null : missing)
                .put("timestamp", prices.isEmpty() ? null : latest)
                .toMap();
    }

    private static Optional<Seen> seen(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return Optional.empty();
        }
        if (snapshot.latestTrade() != null) {
            return Optional.of(new Seen(
                    snapshot.latestTrade().price(), snapshot.latestTrade().at()));
        }
        return Optional.ofNullable(snapshot.latestQuote())
                .flatMap(quote -> quote.midpoint().map(middle -> new Seen(middle, quote.at())));
    }

    private record Seen(Price price, Instant at) {}
}
