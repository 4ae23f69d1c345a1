package activetrader.http;

import java.util.HashMap;
import java.util.Map;

/// The answer of a handler.
///
/// @param body text in UTF-8; empty for none
public record WebResponse(int status, String contentType, Map<String, String> headers, String body) {
    public WebResponse {
        headers = Map.copyOf(headers);
    }

    public static WebResponse json(int status, String body) {
        return new WebResponse(status, "application/json; charset=UTF-8", Map.of(), body);
    }

    public static WebResponse text(int status, String contentType, String body) {
        return new WebResponse(status, contentType, Map.of(), body);
    }

    public static WebResponse empty(int status) {
        return new WebResponse(status, "", Map.of(), "");
    }

    /// This response with one more header.
    public WebResponse with(String name, String value) {
        return with(Map.of(name, value));
    }

    /// This response with `more` headers.
    public WebResponse with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new WebResponse(status, contentType, all, body);
    }
}
