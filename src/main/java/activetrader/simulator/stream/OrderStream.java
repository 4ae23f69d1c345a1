package activetrader.simulator.stream;

import activetrader.http.WebRequest;
import activetrader.http.WebSocketHandler;
import activetrader.http.WebSocketListener;
import activetrader.http.WebSocketSession;
import activetrader.json.JsonException;
import activetrader.simulator.access.ApiKeys;
import activetrader.simulator.exchange.order.OrderEvent;
import activetrader.simulator.exchange.order.OrderListener;
import activetrader.simulator.faults.Faults;
import activetrader.simulator.tape.Tape;
import activetrader.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The stream of order events at [#PATH]: any number of clients, each of which must say who it is and what it wants.
/// Its messages are JSON in binary frames, as a paper account's are. Nothing is repeated after a lost connection.
public final class OrderStream implements WebSocketHandler, OrderListener {
    public static final String PATH = "/stream";

    private static final String EVENTS = "trade_updates";

    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final ApiKeys keys;
    private final Faults faults;
    private final TimeSource time;
    private final OrderEventJson json;

    public OrderStream(Tape tape, ApiKeys keys, Faults faults, TimeSource time) {
        this.keys = keys;
        this.faults = faults;
        this.time = time;
        this.json = new OrderEventJson(tape);
    }

    @Override
    public WebSocketListener open(WebRequest handshake, WebSocketSession session) {
        Client client = new Client(new Line(session, Encoding.JSON_BINARY, PATH, faults, time), keys.admit(handshake));
        clients.add(client);
        return client;
    }

    @Override
    public void onEvent(OrderEvent event) {
        if (clients.stream().anyMatch(client -> client.listens)) {
            Map<String, Object> message = Map.of("stream", EVENTS, "data", json.of(event));
            clients.stream().filter(client -> client.listens).forEach(client -> client.line.send(message));
        }
    }

    /// One connection.
    private final class Client implements WebSocketListener {
        private final Line line;
        private volatile boolean authorized;
        private volatile boolean listens;

        Client(Line line, boolean authorized) {
            this.line = line;
            this.authorized = authorized;
        }

        @Override
        public void text(String message) {
            binary(message.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void binary(byte[] message) {
            Map<String, Object> request;
            try {
                request = Encoding.JSON_BINARY.read(message);
            } catch (JsonException _) {
                line.close(1008, "invalid syntax");
                return;
            }
            switch (Objects.toString(request.get("action"), "")) {
                case "auth", "authenticate" -> authorize(request);
                case "listen" -> listen(request);
                default -> line.send(Map.of("stream", "listening", "data", Map.of("error", "action not supported")));
            }
        }

        /// Both forms: the key pair beside the action, or inside `data` under longer names.
        private void authorize(Map<String, Object> request) {
            Map<?, ?> data = request.get("data") instanceof Map<?, ?> map ? map : Map.of();
            authorized = keys.are(request.get("key"), request.get("secret"))
                    || keys.are(data.get("key_id"), data.get("secret_key"));
            answer("authenticate");
        }

        private void answer(String action) {
            String status = authorized ? "authorized" : "unauthorized";
            line.send(Map.of("stream", "authorization", "data", Map.of("status", status, "action", action)));
        }

        /// What is asked for is the whole of what is sent from here on.
        private void listen(Map<String, Object> request) {
            if (!authorized) {
                answer("listen");
                return;
            }
            boolean wanted = request.get("data") instanceof Map<?, ?> data
                    && data.get("streams") instanceof List<?> streams
                    && streams.contains(EVENTS);
            List<String> streams = wanted ? List.of(EVENTS) : List.of();
            listens = wanted; // first, so that nothing is missed after the answer
            line.send(Map.of("stream", "listening", "data", Map.of("streams", streams)));
        }

        @Override
        public void closed() {
            clients.remove(this);
        }
    }
}
