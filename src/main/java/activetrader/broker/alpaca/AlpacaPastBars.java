package activetrader.broker.alpaca;

import activetrader.broker.PastBars;
import activetrader.broker.ShareEvent;
import activetrader.broker.alpaca.rest.Call;
import activetrader.broker.alpaca.rest.RestClient;
import activetrader.broker.alpaca.rest.Target;
import activetrader.broker.alpaca.wire.BarJson;
import activetrader.broker.alpaca.wire.Items;
import activetrader.broker.alpaca.wire.ShareEventsJson;
import activetrader.broker.alpaca.wire.StocksJson;
import activetrader.json.Json;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Past bars from Alpaca's data API.
public final class AlpacaPastBars implements PastBars, AutoCloseable {
    /// The most bars that Alpaca gives at once, over all symbols.
    private static final int BARS_PER_PAGE = 10_000;
    private static final int EVENTS_PER_PAGE = 1000;
    /// How old data of all exchanges must be on the free plan, with a minute to spare.
    private static final Duration SIP_DELAY = Duration.ofMinutes(16);
    private static final Duration IEX_DELAY = Duration.ofMinutes(2);

    private final RestClient client;
    private final Feed feed;
    private final Items items = new Items();

    /// @param settings whose feed says which bars; those of all exchanges are asked for when the free plan has them
    public AlpacaPastBars(AlpacaSettings settings, TimeSource time) {
        this.client = AlpacaMarketData.client(settings, time, CallMetrics.none());
        this.feed = settings.feed();
    }

    @Override
    public String feed() {
        return feed.historyCode();
    }

    @Override
    public Instant latest(Instant now) {
        return switch (feed) {
            case IEX -> now.minus(IEX_DELAY);
            case SIP, DELAYED_SIP -> now.minus(SIP_DELAY);
        };
    }

    @Override
    public Page page(
            Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end, @Nullable String token) {
        Target target = Target.of("/v2/stocks/bars")
                .with("symbols", join(symbols))
                .with("timeframe", timeframe.code())
                .with("start", start)
                .with("end", end)
                .with("limit", BARS_PER_PAGE)
                .with("adjustment", "raw")
                .with("sort", "asc")
                .with("feed", feed.historyCode())
                .with("page_token", token);
        StocksJson.Bars answer = get(target, StocksJson.Bars.class);
        Map<Symbol, List<Bar>> bars = new LinkedHashMap<>();
        if (answer.bars() != null) {
            answer.bars().forEach((name, list) -> {
                if (list != null) {
                    bars.put(new Symbol(name), items.read("bar of " + name, list, BarJson::toBar));
                }
            });
        }
        String next = answer.nextPageToken();
        return new Page(bars, next == null || next.isEmpty() ? null : next);
    }

    @Override
    public List<ShareEvent> events(Collection<Symbol> symbols, LocalDate from, LocalDate until) {
        Target target = Target.of("/v1/corporate-actions")
                .with("symbols", join(symbols))
                .with("types", ShareEventsJson.TYPES)
                .with("start", from.toString())
                .with("end", until.toString())
                .with("limit", EVENTS_PER_PAGE);
        List<ShareEvent> events = new ArrayList<>();
        String token = null;
        do {
            ShareEventsJson page = get(target.with("page_token", token), ShareEventsJson.class);
            events.addAll(page.read(items));
            token = page.nextPageToken();
        } while (token != null && !token.isEmpty());
        events.sort(Comparator.comparing(ShareEvent::exDate).thenComparing(ShareEvent::symbol));
        return events;
    }

    private <T> T get(Target target, Class<T> type) {
        return client.send(Call.read(target, Call.Right.ORDINARY), body -> Json.read(body, type));
    }

    private static String join(Collection<Symbol> symbols) {
        return symbols.stream().map(Symbol::value).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        client.close();
    }
}
