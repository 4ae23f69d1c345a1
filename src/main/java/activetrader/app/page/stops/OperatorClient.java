package activetrader.app.page.stops;

import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.text.FailureReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.IntSupplier;

/// Calls the operator endpoint of alpaca-trade on this machine. A client of its own for each call, so that no thread
/// waits
/// between two stops.
public final class OperatorClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String INSTEAD = "on the machine 'active-trader panic' and 'flatten' stop without it";

    private final IntSupplier port;

    /// @param port of alpaca-trade, asked for at each call
    public OperatorClient(IntSupplier port) {
        this.port = port;
    }

    WebResponse status(String authorization) {
        return call(request("status", authorization).GET().build());
    }

    WebResponse execute(String action, String body, String authorization) {
        return call(request(action, authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String action, String authorization) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + "/operator/" + action))
                .timeout(PATIENCE)
                .header("Authorization", authorization);
    }

    private static WebResponse call(HttpRequest request) {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build()) {
            return answer(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (ConnectException e) {
            return StopForwarder.answer(
                    502,
                    "failed",
                    "alpaca-trade does not answer on port " + request.uri().getPort() + ", so nothing was done; "
                            + INSTEAD);
        } catch (IOException e) {
            return unknown(FailureReason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown("the page's server is stopping");
        }
    }

    private static WebResponse unknown(String why) {
        return StopForwarder.answer(
                504,
                "unknown",
                "alpaca-trade has not answered (" + why
                        + "): it may have been carried out; press again, which does it once only; " + INSTEAD);
    }

    private static WebResponse answer(HttpResponse<String> response) {
        try {
            Json.readObject(response.body());
            return WebResponse.json(response.statusCode(), response.body()).with("Cache-Control", "no-store");
        } catch (JsonException e) {
            return StopForwarder.answer(
                    502,
                    "failed",
                    "what answers on alpaca-trade's port is not its operator endpoint (status " + response.statusCode()
                            + "); " + INSTEAD);
        }
    }
}
