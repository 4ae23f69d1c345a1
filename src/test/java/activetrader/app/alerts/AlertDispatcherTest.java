package activetrader.app.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.alerts.channel.WebhookKind;
import activetrader.app.telegram.FakeTelegram;
import activetrader.app.telegram.TelegramSettings;
import activetrader.config.Environment;
import activetrader.execution.alerts.Alert;
import activetrader.http.LoopbackServer;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.metrics.MetricPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AlertDispatcherTest {
    private static final Instant AT = Instant.parse("2026-03-02T21:00:05Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path folder;

    private final MetricPage page = new MetricPage();
    private final List<WebRequest> posted = new CopyOnWriteArrayList<>();

    private AlertDispatcher open(Map<String, String> environment, FakeTelegram telegram, Alert.Level level) {
        return AlertDispatcher.open(
                Environment.of(environment),
                new AlertSettings(
                        WebhookKind.SLACK,
                        Alert.Level.IMPORTANT,
                        new TelegramSettings(Set.of(77L), level, false, telegram.uri()),
                        null),
                "active-trader",
                () -> AT,
                page);
    }

    @Test
    void alerts_goEachWay_byItsLevel_andThePictureWhereItIsShown() throws IOException {
        Path picture = Files.writeString(folder.resolve("2026-03-02.png"), "PNG");
        try (FakeTelegram telegram = new FakeTelegram();
                LoopbackServer slack = LoopbackServer.start(0, request -> {
                    posted.add(request);
                    return WebResponse.empty(200);
                })) {
            AlertDispatcher alerts = open(
                    Map.of(
                            AlertChannels.WEBHOOK,
                            slack.url() + "/hook",
                            TelegramSettings.VARIABLE,
                            FakeTelegram.TOKEN.reveal()),
                    telegram,
                    Alert.Level.INFO);
            alerts.started();
            alerts.picture(DAY, picture);
            alerts.close();

            assertEquals(
                    List.of("ℹ️ active-trader: started", "ℹ️ active-trader: stopped"),
                    telegram.sent.stream().map(each -> each.get("text")).toList());
            assertTrue(telegram.photos.getFirst().contains("📊 active-trader: the day 2026-03-02"));
            assertEquals(List.of(), posted);
            assertTrue(page.text().contains("active_trader_alerts_sent 3.0"), page.text());
        }
    }

    /// A receiver that hangs keeps the others' alerts from nobody.
    @Test
    void deadWay_keepsNothingFromTheOthers() {
        try (FakeTelegram telegram = new FakeTelegram()) {
            AlertDispatcher alerts = open(
                    Map.of(
                            AlertChannels.WEBHOOK,
                            "http://127.0.0.1:1/hook",
                            TelegramSettings.VARIABLE,
                            FakeTelegram.TOKEN.reveal()),
                    telegram,
                    Alert.Level.CRITICAL);
            alerts.started();
            alerts.alert(new Alert(Alert.Kind.NOT_FLAT, Alert.Level.CRITICAL, AT, "NOT FLAT"));
            alerts.close();

            assertEquals(1, telegram.sent.size());
            assertTrue(page.text().contains("active_trader_alerts_dropped 1.0"), page.text());
        }
    }

    @Test
    void withoutAWay_nothingIsRead() {
        try (FakeTelegram telegram = new FakeTelegram()) {
            AlertDispatcher none = open(Map.of(), telegram, Alert.Level.INFO);
            none.started();
            none.picture(DAY, folder.resolve("nowhere.png"));
            none.close();

            assertEquals(0, telegram.sent.size());
        }
    }

    @Test
    void pictureThatIsGone_isAFault() {
        try (FakeTelegram telegram = new FakeTelegram()) {
            AlertDispatcher alerts = open(
                    Map.of(TelegramSettings.VARIABLE, FakeTelegram.TOKEN.reveal()), telegram, Alert.Level.CRITICAL);

            assertThrows(UncheckedIOException.class, () -> alerts.picture(DAY, folder.resolve("nowhere.png")));
            alerts.close();
        }
    }
}
