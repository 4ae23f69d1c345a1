package activetrader.broker.alpaca;

import activetrader.broker.OrderEvent;
import activetrader.broker.alpaca.wire.StreamJson;
import activetrader.config.Redactor;
import activetrader.config.Secret;
import activetrader.json.Json;
import activetrader.json.JsonException;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to the order stream, from its first frame to its last: says who we are, asks for the order
/// events, puts frames together, text or binary, and reads them.
final class StreamConnection implements WebSocket.Listener {
    private static final Logger log = LoggerFactory.getLogger(StreamConnection.class);
    private static final String EVENTS = "trade_updates";
    /// An order event has about 2,000 characters.
    private static final int LONGEST_MESSAGE = 1_000_000;

    private final AlpacaSettings settings;
    private final Redactor redactor;
    private final Listener listener;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private CompletableFuture<?> lastSent = CompletableFuture.completedFuture("");
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable WebSocket socket;

    StreamConnection(AlpacaSettings settings, Listener listener) {
        this.settings = settings;
        this.redactor = Redactor.of(settings.secret(), new Secret(settings.keyId()));
        this.listener = listener;
    }

    /// The receiver of what the connection hears.
    interface Listener {
        /// Anything at all came, a pong included.
        void heard();

        /// The order events come from here on.
        void listening();

        void received(OrderEvent event);

        /// The connection is lost. Called once, and never after [StreamConnection#leave].
        void lost(String reason);
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        if (ended.get()) {
            opened.abort();
            return;
        }
        listener.heard();
        send(Map.of(
                "action",
                "auth",
                "key",
                settings.keyId(),
                "secret",
                settings.secret().reveal()));
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (text.length() > LONGEST_MESSAGE) {
            return giveUp();
        }
        if (last) {
            String message = redactor.clean(text.toString());
            text.setLength(0);
            understand(message);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        bytes.writeBytes(part);
        if (bytes.size() > LONGEST_MESSAGE) {
            return giveUp();
        }
        if (last) {
            String message = redactor.clean(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
            understand(message);
        }
        from.request(1);
        return null;
    }

    private @Nullable CompletionStage<?> giveUp() {
        text.setLength(0);
        bytes.reset();
        lose("a message of more than " + LONGEST_MESSAGE + " characters");
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
        listener.heard();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        lose("closed by the broker with code " + code + (reason.isEmpty() ? "" : ", " + redactor.clean(reason)));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        lose(redactor.reason(error));
    }

    private void understand(String message) {
        listener.heard();
        try {
            answer(Json.read(message, StreamJson.class));
        } catch (JsonException | IllegalArgumentException | DateTimeException e) {
            log.warn("order event not understood, the next look at the broker finds it cause=\"{}\"", e.getMessage());
        }
    }

    private void answer(StreamJson message) {
        if (message.isAuthorized()) {
            send(Map.of("action", "listen", "data", Map.of("streams", List.of(EVENTS))));
        } else if (message.isRefused()) {
            lose("the broker refused the key");
        } else if (message.isListening()) {
            listener.listening();
        } else {
            OrderEvent event = message.toEvent();
            if (event != null) {
                listener.received(event);
            }
        }
    }

    private void send(Map<String, Object> message) {
        WebSocket to = socket;
        if (to != null) {
            inTurn(() -> to.sendText(Json.write(message), true));
        }
    }

    void ping() {
        WebSocket to = socket;
        if (to != null) {
            inTurn(() -> to.sendPing(ByteBuffer.allocate(0)));
        }
    }

    /// An answer may come before the socket knows that the question is out, and it takes one message at a time.
    private synchronized void inTurn(Supplier<CompletableFuture<WebSocket>> sending) {
        CompletableFuture<WebSocket> next = lastSent.thenCompose(_ -> sending.get());
        lastSent = next;
        orLose(next);
    }

    private void orLose(CompletableFuture<WebSocket> sending) {
        CompletableFuture<Void> _ = sending.handle((_, failure) -> {
            if (failure != null) {
                lose("nothing can be sent: " + redactor.reason(failure));
            }
            return null;
        });
    }

    /// Gives the connection up, for `reason`.
    void lose(String reason) {
        if (ended.compareAndSet(false, true)) {
            abort();
            listener.lost(reason);
        }
    }

    /// Closes the connection; the [Listener] hears no more of it.
    void leave() {
        ended.set(true);
        abort();
    }

    private void abort() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
