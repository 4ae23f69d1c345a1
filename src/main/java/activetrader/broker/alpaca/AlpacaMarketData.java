package activetrader.broker.alpaca;

import activetrader.broker.CorporateAction;
import activetrader.broker.MarketData;
import activetrader.broker.alpaca.rest.Call;
import activetrader.broker.alpaca.rest.RestClient;
import activetrader.broker.alpaca.rest.Target;
import activetrader.broker.alpaca.wire.BarJson;
import activetrader.broker.alpaca.wire.CorporateActionsJson;
import activetrader.broker.alpaca.wire.Items;
import activetrader.broker.alpaca.wire.NewsJson;
import activetrader.broker.alpaca.wire.ScreenerJson;
import activetrader.broker.alpaca.wire.SnapshotJson;
import activetrader.broker.alpaca.wire.StocksJson;
import activetrader.json.Json;
import activetrader.market.ActiveStock;
import activetrader.market.Bar;
import activetrader.market.NewsArticle;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.Trade;
import activetrader.metrics.CallMetrics;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Market data from Alpaca's data API, all of it from one feed.
public final class AlpacaMarketData implements MarketData, AutoCloseable {
    /// Keeps addresses well below the length that servers and proxies refuse.
    private static final int SYMBOLS_PER_CALL = 100;
    /// The most bars that Alpaca gives at once, over all symbols.
    private static final int BARS_PER_PAGE = 10_000;
    private static final int NEWS_PER_PAGE = 50;
    private static final int ACTIONS_PER_PAGE = 1000;
    /// How old data of all exchanges must be on the free plan.
    private static final Duration SIP_DELAY = Duration.ofMinutes(15);

    private final RestClient client;
    private final TimeSource time;
    private final Feed feed;
    private final Items items;
    private final Call.Right right;

    public AlpacaMarketData(AlpacaSettings settings, TimeSource time) {
        this(settings, time, CallMetrics.none());
    }

    /// @param metrics counts the requests
    public AlpacaMarketData(AlpacaSettings settings, TimeSource time, CallMetrics metrics) {
        this(client(settings, time, metrics), time, settings.feed(), new Items(), Call.Right.ORDINARY);
    }

    private AlpacaMarketData(RestClient client, TimeSource time, Feed feed, Items items, Call.Right right) {
        this.client = client;
        this.time = time;
        this.feed = feed;
        this.items = items;
        this.right = right;
    }

    @Override
    public MarketData withoutWaiting() {
        return new AlpacaMarketData(client, time, feed, items, Call.Right.AT_ONCE);
    }

    /// Calls the data API.
    static RestClient client(AlpacaSettings settings, TimeSource time, CallMetrics metrics) {
        return new RestClient(
                new RestClient.Endpoint(
                        settings.dataUrl(),
                        settings.inProcess(),
                        settings.keyId(),
                        settings.secret(),
                        settings.dataPerMinute(),
                        0,
                        settings.connectTimeout(),
                        settings.readTimeout(),
                        settings.orderTimeout()),
                time,
                new Random(settings.keyId().hashCode()),
                metrics);
    }

    @Override
    public String feed() {
        return feed.code();
    }

    /// Prices of days before a split are adjusted to the shares of today; nothing else is.
    @Override
    public Map<Symbol, List<Bar>> bars(Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end) {
        Target target = Target.of("/v2/stocks/bars")
                .with("timeframe", timeframe.code())
                .with("start", start)
                .with("end", latestAllowed(end))
                .with("limit", BARS_PER_PAGE)
                .with("adjustment", "split")
                .with("sort", "asc")
                .with("feed", feed.historyCode());
        Map<Symbol, List<Bar>> series = new LinkedHashMap<>();
        for (String names : chunks(symbols)) {
            collectPages(target.with("symbols", names), series);
        }
        series.replaceAll((symbol, bars) -> List.copyOf(bars));
        return series;
    }

    private Instant latestAllowed(Instant end) {
        Instant latest = time.instant().minus(SIP_DELAY);
        return feed == Feed.DELAYED_SIP && end.isAfter(latest) ? latest : end;
    }

    private void collectPages(Target target, Map<Symbol, List<Bar>> series) {
        String token = null;
        do {
            StocksJson.Bars page = get(target.with("page_token", token), StocksJson.Bars.class);
            bySymbol(page.bars(), this::readBars)
                    .forEach((symbol, bars) -> series.computeIfAbsent(symbol, _ -> new ArrayList<>())
                            .addAll(bars));
            token = page.nextPageToken();
        } while (token != null && !token.isEmpty());
    }

    private @Nullable List<Bar> readBars(Symbol symbol, List<BarJson> bars) {
        List<Bar> read = items.read("bar of " + symbol, bars, BarJson::toBar);
        return read.isEmpty() ? null : read;
    }

    @Override
    public Map<Symbol, Quote> latestQuotes(Collection<Symbol> symbols) {
        return latest(
                symbols,
                "/v2/stocks/quotes/latest",
                target -> bySymbol(
                        get(target, StocksJson.LatestQuotes.class).quotes(), (symbol, quote) -> quote.toQuote(symbol)));
    }

    @Override
    public Map<Symbol, Trade> latestTrades(Collection<Symbol> symbols) {
        return latest(
                symbols,
                "/v2/stocks/trades/latest",
                target -> bySymbol(
                        get(target, StocksJson.LatestTrades.class).trades(), (symbol, trade) -> trade.toTrade(symbol)));
    }

    @Override
    public Map<Symbol, Snapshot> snapshots(Collection<Symbol> symbols) {
        return latest(
                symbols,
                "/v2/stocks/snapshots",
                target -> bySymbol(get(target, StocksJson.Snapshots.class).bySymbol(), this::readSnapshot));
    }

    private Snapshot readSnapshot(Symbol symbol, SnapshotJson snapshot) {
        return snapshot.toSnapshot(symbol, items);
    }

    private <T> Map<Symbol, T> latest(Collection<Symbol> symbols, String path, Function<Target, Map<Symbol, T>> fetch) {
        Map<Symbol, T> all = new LinkedHashMap<>();
        for (String names : chunks(symbols)) {
            all.putAll(fetch.apply(Target.of(path).with("symbols", names).with("feed", feed.code())));
        }
        return all;
    }

    @Override
    public List<NewsArticle> news(
            Collection<Symbol> symbols, @Nullable Instant start, @Nullable Instant end, int limit) {
        Target target = Target.of("/v1beta1/news")
                .with("symbols", symbols.isEmpty() ? null : join(symbols))
                .with("start", start)
                .with("end", end)
                .with("limit", Math.clamp(limit, 1, NEWS_PER_PAGE))
                .with("sort", "desc")
                .with("include_content", false);
        return items
                .read("news item", orEmpty(get(target, NewsJson.class).news()), NewsJson.Article::toArticle)
                .stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<CorporateAction> corporateActions(Collection<Symbol> symbols, LocalDate from, LocalDate until) {
        List<CorporateAction> actions = new ArrayList<>();
        for (String names : chunks(symbols)) {
            Target target = Target.of("/v1/corporate-actions")
                    .with("symbols", names)
                    .with("types", CorporateActionsJson.TYPES)
                    .with("start", from.toString())
                    .with("end", until.toString())
                    .with("limit", ACTIONS_PER_PAGE);
            String token = null;
            do {
                CorporateActionsJson page = get(target.with("page_token", token), CorporateActionsJson.class);
                actions.addAll(page.read(items));
                token = page.nextPageToken();
            } while (token != null && !token.isEmpty());
        }
        actions.sort(Comparator.comparing(CorporateAction::date));
        return actions;
    }

    @Override
    public List<ActiveStock> mostActives(int top) {
        Target target = Target.of("/v1beta1/screener/stocks/most-actives")
                .with("by", "volume")
                .with("top", top);
        return items.read(
                "active stock",
                orEmpty(get(target, ScreenerJson.MostActives.class).items()),
                ScreenerJson.Active::toActiveStock);
    }

    @Override
    public Movers movers(int top) {
        ScreenerJson.Movers movers =
                get(Target.of("/v1beta1/screener/stocks/movers").with("top", top), ScreenerJson.Movers.class);
        return new Movers(
                items.read("mover", orEmpty(movers.gainers()), ScreenerJson.Moved::toMover),
                items.read("mover", orEmpty(movers.losers()), ScreenerJson.Moved::toMover));
    }

    private <T> T get(Target target, Class<T> type) {
        return client.send(Call.read(target, right), body -> Json.read(body, type));
    }

    /// What is understood of an answer by symbol.
    private <W, T> Map<Symbol, T> bySymbol(
            @Nullable Map<String, @Nullable W> answer, BiFunction<Symbol, W, @Nullable T> read) {
        Map<Symbol, T> understood = new LinkedHashMap<>();
        if (answer != null) {
            answer.forEach((name, item) -> {
                T value = item == null ? null : items.tryToRead(name, item, it -> read.apply(new Symbol(name), it));
                if (value != null) {
                    understood.put(new Symbol(name), value);
                }
            });
        }
        return understood;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /// The symbols in comma-separated groups, each once, in a fixed order.
    private static List<String> chunks(Collection<Symbol> symbols) {
        List<Symbol> sorted = symbols.stream().distinct().sorted().toList();
        List<String> chunks = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += SYMBOLS_PER_CALL) {
            chunks.add(join(sorted.subList(from, Math.min(from + SYMBOLS_PER_CALL, sorted.size()))));
        }
        return chunks;
    }

    private static String join(Collection<Symbol> symbols) {
        return symbols.stream().map(Symbol::value).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        client.close();
    }
}
