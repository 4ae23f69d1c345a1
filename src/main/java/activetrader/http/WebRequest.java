package activetrader.http;

import java.util.Map;
import java.util.Optional;

/// An HTTP request as a handler gets it.
///
/// @param path decoded, without the query
/// @param query decoded; the last value of a repeated name
/// @param headers by lower-case name
/// @param body text in UTF-8; empty when there is none
public record WebRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
    public WebRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
