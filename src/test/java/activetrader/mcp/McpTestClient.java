package activetrader.mcp;

import activetrader.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Speaks MCP to a stateless server with nothing but an HTTP client.
public final class McpTestClient implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String token;

    public McpTestClient(String url, String token) {
        this.url = URI.create(url);
        this.token = token;
    }

    /// What a tool said.
    public record Answer(String text, boolean isError) {
        /// The JSON object that the tool answered with.
        public Map<String, Object> json() {
            if (isError) {
                throw new AssertionError("the tool failed: " + text);
            }
            return Json.readObject(text);
        }
    }

    public Answer call(String tool, Map<String, Object> arguments) {
        return call(tool, arguments, Map.of());
    }

    @SuppressWarnings("unchecked")
    public Answer call(String tool, Map<String, Object> arguments, Map<String, Object> meta) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("name", tool);
        params.put("arguments", arguments);
        params.put("_meta", meta);
        Map<String, Object> result = request("tools/call", params);
        List<Map<String, Object>> content = (List<Map<String, Object>>) present(result, "content");
        if (content.size() != 1) {
            throw new AssertionError("one text content expected, was " + content);
        }
        return new Answer((String) present(content.getFirst(), "text"), Boolean.TRUE.equals(result.get("isError")));
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> listTools() {
        return (List<Map<String, Object>>) present(request("tools/list", Map.of()), "tools");
    }

    /// The result of any MCP request.
    @SuppressWarnings("unchecked")
    public Map<String, Object> request(String method, Map<String, Object> params) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("id", 1);
        message.put("method", method);
        message.put("params", params);
        HttpResponse<String> response = post(Json.write(message), "Authorization", "Bearer " + token);
        if (response.statusCode() != 200) {
            throw new AssertionError(method + " answered " + response.statusCode() + " " + response.body());
        }
        return (Map<String, Object>) present(Json.readObject(response.body()), "result");
    }

    private static Object present(Map<String, Object> object, String key) {
        return Optional.ofNullable(object.get(key))
                .orElseThrow(() -> new AssertionError("no " + key + " in " + object));
    }

    public HttpResponse<String> post(String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
