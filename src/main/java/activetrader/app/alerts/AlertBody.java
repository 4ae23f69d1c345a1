package activetrader.app.alerts;

import activetrader.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Writes a notice in the form that a receiver reads.
final class AlertBody {
    private static final int LONGEST = 1900;

    private AlertBody() {}

    static void put(HttpRequest.Builder request, AlertSettings.Kind kind, String service, Notice notice) {
        switch (kind) {
            case GENERIC -> json(request, generic(service, notice));
            case SLACK -> json(request, Map.of("text", line(service, notice)));
            case DISCORD -> json(request, discord(line(service, notice)));
            case NTFY ->
                request.header("Title", service + " " + notice.event())
                        .header("Priority", priority(notice.level()))
                        .POST(BodyPublishers.ofString(shortened(notice.text())));
        }
    }

    private static void json(HttpRequest.Builder request, Map<String, Object> body) {
        request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(Json.write(body)));
    }

    private static Map<String, Object> generic(String service, Notice notice) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", service);
        body.put("event", notice.event());
        body.put("level", notice.level().name().toLowerCase(Locale.ROOT));
        body.put("at", notice.at());
        body.put("text", shortened(notice.text()));
        return body;
    }

    /// Names in the text must not call people: `@everyone` stays text.
    private static Map<String, Object> discord(String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("content", text);
        body.put("allowed_mentions", Map.of("parse", java.util.List.of()));
        return body;
    }

    static String line(String service, Notice notice) {
        String mark = switch (notice.level()) {
            case INFO -> "ℹ️";
            case IMPORTANT -> notice.event().equals(DayNotices.DAILY_SUMMARY) ? "📊" : "⚠️";
            case CRITICAL -> "🚨";
        };
        return shortened(mark + " " + service + ": " + notice.text());
    }

    private static String priority(Notice.Level level) {
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
