package activetrader.simulator.trading;

import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.simulator.access.ApiKeys;
import activetrader.simulator.access.RateLimit;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.time.TimeSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Alpaca's trading API in front of an [Exchange]: keys, rate limit, paths.
public final class TradingApi implements WebHandler {
    private static final List<String> PATHS = List.of(
            "/v2/account",
            "/v2/orders",
            "/v2/positions",
            "/v2/assets",
            "/v2/clock",
            "/v2/calendar",
            "/v3/clock",
            "/v3/calendar");

    private final Exchange exchange;
    private final ApiKeys keys;
    private final RateLimit rateLimit;
    private final AtomicLong requests = new AtomicLong();
    private final List<Routes> routes;

    public TradingApi(Exchange exchange, TimeSource time, ApiKeys keys) {
        this.exchange = exchange;
        this.keys = keys;
        this.rateLimit = new RateLimit(time, exchange.settings().requestsPerMinute());
        this.routes = List.of(
                new OrderRoutes(exchange),
                new PositionRoutes(exchange),
                new AccountRoutes(exchange, time),
                new MarketRoutes(
                        exchange.tape(), time, exchange.settings().quirks().clockOffset()));
    }

    /// Whether `path` belongs to the trading API.
    public static boolean serves(String path) {
        return PATHS.stream().anyMatch(path::startsWith);
    }

    @Override
    public WebResponse handle(WebRequest request) {
        if (!keys.admit(request)) {
            return Answers.unauthorized(request.path()).with("X-Request-ID", requestId());
        }
        RateLimit.Use use = rateLimit.take();
        WebResponse answer = use.granted() ? answer(request) : Answers.refused(Refusal.rateLimited());
        return use.mark(answer).with("X-Request-ID", requestId());
    }

    private String requestId() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(exchange.settings().seed()) + hex.toHexDigits(requests.incrementAndGet());
    }

    private WebResponse answer(WebRequest request) {
        Path path = Path.of(request);
        try {
            for (Routes some : routes) {
                Optional<WebResponse> answer = some.answer(path, request);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            return Answers.notFound();
        } catch (Refusal refusal) {
            return Answers.refused(refusal);
        }
    }

    /// Some paths and their answers.
    @FunctionalInterface
    interface Routes {
        /// Empty when the path or the method is none of these.
        Optional<WebResponse> answer(Path path, WebRequest request);
    }

    /// A method and a path in parts, `HEAD` being `GET`.
    ///
    /// @param pattern the method and at most the first two parts, such as `GET /v2/orders`
    /// @param rest the parts after these
    record Path(String pattern, List<String> rest) {
        static Path of(WebRequest request) {
            String method = request.method().equals("HEAD") ? "GET" : request.method();
            List<String> parts = List.of(request.path().substring(1).split("/", -1));
            int named = Math.min(2, parts.size());
            return new Path(
                    method + " /" + String.join("/", parts.subList(0, named)), parts.subList(named, parts.size()));
        }

        boolean is(String wanted, int parts) {
            return pattern.equals(wanted) && rest.size() == parts;
        }
    }
}
