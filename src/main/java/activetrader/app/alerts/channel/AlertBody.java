package activetrader.app.alerts.channel;

import activetrader.execution.alerts.Alert;
import activetrader.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes an alert in the form that the receiver of a webhook reads.
final class AlertBody {
    private AlertBody() {}

    static void put(HttpRequest.Builder request, WebhookKind kind, AlertMessage message) {
        switch (kind) {
            case GENERIC -> json(request, generic(message));
            case SLACK -> json(request, Map.of("text", message.line()));
            case DISCORD -> discord(request, message);
            case NTFY -> ntfy(request, message);
        }
    }

    private static void json(HttpRequest.Builder request, Map<String, Object> body) {
        request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(Json.write(body)));
    }

    private static Map<String, Object> generic(AlertMessage message) {
        Alert alert = message.alert();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", message.service());
        body.put("event", alert.kind().event());
        body.put("level", alert.level().name().toLowerCase(Locale.ROOT));
        body.put("at", alert.at());
        body.put("text", message.text());
        return body;
    }

    /// Names in the text must not call people: `@everyone` stays text.
    private static void discord(HttpRequest.Builder request, AlertMessage message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("content", message.line());
        body.put("allowed_mentions", Map.of("parse", List.of()));
        Picture picture = message.picture();
        if (picture == null) {
            json(request, body);
        } else {
            new Multipart()
                    .json("payload_json", Json.write(body))
                    .picture("files[0]", picture)
                    .put(request);
        }
    }

    /// With a picture, the file is the body and the text a header.
    private static void ntfy(HttpRequest.Builder request, AlertMessage message) {
        request.header("Title", message.service() + " " + message.alert().kind().event())
                .header("Priority", priority(message.alert().level()));
        Picture picture = message.picture();
        if (picture == null) {
            request.POST(BodyPublishers.ofString(message.text()));
        } else {
            request.header("Filename", picture.name())
                    .header("Message", ascii(message.text()))
                    .PUT(BodyPublishers.ofByteArray(picture.png()));
        }
    }

    /// A header takes ASCII alone.
    private static String ascii(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private static String priority(Alert.Level level) {
        return switch (level) {
            case INFO -> "2";
            case IMPORTANT -> "4";
            case CRITICAL -> "5";
        };
    }
}
