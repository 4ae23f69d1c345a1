package activetrader.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebSocketTest {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<WebSocketSession> sessions = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final LoopbackServer server = LoopbackServer.start(
            0, request -> WebResponse.text(200, "text/plain", "page " + request.path()), Map.of("/echo", this::open));

    @AfterEach
    void stop() {
        http.shutdownNow();
        server.close();
    }

    private WebSocketListener open(WebRequest handshake, WebSocketSession session) {
        heard.add("opened by " + handshake.header("x-who").orElse("nobody") + " on " + handshake.path());
        sessions.add(session);
        return new WebSocketListener() {
            @Override
            public void text(String message) {
                session.sendText("text " + message);
            }

            @Override
            public void binary(byte[] message) {
                session.sendBinary(
                        ("binary " + new String(message, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void closed() {
                heard.add("closed");
            }
        };
    }

    private WebSocket connect() {
        return http.newWebSocketBuilder()
                .header("X-Who", "test")
                .buildAsync(URI.create(server.url().replace("http", "ws") + "/echo"), new Recorder())
                .join();
    }

    private final class Recorder implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.add("client " + data);
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            heard.add("client " + StandardCharsets.UTF_8.decode(data));
            return WebSocket.Listener.super.onBinary(socket, data, last);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
            heard.add("client pong");
            return WebSocket.Listener.super.onPong(socket, data);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("client closed " + code + " " + reason);
            return WebSocket.Listener.super.onClose(socket, code, reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add("client lost");
        }
    }

    private String next() throws InterruptedException {
        String event = heard.poll(5, TimeUnit.SECONDS);
        return event == null ? "nothing within 5 s" : event;
    }

    @Test
    void messages_travelBothWays_asTextAndBinary() throws InterruptedException {
        WebSocket socket = connect();
        assertEquals("opened by test on /echo", next());

        socket.sendText("hello", true).join();
        assertEquals("client text hello", next());
        socket.sendBinary(ByteBuffer.wrap("raw".getBytes(StandardCharsets.UTF_8)), true)
                .join();
        assertEquals("client binary raw", next());
    }

    @Test
    void ping_isAnswered_withoutTheListener() throws InterruptedException {
        WebSocket socket = connect();
        next();

        socket.sendPing(ByteBuffer.allocate(0)).join();

        assertEquals("client pong", next());
    }

    @Test
    void close_reachesTheClient_withCodeAndReason() throws InterruptedException {
        connect();
        next();

        sessions.take().close(1008, "policy");

        assertTrue(next().matches("client closed 1008 policy|closed"));
        assertTrue(next().matches("client closed 1008 policy|closed"));
    }

    @Test
    void drop_cutsTheConnection_withoutGoodbye() throws InterruptedException {
        connect();
        next();

        sessions.take().drop();

        assertTrue(next().matches("client lost|client closed 1006.*|closed"));
        assertTrue(next().matches("client lost|client closed 1006.*|closed"));
    }

    @Test
    void listener_isTold_whenTheClientLeaves() throws InterruptedException {
        WebSocket socket = connect();
        next();

        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();

        assertTrue(next().matches("closed|client closed 1000.*"));
    }

    @Test
    void pages_areServedBesideTheSocket() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + "/page")).build();

        assertEquals(
                "page /page",
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Test
    void send_doesNothing_whenTheConnectionIsGone() throws InterruptedException {
        WebSocket socket = connect();
        next();
        WebSocketSession session = sessions.take();
        socket.abort();
        assertEquals("closed", next());

        session.sendText("too late");
        session.close(1000, "");
        session.drop();
    }
}
