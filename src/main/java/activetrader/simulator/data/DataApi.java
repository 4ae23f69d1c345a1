package activetrader.simulator.data;

import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.market.Symbol;
import activetrader.simulator.access.ApiKeys;
import activetrader.simulator.access.RateLimit;
import activetrader.simulator.data.DataJson.MessageJson;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.MarketHistory;
import activetrader.simulator.tape.Tape;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Alpaca's market-data API for US stocks. Every feed shows the same consolidated prices; nothing of the
/// future shows.
public final class DataApi implements WebHandler {
    private static final Set<String> SERIES = Set.of("bars", "trades", "quotes");
    private static final String UNAUTHORIZED =
            "<html>\n<head><title>401 Authorization Required</title></head>\n<body>\n<center><h1>401 Authorization"
                    + " Required</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>\n";

    private final TimeSource time;
    private final ApiKeys keys;
    private final RateLimit limit;
    private final AtomicLong requests = new AtomicLong();
    private final SeriesEndpoint series;
    private final LatestEndpoint latest;
    private final CorporateActions actions;
    private final ScreenerEndpoint screener;
    private final NewsEndpoint news;

    /// @param requestsPerMinute more are answered with 429
    public <T extends Tape & MarketHistory> DataApi(T tape, TimeSource time, ApiKeys keys, int requestsPerMinute) {
        this(tape, time, keys, requestsPerMinute, Script.empty());
    }

    /// @param requestsPerMinute more are answered with 429
    /// @param script of the tape; its splits adjust history that asks for it
    public <T extends Tape & MarketHistory> DataApi(
            T tape, TimeSource time, ApiKeys keys, int requestsPerMinute, Script script) {
        this.time = time;
        this.keys = keys;
        limit = new RateLimit(time, requestsPerMinute);
        series = new SeriesEndpoint(tape, tape, new SplitHistory(script.steps()));
        actions = new CorporateActions(script);
        latest = new LatestEndpoint(tape, tape);
        screener = new ScreenerEndpoint(tape, tape);
        news = new NewsEndpoint(tape);
    }

    /// Whether the data API, not the trading API, answers this path.
    public static boolean owns(String path) {
        return path.startsWith("/v2/stocks/") || path.startsWith("/v1beta1/") || path.equals("/v1/corporate-actions");
    }

    @Override
    public WebResponse handle(WebRequest request) {
        if (!keys.admit(request)) {
            return WebResponse.text(401, "text/html", UNAUTHORIZED)
                    .with("WWW-Authenticate", "Bearer, Basic realm=\"alpaca.markets\"");
        }
        RateLimit.Use use = limit.take();
        WebResponse answer = use.granted() ? answer(request, time.instant()) : message(429, "too many requests.");
        return use.mark(answer).with("X-Request-ID", String.format(Locale.ROOT, "%032x", requests.incrementAndGet()));
    }

    private WebResponse answer(WebRequest request, Instant now) {
        if (!request.method().equals("GET")) {
            return message(405, "method not allowed");
        }
        try {
            return WebResponse.json(200, Json.write(route(request, now)));
        } catch (BadRequest e) {
            return message(e.status(), e.text());
        }
    }

    private Object route(WebRequest request, Instant now) {
        Query query = new Query(request);
        List<String> path = List.of(request.path().substring(1).split("/"));
        return switch (request.path()) {
            case "/v1beta1/news" -> news.answer(query, now);
            case "/v1beta1/screener/stocks/most-actives" -> screener.mostActives(query, now);
            case "/v1beta1/screener/stocks/movers" -> screener.movers(query, now);
            case "/v1/corporate-actions" -> actions.answer(query, now);
            case "/v2/stocks/snapshots" -> latest.snapshots(query, now);
            case "/v2/stocks/meta/exchanges" -> MetaEndpoint.exchanges();
            default -> stocks(path.subList(Math.min(2, path.size()), path.size()), query, now);
        };
    }

    /// @param path what follows `/v2/stocks/`
    private Object stocks(List<String> path, Query query, Instant now) {
        if (path.size() == 3 && path.getFirst().equals("meta")) {
            return MetaEndpoint.conditions(path.getLast());
        }
        Optional<Symbol> single = path.isEmpty() || SERIES.contains(path.getFirst())
                ? Optional.empty()
                : Optional.of(Query.symbol(path.getFirst()));
        List<String> rest = single.isPresent() ? path.subList(1, path.size()) : path;
        if (rest.equals(List.of("snapshot")) && single.isPresent()) {
            return latest.singleSnapshot(single.get(), query, now);
        }
        if (!rest.isEmpty() && SERIES.contains(rest.getFirst())) {
            if (rest.size() == 1) {
                return series.answer(rest.getFirst(), single, query, now);
            }
            if (rest.size() == 2 && rest.getLast().equals("latest")) {
                return latest.latest(rest.getFirst(), single, query, now);
            }
        }
        throw new BadRequest(404, "endpoint not found");
    }

    private static WebResponse message(int status, String text) {
        return WebResponse.json(status, Json.write(new MessageJson(text)));
    }
}
