package activetrader.app.page.stops;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Passes what a person typed on the page to the operator endpoint of alpaca-trade, and its answer back. The token goes
/// through and is neither kept nor logged.
///
/// The page must have checked `Host` and a foreign `Origin`; here an action needs the `Origin` of the page itself,
/// which
/// every browser sends with a POST.
public final class StopForwarder {
    /// What the addresses begin with.
    public static final String PREFIX = "/operator/";

    private static final Set<String> ACTIONS = Set.of("pause", "resume", "flatten", "panic");
    private static final String STATUS = "status";
    private static final int LARGEST_BODY = 4096;
    private static final Pattern TOKEN = Pattern.compile("Bearer [\\x21-\\x7E]{1,512}");

    private final OperatorClient client;

    /// @param client speaks to alpaca-trade
    public StopForwarder(OperatorClient client) {
        this.client = client;
    }

    /// The answer to a request below [#PREFIX].
    public WebResponse answer(WebRequest request) {
        String action = request.path().substring(PREFIX.length());
        if (!ACTIONS.contains(action) && !action.equals(STATUS)) {
            return refusal(404, "there is no such stop");
        }
        String method = action.equals(STATUS) ? "GET" : "POST";
        if (!request.method().equals(method)) {
            return refusal(405, "this address takes " + method).with("Allow", method);
        }
        Optional<String> token = request.header("authorization").filter(given -> !given.isBlank());
        if (token.isEmpty()) {
            return refusal(401, "the operator token is missing: type it; nothing was done");
        }
        if (!TOKEN.matcher(token.get()).matches()) {
            return refusal(401, "the operator token is wrong: it has other characters; nothing was done");
        }
        return method.equals("GET") ? client.status(token.get()) : posted(action, request, token.get());
    }

    private WebResponse posted(String action, WebRequest request, String token) {
        if (request.header("origin").isEmpty()) {
            return refusal(403, "the request has no Origin: stops are taken from the page itself; nothing was done");
        }
        if (request.body().length() > LARGEST_BODY) {
            return refusal(413, "the body may have " + LARGEST_BODY + " bytes");
        }
        return client.execute(action, request.body(), token);
    }

    static WebResponse refusal(int status, String message) {
        return answer(status, "refused", message);
    }

    static WebResponse answer(int status, String outcome, String message) {
        return WebResponse.json(status, Json.write(new TreeMap<>(Map.of("outcome", outcome, "message", message))))
                .with("Cache-Control", "no-store");
    }
}
