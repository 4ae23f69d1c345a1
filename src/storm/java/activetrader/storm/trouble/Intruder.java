package activetrader.storm.trouble;

import activetrader.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A hostile client of alpaca-trade: it sends nonsense, guesses tokens and, with the right one, sends many orders
/// that must be denied. No answer may hold a secret.
public final class Intruder implements AutoCloseable {
    private static final int SPAM = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> NONSENSE = List.of(
            "",
            "[[[[[[[[",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"method\":\"shutdown\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"buy\",\"arguments\":"
                    + "{\"symbol\":\"AAPL\",\"quantity\":1e99999999}}}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"../../etc/passwd\"}}");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI url;
    private final String token;
    private final List<String> secrets;
    private final Random random;
    private final Consumer<String> findings;

    /// @param token that alpaca-trade accepts
    /// @param secrets that no answer may hold
    public Intruder(int port, String token, List<String> secrets, long seed, Consumer<String> findings) {
        this.url = URI.create("http://127.0.0.1:" + port + "/mcp");
        this.token = token;
        this.secrets = List.copyOf(secrets);
        this.random = new Random(~seed * 47);
        this.findings = findings;
    }

    /// Sends nonsense, then a burst of purchases beyond every limit.
    public void attack() {
        NONSENSE.forEach(body -> send(body, token));
        send(call("buy", purchase()), "guessed-" + random.nextInt(1_000_000));
        for (int left = SPAM; left > 0; left--) {
            send(call("buy", purchase()), token);
        }
    }

    /// Asks alpaca-trade to close the position in `symbol`; its answer, empty when there is none.
    public String close(String symbol) {
        return send(call("close_position", Map.of("symbol", symbol)), token);
    }

    private Map<String, Object> purchase() {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("symbol", "AAPL", "quantity", -5);
            case 1 -> Map.of("symbol", "GME", "quantity", 10);
            case 2 -> Map.of("symbol", "F", "quantity", 0.5);
            default -> Map.of("symbol", "TSLA", "quantity", 100_000, "stop_loss", 0.01);
        };
    }

    private static String call(String tool, Map<String, Object> arguments) {
        Map<String, Object> params = new TreeMap<>(Map.of("name", tool, "arguments", new TreeMap<>(arguments)));
        return Json.write(new TreeMap<>(Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/call", "params", params)));
    }

    private String send(String body, String bearer) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("Authorization", "Bearer " + bearer)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            secrets.stream()
                    .filter(answer::contains)
                    .forEach(_ -> findings.accept("an answer of alpaca-trade holds a secret"));
            return answer;
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
