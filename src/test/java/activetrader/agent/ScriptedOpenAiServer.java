package activetrader.agent;

import activetrader.agent.facts.FactPage;
import activetrader.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/// A chat-completions server on loopback that answers as DeepSeek does, or as a script says. `main` runs one that
/// trades a little: it buys the first ranked signal, and closes it again after some requests.
public final class ScriptedOpenAiServer implements AutoCloseable {
    /// The bodies of all requests so far.
    final List<Map<String, Object>> requests = Collections.synchronizedList(new ArrayList<>());

    private final HttpServer server;
    private final Script script;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// Answers a request.
    public interface Script {
        /// @param n the request's number, from 0
        Reply reply(int n, Map<String, Object> request);
    }

    /// An HTTP answer, packed when its headers say gzip. With `blankLines`, one blank line every 20 ms for that long
    /// before the body.
    public record Reply(int status, Map<String, String> headers, String body, Duration blankLines) {
        public static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body, Duration.ZERO);
        }

        Reply with(String name, String value) {
            return new Reply(status, Map.of(name, value), body, blankLines);
        }

        public Reply after(Duration trickle) {
            return new Reply(status, headers, body, trickle);
        }
    }

    private ScriptedOpenAiServer(HttpServer server, Script script) {
        this.server = server;
        this.script = script;
    }

    public static ScriptedOpenAiServer start(int port, Script script) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ScriptedOpenAiServer server = new ScriptedOpenAiServer(http, script);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/v1/chat/completions", server::handle);
        http.start();
        return server;
    }

    /// `ScriptedOpenAiServer PORT [POSITIONS]`: serves until it is killed.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        int positions = arguments.length < 2 ? 1 : Integer.parseInt(arguments[1]);
        try (ScriptedOpenAiServer server = start(port, new SmallTrader(positions))) {
            System.out.println("scripted model at " + server.url());
            new CountDownLatch(1).await();
        }
    }

    /// The script of `main` with so many positions at a time.
    public static Script smallTrader(int positions) {
        return new SmallTrader(positions);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, Object> request =
                Json.readObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        int n;
        synchronized (requests) {
            n = requests.size();
            requests.add(request);
        }
        Reply reply = script.reply(n, request);
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), 0);
        try (OutputStream out = exchange.getResponseBody()) {
            trickle(out, reply.blankLines());
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            out.write(reply.headers().containsValue("gzip") ? packed(body) : body);
        } catch (IOException e) {
            // The client went away, as it does when it loses patience.
        } finally {
            exchange.close();
        }
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    private void trickle(OutputStream out, Duration howLong) throws IOException {
        for (long left = howLong.toMillis(); left > 0 && !isClosed(); left -= 20) {
            out.write('\n');
            out.flush();
        }
    }

    private boolean isClosed() {
        try {
            return closed.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// A completion with words only.
    public static Reply words(String text) {
        return completion(message(text), "stop");
    }

    /// A completion that calls one tool; `arguments` is what the model wrote, valid or not.
    public static Reply call(String tool, String arguments) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", tool);
        function.put("arguments", arguments);
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("index", 0);
        call.put("id", "call_00_" + tool);
        call.put("type", "function");
        call.put("function", function);
        Map<String, Object> message = message("");
        message.put("tool_calls", List.of(call));
        return completion(message, "tool_calls");
    }

    private static Map<String, Object> message(String text) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", text);
        return message;
    }

    private static Reply completion(Map<String, Object> message, String finishReason) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("message", message);
        choice.put("finish_reason", finishReason);
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("prompt_tokens", 3000);
        usage.put("completion_tokens", 60);
        usage.put("total_tokens", 3060);
        usage.put("prompt_cache_hit_tokens", 2560);
        usage.put("prompt_cache_miss_tokens", 440);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", "scripted");
        body.put("object", "chat.completion");
        body.put("created", 1_767_000_000);
        body.put("model", "deepseek-flash");
        body.put("choices", List.of(choice));
        body.put("usage", usage);
        return Reply.of(200, Json.write(body));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    /// Buys a few shares of the best signal while it holds less than it wants, closes what it has seen held three
    /// times.
    private static final class SmallTrader implements Script {
        private static final int SEEN_BEFORE_CLOSING = 3;
        private final Map<String, Integer> seen = new LinkedHashMap<>();
        private final int wanted;

        SmallTrader(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public synchronized Reply reply(int n, Map<String, Object> request) {
            List<?> messages = request.get("messages") instanceof List<?> list ? list : List.of();
            Map<?, ?> last = (Map<?, ?>) messages.getLast();
            if (!"user".equals(last.get("role"))) {
                return words("Done. " + TradingAgent.FINISH_SIGNAL);
            }
            FactPage page = FactPage.parse(String.valueOf(last.get("content")));
            for (FactPage.Row position : page.table("POSITIONS")) {
                if (seen.merge(position.text("symbol"), 1, Integer::sum) >= SEEN_BEFORE_CLOSING) {
                    return call("close_position", arguments(position.text("symbol"), Map.of("reason", "time is up")));
                }
            }
            return page.table("POSITIONS").size() < wanted && page.pairs("RISK").isTrue("entries_allowed")
                    ? buyBest(page)
                    : words("Holding. " + TradingAgent.FINISH_SIGNAL);
        }

        private Reply buyBest(FactPage page) {
            for (FactPage.Row signal : page.table("SIGNALS")) {
                if (signal.number("price").orElse(BigDecimal.ZERO).compareTo(BigDecimal.TEN) > 0
                        && !seen.containsKey(signal.text("symbol"))) {
                    return call("buy", arguments(signal.text("symbol"), Map.of("quantity", 3)));
                }
            }
            return words("Nothing to buy. " + TradingAgent.FINISH_SIGNAL);
        }

        private static String arguments(String symbol, Map<String, Object> more) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("symbol", symbol);
            arguments.putAll(more);
            return Json.write(arguments);
        }
    }
}
