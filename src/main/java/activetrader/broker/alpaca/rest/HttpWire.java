package activetrader.broker.alpaca.rest;

import activetrader.http.WebResponse;
import activetrader.time.TimeSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Calls over HTTP/1.1 with kept-alive connections.
final class HttpWire implements Wire {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("alpaca-", 0).factory());
    private final HttpClient http;
    private final URI url;
    private final HttpRequest.Builder template;
    private final TimeSource time;

    HttpWire(RestClient.Endpoint endpoint, TimeSource time) {
        this.url = endpoint.url();
        this.time = time;
        this.template = HttpRequest.newBuilder();
        endpoint.headers().forEach(template::header);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(endpoint.connectTimeout())
                .executor(threads)
                .build();
    }

    @Override
    public WebResponse send(Call call, Duration timeout) throws Exception {
        HttpRequest request = request(call);
        HttpResponse<String> answer =
                time.answerWithin(timeout, () -> http.send(request, call.kind().body()));
        Map<String, String> headers = new HashMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new WebResponse(answer.statusCode(), "", headers, answer.body());
    }

    private HttpRequest request(Call call) {
        BodyPublisher body = call.content().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder request =
                template.copy().uri(URI.create(url + call.target().text())).method(call.method(), body);
        if (call.content().isPresent()) {
            request.header("Content-Type", "application/json");
        }
        return request.build();
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
