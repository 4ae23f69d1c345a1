package activetrader.broker.alpaca;

import activetrader.config.Secret;
import activetrader.http.LoopbackServer;
import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

/// A server that gives the answers it was told to give, one after the other, and remembers what it was asked.
public final class FakeAlpaca implements AutoCloseable {
    private final Queue<WebHandler> answers = new ArrayDeque<>();
    private final List<WebRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final LoopbackServer server = LoopbackServer.start(0, this::answer);

    private WebResponse answer(WebRequest request) {
        requests.add(request);
        WebHandler next;
        synchronized (answers) {
            next = answers.poll();
        }
        return next == null ? WebResponse.json(418, "{\"message\":\"nothing prepared\"}") : next.handle(request);
    }

    public FakeAlpaca then(int status, String json) {
        return then(_ -> WebResponse.json(status, json));
    }

    public FakeAlpaca then(WebHandler answer) {
        synchronized (answers) {
            answers.add(answer);
        }
        return this;
    }

    public FakeAlpaca thenDrop() {
        return then(_ -> {
            throw new WebHandler.DroppedConnection();
        });
    }

    public FakeAlpaca thenHtml(int status) {
        return then(_ -> WebResponse.text(
                status, "text/html", "<html><head><title>" + status + "</title></head>\n<body>nginx</body></html>"));
    }

    public List<WebRequest> requests() {
        return List.copyOf(requests);
    }

    public WebRequest request(int index) {
        return requests.get(index);
    }

    public URI url() {
        return URI.create(server.url());
    }

    public AlpacaSettings settings() {
        return AlpacaSettings.defaults("KEY", new Secret("SECRET")).at(url(), url());
    }

    @Override
    public void close() {
        server.close();
    }
}
