package activetrader.app.telegram;

import activetrader.config.Secret;
import activetrader.http.LoopbackServer;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// A Bot API on this machine, with the errors of the real one.
public final class FakeTelegram implements AutoCloseable {
    public static final Secret TOKEN = new Secret("123456:AAE-planted-token-of-a-bot_0123456789");

    /// What arrived at sendMessage, and the bodies of sendPhoto.
    public final BlockingQueue<Map<String, Object>> sent = new LinkedBlockingQueue<>();
    public final List<String> photos = new CopyOnWriteArrayList<>();
    /// The offsets that getUpdates was asked for.
    public final List<Object> offsets = new CopyOnWriteArrayList<>();
    /// Answers of errors, which the next calls of sendMessage and getUpdates get.
    public final ConcurrentLinkedQueue<WebResponse> sendErrors = new ConcurrentLinkedQueue<>();
    public final ConcurrentLinkedQueue<WebResponse> pollErrors = new ConcurrentLinkedQueue<>();

    private final BlockingQueue<Map<String, Object>> updates = new LinkedBlockingQueue<>();
    private final AtomicLong nextUpdate = new AtomicLong(1000);
    private final LoopbackServer server = LoopbackServer.start(0, this::answer);

    public URI uri() {
        return URI.create(server.url());
    }

    public TelegramApi api() {
        return new TelegramApi(uri(), TOKEN);
    }

    /// Somebody writes to the bot.
    public void write(long chat, Instant at, String text) {
        updates.add(Map.of(
                "update_id",
                nextUpdate.getAndIncrement(),
                "message",
                Map.of("message_id", 1, "date", at.getEpochSecond(), "chat", Map.of("id", chat), "text", text)));
    }

    /// An answer as the API refuses.
    public static WebResponse error(int code, String description, Map<String, Object> parameters) {
        return WebResponse.json(
                code,
                Json.write(
                        Map.of("ok", false, "error_code", code, "description", description, "parameters", parameters)));
    }

    private WebResponse answer(WebRequest request) {
        String prefix = "/bot" + TOKEN.reveal() + "/";
        if (!request.path().startsWith(prefix)) {
            return error(401, "Unauthorized", Map.of());
        }
        return switch (request.path().substring(prefix.length())) {
            case "sendMessage" -> sendMessage(request);
            case "sendPhoto" -> {
                photos.add(request.body());
                yield ok(Map.of());
            }
            case "getUpdates" -> getUpdates(request);
            case "setMyCommands" -> ok(true);
            default -> error(404, "Not Found", Map.of());
        };
    }

    private WebResponse sendMessage(WebRequest request) {
        WebResponse error = sendErrors.poll();
        if (error != null) {
            return error;
        }
        sent.add(Json.readObject(request.body()));
        return ok(Map.of());
    }

    /// As long polling: an answer comes when there is a message.
    private WebResponse getUpdates(WebRequest request) {
        offsets.add(Json.readObject(request.body()).getOrDefault("offset", ""));
        WebResponse error = pollErrors.poll();
        if (error != null) {
            return error;
        }
        List<Map<String, Object>> batch = new ArrayList<>();
        try {
            batch.add(updates.take());
            updates.drainTo(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ok(batch);
    }

    private static WebResponse ok(Object result) {
        return WebResponse.json(200, Json.write(Map.of("ok", true, "result", result)));
    }

    @Override
    public void close() {
        server.close();
    }
}
