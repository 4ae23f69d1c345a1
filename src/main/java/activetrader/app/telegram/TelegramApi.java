package activetrader.app.telegram;

import activetrader.app.alerts.channel.AlertMessage;
import activetrader.app.alerts.channel.BoundedExchange;
import activetrader.app.alerts.channel.Multipart;
import activetrader.app.alerts.channel.Picture;
import activetrader.config.Secret;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.text.VisibleText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The four calls of Telegram's Bot API that are needed. Text is sent as it is, without formatting.
public final class TelegramApi implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration WITH_PICTURE = Duration.ofSeconds(30);
    private static final long LONGEST_ANSWER = 4 * 1024 * 1024;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_CAPTION = 1000;

    private final BoundedExchange http = new BoundedExchange(LONGEST_ANSWER);
    private final URI base;
    private final Secret token;
    private final Duration timeout;

    public TelegramApi(URI base, Secret token) {
        this(base, token, TIMEOUT);
    }

    /// @param timeout of a call without a picture and without waiting
    TelegramApi(URI base, Secret token, Duration timeout) {
        this.base = base;
        this.token = token;
        this.timeout = timeout;
    }

    /// A message to the bot.
    ///
    /// @param id of the update; the next one is larger
    /// @param chat the number of the chat; 0 for an update that is no message
    /// @param text empty for a message without text
    public record Update(long id, long chat, Instant at, String text) {}

    /// Waits up to `poll` for messages from `offset` on; those before it are forgotten by Telegram.
    public List<Update> updates(long offset, Duration poll) throws TelegramFault, InterruptedException {
        Object result = call(
                "getUpdates",
                Map.of("offset", offset, "timeout", poll.toSeconds(), "allowed_updates", List.of("message")),
                poll.plus(timeout));
        List<Update> updates = new ArrayList<>();
        for (Object each : result instanceof List<?> list ? list : List.of()) {
            if (each instanceof Map<?, ?> update && update.get("update_id") instanceof Number id) {
                updates.add(update(id.longValue(), update.get("message")));
            }
        }
        return updates;
    }

    private static Update update(long id, @Nullable Object message) {
        return message instanceof Map<?, ?> map
                        && map.get("chat") instanceof Map<?, ?> chat
                        && chat.get("id") instanceof Number number
                        && map.get("date") instanceof Number date
                ? new Update(
                        id,
                        number.longValue(),
                        Instant.ofEpochSecond(date.longValue()),
                        map.get("text") instanceof String text ? text : "")
                : new Update(id, 0, Instant.EPOCH, "");
    }

    /// @param silent whether the phone stays quiet
    public void sendMessage(long chat, String text, boolean silent) throws TelegramFault, InterruptedException {
        call(
                "sendMessage",
                Map.of(
                        "chat_id",
                        chat,
                        "text",
                        AlertMessage.shortened(text, LONGEST_TEXT),
                        "disable_notification",
                        silent,
                        "link_preview_options",
                        Map.of("is_disabled", true)),
                timeout);
    }

    void sendPhoto(long chat, String caption, Picture picture) throws TelegramFault, InterruptedException {
        HttpRequest.Builder request = request("sendPhoto", WITH_PICTURE);
        new Multipart()
                .field("chat_id", String.valueOf(chat))
                .field("caption", AlertMessage.shortened(caption, LONGEST_CAPTION))
                .picture("photo", picture)
                .put(request);
        answered(request.build(), WITH_PICTURE);
    }

    /// The commands that Telegram offers beside the text field.
    public void setCommands(Map<String, String> descriptions) throws TelegramFault, InterruptedException {
        List<Map<String, String>> commands = new ArrayList<>();
        descriptions.forEach((command, description) ->
                commands.add(Map.of("command", command.substring(1), "description", description)));
        call("setMyCommands", Map.of("commands", commands), timeout);
    }

    private @Nullable Object call(String method, Map<String, Object> body, Duration within)
            throws TelegramFault, InterruptedException {
        HttpRequest request = request(method, within)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build();
        return answered(request, within);
    }

    /// A token of another form would break the address, and the exception about that would show it.
    private HttpRequest.Builder request(String method, Duration within) throws TelegramFault {
        if (!token.reveal().matches("\\d+:[\\w-]+")) {
            throw new TelegramFault(TelegramFault.Kind.BAD_TOKEN, "the token does not have the form of a bot's token");
        }
        return HttpRequest.newBuilder(URI.create(base + "/bot" + token.reveal() + "/" + method))
                .timeout(within);
    }

    private @Nullable Object answered(HttpRequest request, Duration within) throws TelegramFault, InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = http.exchange(request, within);
        } catch (IOException e) {
            throw new TelegramFault(TelegramFault.Kind.LOST, "Telegram: " + BoundedExchange.inWords(e, within));
        }
        Map<String, Object> body = read(answer);
        if (Boolean.TRUE.equals(body.get("ok"))) {
            return body.get("result");
        }
        throw fault(answer.statusCode(), body);
    }

    private static Map<String, Object> read(HttpResponse<String> answer) {
        try {
            return Json.readObject(answer.body());
        } catch (JsonException e) {
            return Map.of();
        }
    }

    private TelegramFault fault(int status, Map<String, Object> body) {
        String told = body.get("description") instanceof String description ? ": " + description : "";
        String reason =
                "Telegram answered HTTP " + status + VisibleText.of(told).replace(token.reveal(), "***");
        Duration wait = body.get("parameters") instanceof Map<?, ?> parameters
                        && parameters.get("retry_after") instanceof Number seconds
                ? Duration.ofSeconds(seconds.longValue())
                : null;
        return new TelegramFault(kind(status), reason, wait);
    }

    private static TelegramFault.Kind kind(int status) {
        return switch (status) {
            case 429 -> TelegramFault.Kind.TOO_MANY;
            case 409 -> TelegramFault.Kind.CONFLICT;
            case 401, 404 -> TelegramFault.Kind.BAD_TOKEN;
            default -> status >= 500 || status < 400 ? TelegramFault.Kind.SERVER : TelegramFault.Kind.REFUSED;
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
