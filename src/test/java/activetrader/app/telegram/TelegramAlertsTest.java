package activetrader.app.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.alerts.channel.AlertChannel;
import activetrader.app.alerts.channel.Picture;
import activetrader.config.Secret;
import activetrader.execution.alerts.Alert;
import activetrader.http.EndlessServer;
import activetrader.http.WebResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TelegramAlertsTest {
    private static final Instant AT = Instant.parse("2026-03-02T20:55:00Z");
    private static final Alert NOT_FLAT =
            new Alert(Alert.Kind.NOT_FLAT, Alert.Level.CRITICAL, AT, "NOT FLAT: 10 AAPL <b>*x*</b>");

    private final FakeTelegram telegram = new FakeTelegram();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        telegram.close();
    }

    private AlertChannel channel(TelegramApi api, Long... chats) {
        return AlertChannel.open(
                "Telegram", new TelegramAlerts(api, Set.of(chats)), Alert.Level.INFO, "alpaca-trade", waits::add);
    }

    private AlertChannel send(Alert... alerts) {
        AlertChannel channel = channel(telegram.api(), 77L);
        List.of(alerts).forEach(channel::alert);
        channel.close();
        return channel;
    }

    @Test
    void alert_isPlainText() {
        send(NOT_FLAT);

        assertEquals(
                Map.of(
                        "chat_id",
                        77,
                        "text",
                        "🚨 alpaca-trade: NOT FLAT: 10 AAPL <b>*x*</b>",
                        "disable_notification",
                        false,
                        "link_preview_options",
                        Map.of("is_disabled", true)),
                telegram.sent.poll());
    }

    @Test
    void infoMakesNoSound() {
        send(new Alert(Alert.Kind.TRADE, Alert.Level.INFO, AT, "BUY 10 AAPL"));

        assertEquals(true, telegram.sent.remove().get("disable_notification"));
    }

    @Test
    void picture_isAPhotoWithItsText() {
        AlertChannel channel = channel(telegram.api(), 77L);
        channel.alert(
                new Alert(Alert.Kind.DAY_PICTURE, Alert.Level.IMPORTANT, AT, "the day 2026-03-02"),
                new Picture("2026-03-02.png", "PNG".getBytes(StandardCharsets.UTF_8)));
        channel.close();

        String form = telegram.photos.getFirst();
        assertTrue(form.contains("name=\"chat_id\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n77\r\n"), form);
        assertTrue(form.contains("📊 alpaca-trade: the day 2026-03-02"), form);
        assertTrue(form.contains("filename=\"2026-03-02.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n"), form);
    }

    @Test
    void tooManyRequests_areSentAgainAfterTheWaitThatTelegramNames() {
        telegram.sendErrors.add(FakeTelegram.error(429, "Too Many Requests: retry after 7", Map.of("retry_after", 7)));

        AlertChannel channel = send(NOT_FLAT);

        assertEquals(List.of(Duration.ofSeconds(7)), waits);
        assertEquals(1, channel.sent());
        assertEquals(0, channel.dropped());
    }

    @Test
    void longWait_losesTheAlertAndNotTheNext() {
        telegram.sendErrors.add(
                FakeTelegram.error(429, "Too Many Requests: retry after 900", Map.of("retry_after", 900)));

        AlertChannel channel = send(NOT_FLAT, NOT_FLAT);

        assertEquals(List.of(), waits);
        assertEquals(1, channel.sent());
        assertEquals(1, channel.dropped());
        assertEquals("Telegram answered HTTP 429: Too Many Requests: retry after 900", channel.lastFault());
    }

    @Test
    void faultOfTheServer_isTriedThreeTimes() {
        for (int i = 0; i < 3; i++) {
            telegram.sendErrors.add(WebResponse.text(502, "text/html", "<html>Bad Gateway</html>"));
        }

        AlertChannel channel = send(NOT_FLAT, NOT_FLAT);

        assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(2)), waits);
        assertEquals(1, channel.dropped());
        assertEquals(1, channel.sent());
    }

    @Test
    void blockedChat_isNotTriedAgain_andTheOthersGetTheirs() {
        telegram.sendErrors.add(FakeTelegram.error(403, "Forbidden: bot was blocked by the user", Map.of()));
        AlertChannel channel = channel(telegram.api(), 77L, 88L);
        channel.alert(NOT_FLAT);
        channel.close();

        assertEquals(1, telegram.sent.size());
        assertEquals("Telegram answered HTTP 403: Forbidden: bot was blocked by the user", channel.lastFault());
    }

    @Test
    void secondTry_leavesOutTheChatThatHasIt() {
        telegram.sendErrors.add(WebResponse.empty(500));
        AlertChannel channel = channel(telegram.api(), 77L, 88L);
        channel.alert(NOT_FLAT);
        channel.close();

        assertEquals(
                Set.of(77, 88),
                Set.copyOf(
                        telegram.sent.stream().map(each -> each.get("chat_id")).toList()));
        assertEquals(2, telegram.sent.size());
    }

    @Test
    void wrongToken_isSaidWithoutIt() {
        Secret wrong = new Secret("999:another-planted-token");
        AlertChannel channel = channel(new TelegramApi(telegram.uri(), wrong), 77L);
        channel.alert(NOT_FLAT);
        channel.close();

        assertEquals("Telegram answered HTTP 401: Unauthorized", channel.lastFault());
        assertFalse(channel.lastFault().contains(wrong.reveal()));
    }

    @Test
    void tokenOfAnotherForm_isSaidWithoutIt() {
        AlertChannel channel = channel(new TelegramApi(telegram.uri(), new Secret("a key {with spaces}")), 77L);
        channel.alert(NOT_FLAT);
        channel.close();

        assertEquals("the token does not have the form of a bot's token", channel.lastFault());
    }

    @Test
    void unreachableServer_isSaidWithoutTheAddress() {
        AlertChannel channel = channel(new TelegramApi(URI.create("http://127.0.0.1:1"), FakeTelegram.TOKEN), 77L);
        channel.alert(NOT_FLAT);
        channel.close();

        assertEquals("Telegram: no connection to that host", channel.lastFault());
    }

    /// Senders return at once whatever the server does.
    @Test
    void answerThatNeverEnds_costsNothingButTheAlert() {
        try (EndlessServer endless = new EndlessServer()) {
            AlertChannel channel = AlertChannel.open(
                    "Telegram",
                    new TelegramAlerts(
                            new TelegramApi(endless.url(), FakeTelegram.TOKEN, Duration.ofMillis(200)), Set.of(77L)),
                    Alert.Level.INFO,
                    "alpaca-trade",
                    waits::add);
            channel.alert(NOT_FLAT);
            channel.close();

            assertEquals(1, channel.dropped());
        }
    }
}
