package activetrader.http;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// Lets Jetty call a [WebSocketHandler]: receives the messages of one connection. Public because Jetty calls only
/// public classes.
/// See decision 22.
public final class JettyWebSocket extends Session.Listener.AbstractAutoDemanding {
    /// The most frames that may wait for a peer; a peer with more is disconnected.
    private static final int MOST_WAITING_FRAMES = 10_000;

    private final WebSocketHandler handler;
    private final WebRequest handshake;
    private final AtomicBoolean gone = new AtomicBoolean();
    private @Nullable WebSocketListener listener;

    JettyWebSocket(WebSocketHandler handler, WebRequest handshake) {
        this.handler = handler;
        this.handshake = handshake;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        session.setMaxOutgoingFrames(MOST_WAITING_FRAMES);
        listener = handler.open(handshake, new Sender(session));
        super.onWebSocketOpen(session);
    }

    @Override
    public void onWebSocketText(String message) {
        heard().text(message);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        byte[] message = new byte[payload.remaining()];
        payload.get(message);
        callback.succeed();
        heard().binary(message);
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
        callback.succeed();
        if (gone.compareAndSet(false, true) && listener != null) {
            listener.closed();
        }
    }

    private WebSocketListener heard() {
        return Objects.requireNonNull(listener, "nothing is heard before the connection is open");
    }

    /// Sends the messages of one connection.
    private record Sender(Session session) implements WebSocketSession {
        @Override
        public void sendText(String message) {
            session.sendText(message, orDrop());
        }

        @Override
        public void sendBinary(byte[] message) {
            session.sendBinary(ByteBuffer.wrap(message), orDrop());
        }

        private Callback orDrop() {
            return Callback.from(() -> {}, _ -> session.disconnect());
        }

        @Override
        public void close(int code, String reason) {
            session.close(code, reason, Callback.NOOP);
        }

        @Override
        public void drop() {
            session.disconnect();
        }
    }
}
