package activetrader.broker.alpaca.rest;

import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import java.io.EOFException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Calls an API that lives in this process, without a network. The handler gets what an HTTP server would give it.
final class DirectWire implements Wire {
    private final WebHandler handler;
    private final Map<String, String> headers;

    DirectWire(RestClient.Endpoint endpoint, WebHandler handler) {
        this.handler = handler;
        this.headers = lowerCase(endpoint.headers());
    }

    @Override
    public WebResponse send(Call call, Duration timeout) throws EOFException {
        String target = call.target().text();
        int mark = target.indexOf('?');
        String path = decoded(mark < 0 ? target : target.substring(0, mark));
        Map<String, String> query = mark < 0 ? Map.of() : query(target.substring(mark + 1));
        WebRequest request = new WebRequest(
                call.method(), path, query, headers, call.content().orElse(""));
        try {
            WebResponse answer = handler.handle(request);
            return new WebResponse(answer.status(), answer.contentType(), lowerCase(answer.headers()), answer.body());
        } catch (WebHandler.DroppedConnection e) {
            throw (EOFException) new EOFException("the connection was closed").initCause(e);
        }
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    @Override
    public void close() {}
}
