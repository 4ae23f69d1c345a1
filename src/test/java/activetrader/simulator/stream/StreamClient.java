package activetrader.simulator.stream;

import activetrader.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A WebSocket client that notes what it hears: `text …`, `binary …`, `gone`.
final class StreamClient implements WebSocket.Listener, AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    StreamClient(String url, Map<String, String> headers) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create(url.replaceFirst("^http", "ws")), this)
                .join();
    }

    StreamClient send(Object message) {
        socket.sendText(message instanceof String text ? text : Json.write(message), true)
                .join();
        return this;
    }

    StreamClient sendBinary(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
        return this;
    }

    /// The next thing heard. Java's client misses the end of a connection now and then, and learns of it when it
    /// writes.
    String next() throws InterruptedException {
        for (int second = 1; second <= 5; second++) {
            String message = heard.poll(1, TimeUnit.SECONDS);
            if (message != null) {
                return message;
            }
            try {
                socket.sendPing(ByteBuffer.allocate(0)).join();
            } catch (CompletionException _) {
                return "gone";
            }
        }
        return "nothing within 5 s";
    }

    /// Whether nothing has come yet.
    boolean hasHeardNothing() {
        return heard.isEmpty();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heard.add("text " + data);
        return WebSocket.Listener.super.onText(from, data, last);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        boolean json = bytes[0] == '{' || bytes[0] == '[';
        heard.add(json ? "binary " + new String(bytes, StandardCharsets.UTF_8) : "packed " + unpacked(bytes));
        return WebSocket.Listener.super.onBinary(from, data, last);
    }

    private static String unpacked(byte[] bytes) {
        try (var unpacker = org.msgpack.core.MessagePack.newDefaultUnpacker(bytes)) {
            return unpacker.unpackValue().toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        heard.add("gone");
        return WebSocket.Listener.super.onClose(from, code, reason);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        heard.add("gone");
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
