package activetrader.simulator.openapi;

import activetrader.http.LoopbackServer;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A server that hands every request on to another one and remembers what both sides said.
final class Eavesdropper implements AutoCloseable {
    private final String target;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Exchange> heard = Collections.synchronizedList(new ArrayList<>());
    private final LoopbackServer server = LoopbackServer.start(0, this::pass);

    /// @param target the address in front of which to stand, such as `http://127.0.0.1:8006`
    Eavesdropper(String target) {
        this.target = target;
    }

    URI url() {
        return URI.create(server.url());
    }

    List<Exchange> heard() {
        return List.copyOf(heard);
    }

    private WebResponse pass(WebRequest request) {
        try {
            HttpResponse<String> answer = client.send(copy(request), HttpResponse.BodyHandlers.ofString());
            WebResponse response = new WebResponse(
                    answer.statusCode(),
                    answer.headers().firstValue("content-type").orElse(""),
                    limits(answer),
                    answer.body());
            heard.add(new Exchange(request, response));
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("could not pass on " + request.method() + " " + request.path(), e);
        }
    }

    private HttpRequest copy(WebRequest request) {
        String query = request.query().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder copy = HttpRequest.newBuilder(URI.create(target + request.path() + "?" + query))
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
        for (String name : List.of("apca-api-key-id", "apca-api-secret-key", "content-type")) {
            request.header(name).ifPresent(value -> copy.header(name, value));
        }
        return copy.build();
    }

    private static Map<String, String> limits(HttpResponse<String> answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> {
            if (name.startsWith("x-")) {
                headers.put(name, values.getFirst());
            }
        });
        return headers;
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }

    /// One request and its answer.
    record Exchange(WebRequest request, WebResponse response) {}
}
