package activetrader.simulator.stream;

import activetrader.http.WebRequest;
import activetrader.http.WebSocketHandler;
import activetrader.http.WebSocketListener;
import activetrader.http.WebSocketSession;
import activetrader.json.JsonException;
import activetrader.simulator.access.ApiKeys;
import activetrader.simulator.faults.Faults;
import activetrader.simulator.tape.MarketHistory;
import activetrader.simulator.tape.Tape;
import activetrader.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A market-data stream, such as `/v2/iex`: one authenticated client, who gets what is new once a second of market
/// time while it is subscribed to anything. JSON text, or MessagePack when the handshake asks for it.
public final class DataStream implements WebSocketHandler {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration AUTH_WITHIN = Duration.ofSeconds(10);

    private final AtomicReference<@Nullable Client> active = new AtomicReference<>();
    private final String path;
    private final Feed feed;
    private final int mostSymbols;
    private final ApiKeys keys;
    private final Faults faults;
    private final TimeSource time;

    private DataStream(String path, Feed feed, int mostSymbols, ApiKeys keys, Faults faults, TimeSource time) {
        this.path = path;
        this.feed = feed;
        this.mostSymbols = mostSymbols;
        this.keys = keys;
        this.faults = faults;
        this.time = time;
    }

    /// The streams by path: `/v2/iex`, with trades and quotes of 30 symbols at most as on the free plan; `/v2/sip`,
    /// the same prices without that limit; `/v2/test`, which always runs.
    public static <T extends Tape & MarketHistory> Map<String, WebSocketHandler> all(
            T tape, ApiKeys keys, Faults faults, TimeSource time) {
        Feed feed = new TapeFeed(tape);
        Map<String, WebSocketHandler> streams = new LinkedHashMap<>();
        streams.put("/v2/iex", new DataStream("/v2/iex", feed, 30, keys, faults, time));
        streams.put("/v2/sip", new DataStream("/v2/sip", feed, Integer.MAX_VALUE, keys, faults, time));
        streams.put("/v2/test", new DataStream("/v2/test", new TestFeed(), Integer.MAX_VALUE, keys, faults, time));
        return streams;
    }

    @Override
    public WebSocketListener open(WebRequest handshake, WebSocketSession session) {
        boolean packed = handshake.header("content-type").orElse("").equals("application/msgpack");
        Encoding encoding = packed ? Encoding.MESSAGE_PACK : Encoding.JSON_TEXT;
        Client client = new Client(new Line(session, encoding, path, faults, time), encoding);
        client.greet(keys.admit(handshake));
        return client;
    }

    private static List<Map<String, Object>> success(String text) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("T", "success");
        message.put("msg", text);
        return List.of(message);
    }

    /// One connection.
    private final class Client implements WebSocketListener {
        private final Line line;
        private final Encoding encoding;
        private final TimeSource.Timer authDeadline;
        private Subscriptions subscriptions = new Subscriptions();
        private TimeSource.@Nullable Timer next;
        private Instant sentUpTo = time.instant();
        private boolean authenticated;
        private boolean gone;

        Client(Line line, Encoding encoding) {
            this.line = line;
            this.encoding = encoding;
            this.authDeadline = time.at(time.instant().plus(AUTH_WITHIN), "auth deadline", this::giveUp);
        }

        synchronized void greet(boolean admitted) {
            line.send(success("connected"));
            if (admitted) {
                admit();
            }
        }

        private synchronized void giveUp() {
            if (!authenticated && !gone) {
                end(StreamError.AUTH_TIMEOUT);
            }
        }

        @Override
        public void text(String message) {
            binary(message.getBytes(StandardCharsets.UTF_8), Encoding.JSON_TEXT);
        }

        @Override
        public void binary(byte[] message) {
            binary(message, encoding);
        }

        private synchronized void binary(byte[] message, Encoding as) {
            try {
                answer(as.read(message));
            } catch (JsonException | IllegalArgumentException _) {
                line.send(StreamError.INVALID_SYNTAX.message());
            }
        }

        private void answer(Map<String, Object> request) {
            switch (Objects.toString(request.get("action"), "")) {
                case "auth" -> authenticate(request);
                case "subscribe" -> change(request, true);
                case "unsubscribe" -> change(request, false);
                default -> line.send(StreamError.INVALID_SYNTAX.message());
            }
        }

        private void authenticate(Map<String, Object> request) {
            if (authenticated) {
                line.send(StreamError.ALREADY_AUTHENTICATED.message());
            } else if (keys.are(request.get("key"), request.get("secret"))) {
                admit();
            } else {
                end(StreamError.AUTH_FAILED);
            }
        }

        /// The first client stays; a second one is refused.
        private void admit() {
            if (!active.compareAndSet(null, this)) {
                end(StreamError.CONNECTION_LIMIT);
                return;
            }
            authenticated = true;
            authDeadline.cancel();
            line.send(success("authenticated"));
        }

        private void end(StreamError error) {
            line.send(error.message());
            line.close(1000, "");
        }

        private void change(Map<String, Object> request, boolean add) {
            if (!authenticated) {
                line.send(StreamError.NOT_AUTHENTICATED.message());
                return;
            }
            Subscriptions after = subscriptions.changed(request, add);
            if (after.exceeds(mostSymbols)) {
                line.send(StreamError.SYMBOL_LIMIT.message());
                return;
            }
            subscriptions = after;
            if (next == null && !after.isEmpty()) {
                sentUpTo = time.instant();
                arm();
            }
            line.send(List.of(after.message()));
        }

        private void arm() {
            next = time.at(time.instant().plus(EVERY), "market data stream", this::tick);
        }

        private synchronized void tick() {
            next = null;
            if (gone || subscriptions.isEmpty()) {
                return;
            }
            Instant now = time.instant();
            List<Map<String, Object>> news = news(sentUpTo, now);
            sentUpTo = now;
            if (!news.isEmpty()) {
                line.send(news);
            }
            arm();
        }

        private List<Map<String, Object>> news(Instant from, Instant until) {
            List<Map<String, Object>> news = new ArrayList<>();
            for (String symbol : feed.symbols()) {
                for (Channel channel : Channel.ALL) {
                    if (subscriptions.wants(channel, symbol)) {
                        news.addAll(feed.between(channel, symbol, from, until));
                    }
                }
            }
            return news;
        }

        @Override
        public synchronized void closed() {
            gone = true;
            authDeadline.cancel();
            if (next != null) {
                next.cancel();
            }
            active.compareAndSet(this, null);
        }
    }
}
