package activetrader.simulator.trading;

import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.simulator.exchange.checks.Refusal;
import java.util.Map;

/// The answers that every path gives alike.
final class Answers {
    private Answers() {}

    static WebResponse ok(Object json) {
        return WebResponse.json(200, Json.writeWithNulls(json));
    }

    /// @param json as it is sent
    static WebResponse written(String json) {
        return WebResponse.json(200, json);
    }

    static WebResponse multi(Object json) {
        return WebResponse.json(207, Json.writeWithNulls(json));
    }

    static WebResponse refused(Refusal refusal) {
        return WebResponse.json(refusal.status(), Json.writeWithNulls(refusal.body()));
    }

    static WebResponse notFound() {
        return WebResponse.json(404, Json.write(Map.of("message", "Not Found")));
    }

    /// Alpaca's clock and calendar refuse a bad key with a page, everything else with JSON.
    static WebResponse unauthorized(String path) {
        boolean page = path.contains("/clock") || path.contains("/calendar");
        WebResponse answer = page
                ? WebResponse.text(
                        401,
                        "text/html",
                        "<html>\r\n<head><title>401 Authorization Required</title></head>\r\n<body>\r\n<center><h1>401"
                                + " Authorization Required</h1></center>\r\n</body>\r\n</html>\r\n")
                : WebResponse.json(401, Json.write(Map.of("message", "unauthorized.")));
        return answer.with("WWW-Authenticate", "Bearer, Basic realm=\"alpaca.markets\"");
    }
}
