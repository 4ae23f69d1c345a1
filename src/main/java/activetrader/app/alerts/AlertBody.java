package activetrader.app.alerts;

import activetrader.execution.alerts.Alert;
import activetrader.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Writes an alert in the form that a receiver reads.
final class AlertBody {
    private static final int LONGEST = 1900;

    private AlertBody() {}

    static void put(HttpRequest.Builder request, AlertSettings.Kind kind, String service, Alert alert) {
        switch (kind) {
            case GENERIC -> json(request, generic(service, alert));
            case SLACK -> json(request, Map.of("text", line(service, alert)));
            case DISCORD -> json(request, discord(line(service, alert)));
            case NTFY ->
                request.header("Title", service + " " + alert.kind().event())
                        .header("Priority", priority(alert.level()))
                        .POST(BodyPublishers.ofString(shortened(alert.text())));
        }
    }

    private static void json(HttpRequest.Builder request, Map<String, Object> body) {
        request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(Json.write(body)));
    }

    private static Map<String, Object> generic(String service, Alert alert) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", service);
        body.put("event", alert.kind().event());
        body.put("level", alert.level().name().toLowerCase(Locale.ROOT));
        body.put("at", alert.at());
        body.put("text", shortened(alert.text()));
        return body;
    }

    /// Names in the text must not call people: `@everyone` stays text.
    private static Map<String, Object> discord(String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("content", text);
        body.put("allowed_mentions", Map.of("parse", java.util.List.of()));
        return body;
    }

    static String line(String service, Alert alert) {
        String mark = switch (alert.level()) {
            case INFO -> "ℹ️";
            case IMPORTANT -> alert.kind() == Alert.Kind.DAILY_SUMMARY ? "📊" : "⚠️";
            case CRITICAL -> "🚨";
        };
        return shortened(mark + " " + service + ": " + alert.text());
    }

    private static String priority(Alert.Level level) {
        return switch (level) {
            case INFO -> "2";
            case IMPORTANT -> "4";
            case CRITICAL -> "5";
        };
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
