package activetrader.app.page;

import activetrader.http.EventSource;
import activetrader.http.EventStream;
import activetrader.json.Json;
import activetrader.page.html.Chart;
import activetrader.page.report.DayParts;
import activetrader.time.WallTime;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends one viewer of a day what has changed in it, looking five times a second, and a sign of
/// life every second. It ends when the viewer has gone.
final class LiveStream implements EventSource {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /// Pauses from one sign of life to the next.
    private static final int BEATS = 5;

    private final String had;
    private final Supplier<DayParts> day;
    private final Supplier<String> line;
    private final Supplier<Map<String, String>> now;
    private final Map<String, String> sent = new HashMap<>();
    private Map<String, String> sentNow = Map.of();
    private @Nullable DayParts last;

    /// @param had the version of the parts that the viewer has; empty for none
    /// @param line what the sign of life says
    /// @param now HTML about this moment by the id of its element
    LiveStream(String had, Supplier<DayParts> day, Supplier<String> line, Supplier<Map<String, String>> now) {
        this.had = had;
        this.day = day;
        this.line = line;
        this.now = now;
    }

    /// What changed.
    ///
    /// @param charts all charts of the day
    private record News(
            @JsonProperty("parts") List<News.Part> parts,
            @JsonProperty("charts") Map<String, Chart> charts) {
        private record Part(
                @JsonProperty("id") String id,
                @JsonProperty("html") String html) {}
    }

    @Override
    public void writeTo(EventStream client) throws IOException, InterruptedException {
        for (long beat = 0; ; beat++) {
            try {
                sendNews(client);
                if (beat % BEATS == 0) {
                    sendNow(client);
                    client.send("alive", line.get());
                }
            } catch (UncheckedIOException e) {
                client.send("alive", "✗ " + e.getMessage());
            }
            WallTime.system().sleep(PAUSE);
        }
    }

    private void sendNow(EventStream client) throws IOException {
        Map<String, String> parts = now.get();
        if (!parts.equals(sentNow)) {
            client.send("now", Json.write(parts));
            sentNow = parts;
        }
    }

    private void sendNews(EventStream client) throws IOException {
        DayParts parts = day.get();
        if (parts.equals(last)) {
            return;
        }
        if (last == null && parts.version().equals(had)) {
            parts.parts().forEach(part -> sent.put(part.id(), part.html()));
            last = parts;
            return;
        }
        Set<String> gone = new HashSet<>(sent.keySet());
        List<News.Part> changed = new ArrayList<>();
        for (DayParts.Part part : parts.parts()) {
            gone.remove(part.id());
            if (!part.html().equals(sent.put(part.id(), part.html()))) {
                changed.add(new News.Part(part.id(), part.html()));
            }
        }
        for (String id : gone) {
            sent.remove(id);
            changed.add(new News.Part(id, ""));
        }
        client.send("parts", Json.write(new News(changed, parts.charts())));
        last = parts;
    }
}
