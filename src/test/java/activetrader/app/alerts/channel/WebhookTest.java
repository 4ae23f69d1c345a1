package activetrader.app.alerts.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.Secret;
import activetrader.execution.alerts.Alert;
import activetrader.http.EndlessServer;
import activetrader.http.LoopbackServer;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WebhookTest {
    private static final Instant AT = Instant.parse("2026-03-02T20:55:00Z");

    private final List<WebRequest> received = Collections.synchronizedList(new ArrayList<>());

    @Test
    void generic_saysEverything() {
        deliver(WebhookKind.GENERIC, alert(Alert.Level.CRITICAL));

        Map<String, Object> body = Json.readObject(received.getFirst().body());
        assertEquals("/hook", received.getFirst().path());
        assertEquals(
                Map.of(
                        "service", "alpaca-trade",
                        "event", "not_flat",
                        "level", "critical",
                        "at", "2026-03-02T20:55:00Z",
                        "text", "NOT FLAT: 10 AAPL"),
                body);
    }

    @Test
    void slack_getsText() {
        deliver(WebhookKind.SLACK, alert(Alert.Level.CRITICAL));

        assertEquals(
                Map.of("text", "🚨 alpaca-trade: NOT FLAT: 10 AAPL"),
                Json.readObject(received.getFirst().body()));
    }

    /// A day that ended well is no warning.
    @Test
    void dailySummary_hasAMarkOfItsOwn() {
        deliver(
                WebhookKind.SLACK,
                new Alert(Alert.Kind.DAILY_SUMMARY, Alert.Level.IMPORTANT, AT, "2026-03-02: +$12.00"));

        assertEquals(
                Map.of("text", "📊 alpaca-trade: 2026-03-02: +$12.00"),
                Json.readObject(received.getFirst().body()));
    }

    @Test
    void discord_getsContent_thatMentionsNoUser() {
        deliver(WebhookKind.DISCORD, alert(Alert.Level.IMPORTANT));

        assertEquals(
                Map.of("content", "⚠️ alpaca-trade: NOT FLAT: 10 AAPL", "allowed_mentions", Map.of("parse", List.of())),
                Json.readObject(received.getFirst().body()));
    }

    @Test
    void ntfy_getsTitleAndPriority() {
        deliver(WebhookKind.NTFY, alert(Alert.Level.CRITICAL));

        assertEquals("NOT FLAT: 10 AAPL", received.getFirst().body());
        assertEquals(
                "alpaca-trade not_flat", received.getFirst().header("title").orElse(""));
        assertEquals("5", received.getFirst().header("priority").orElse(""));
    }

    @Test
    void picture_isAFileOfDiscord() {
        deliverPicture(WebhookKind.DISCORD);

        String body = received.getFirst().body();
        assertTrue(received.getFirst().header("content-type").orElse("").startsWith("multipart/form-data; boundary="));
        assertTrue(
                body.contains("name=\"files[0]\"; filename=\"2026-03-02.png\"\r\nContent-Type: image/png\r\n\r\nPNG"),
                body);
        assertTrue(body.contains("{\"content\":\"📊 alpaca-trade: the day 2026-03-02\""), body);
    }

    @Test
    void picture_isTheBodyForNtfy() {
        deliverPicture(WebhookKind.NTFY);

        assertEquals("PUT", received.getFirst().method());
        assertEquals("PNG", received.getFirst().body());
        assertEquals("2026-03-02.png", received.getFirst().header("filename").orElse(""));
        assertEquals("the day 2026-03-02", received.getFirst().header("message").orElse(""));
    }

    @Test
    void picture_isNotSent_whereNoFileIsTaken() {
        deliverPicture(WebhookKind.SLACK);
        deliverPicture(WebhookKind.GENERIC);

        assertEquals(List.of(), received);
    }

    private void deliverPicture(WebhookKind kind) {
        Alert alert = new Alert(Alert.Kind.DAY_PICTURE, Alert.Level.IMPORTANT, AT, "the day 2026-03-02");
        try (LoopbackServer server = LoopbackServer.start(0, request -> {
            received.add(request);
            return WebResponse.empty(204);
        })) {
            AlertChannel webhook = open(server, kind);
            webhook.alert(alert, new Picture("2026-03-02.png", "PNG".getBytes(StandardCharsets.UTF_8)));
            webhook.close();
        }
    }

    /// Discord and Slack say how long to wait.
    @Test
    void tooManyPosts_areSentAgainAfterTheWait() {
        List<Duration> waits = new ArrayList<>();
        try (LoopbackServer server = LoopbackServer.start(0, request -> {
            received.add(request);
            return received.size() == 1 ? WebResponse.empty(429).with("Retry-After", "1.5") : WebResponse.empty(204);
        })) {
            AlertChannel webhook = AlertChannel.open(
                    "webhook",
                    new Webhook(new Secret(server.url() + "/hook"), WebhookKind.DISCORD),
                    Alert.Level.IMPORTANT,
                    "alpaca-trade",
                    waits::add);
            webhook.alert(alert(Alert.Level.CRITICAL));
            webhook.close();

            assertEquals(List.of(Duration.ofMillis(1500)), waits);
            assertEquals(1, webhook.sent());
            assertEquals(0, webhook.dropped());
        }
    }

    @Test
    void notices_belowTheLevel_stayAtHome() {
        deliver(WebhookKind.GENERIC, alert(Alert.Level.INFO), alert(Alert.Level.IMPORTANT));

        assertEquals(1, received.size());
    }

    @Test
    void send_neverWaits_andCountsWhatIsLost() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        try (LoopbackServer server = LoopbackServer.start(0, _ -> {
            awaitQuietly(hanging);
            return WebResponse.empty(204);
        })) {
            AlertChannel webhook = open(server, WebhookKind.GENERIC);
            long before = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                webhook.alert(alert(Alert.Level.CRITICAL));
            }
            assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 3);
            assertTrue(webhook.dropped() >= 99, "dropped " + webhook.dropped());
            hanging.countDown();
            webhook.close();
        }
    }

    @Test
    void refusal_isCounted() {
        try (LoopbackServer server = LoopbackServer.start(0, _ -> WebResponse.empty(500))) {
            AlertChannel webhook = open(server, WebhookKind.SLACK);
            webhook.alert(alert(Alert.Level.CRITICAL));
            webhook.close();

            assertEquals(1, webhook.dropped());
            assertEquals(0, webhook.sent());
        }
    }

    @Test
    void answerThatNeverEnds_costsNothingButTheAlert() {
        try (EndlessServer endless = new EndlessServer()) {
            AlertChannel webhook = open(new Secret(endless.url() + "/hook"), WebhookKind.GENERIC);
            webhook.alert(alert(Alert.Level.CRITICAL));
            webhook.close();

            assertEquals(1, webhook.dropped());
        }
    }

    @Test
    void badAddress_costsNothingButTheAlert() {
        AlertChannel webhook = open(new Secret("not an address"), WebhookKind.GENERIC);
        webhook.alert(alert(Alert.Level.CRITICAL));
        webhook.close();

        assertEquals(1, webhook.dropped());
    }

    /// A clock would wake the process all night.
    @Test
    void sender_waitsWithoutAClock() {
        try (AlertChannel webhook = open(new Secret("http://127.0.0.1:9/"), WebhookKind.GENERIC)) {
            while (webhook.senderState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
    }

    private void deliver(WebhookKind kind, Alert... alerts) {
        try (LoopbackServer server = LoopbackServer.start(0, request -> {
            received.add(request);
            return WebResponse.empty(204);
        })) {
            AlertChannel webhook = open(server, kind);
            List.of(alerts).forEach(webhook::alert);
            webhook.close();
        }
    }

    private static AlertChannel open(LoopbackServer server, WebhookKind kind) {
        return open(new Secret(server.url() + "/hook"), kind);
    }

    private static AlertChannel open(Secret url, WebhookKind kind) {
        return AlertChannel.open("webhook", new Webhook(url, kind), Alert.Level.IMPORTANT, "alpaca-trade", _ -> {});
    }

    private static Alert alert(Alert.Level level) {
        return new Alert(Alert.Kind.NOT_FLAT, level, AT, "NOT FLAT: 10 AAPL");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
