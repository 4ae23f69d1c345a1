package activetrader.app.alerts;

import activetrader.app.alerts.channel.AlertChannel;
import activetrader.app.alerts.channel.Webhook;
import activetrader.app.mail.SmtpAlerts;
import activetrader.app.mail.SmtpSettings;
import activetrader.app.telegram.TelegramAlerts;
import activetrader.app.telegram.TelegramApi;
import activetrader.app.telegram.TelegramSettings;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.Secret;
import activetrader.time.WallTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Opens the channels that the configuration and the environment name: webhook, Telegram, e-mail.
public final class AlertChannels {
    /// The variable that has the address of the webhook.
    public static final String WEBHOOK = "ALERT_WEBHOOK_URL";

    private AlertChannels() {}

    /// @param service the name that signs the alerts
    /// @throws ConfigException when a secret cannot be read; nothing is open then
    public static List<AlertChannel> open(Environment environment, AlertSettings settings, String service) {
        Optional<Secret> webhook = environment.secret(WEBHOOK);
        Optional<Secret> token = environment.secret(TelegramSettings.VARIABLE);
        Optional<Secret> password = environment.secret(SmtpSettings.VARIABLE);
        AlertChannel.Pause pause = WallTime.system()::sleep;
        List<AlertChannel> channels = new ArrayList<>();
        webhook.ifPresent(url -> channels.add(
                AlertChannel.open("webhook", new Webhook(url, settings.kind()), settings.least(), service, pause)));
        TelegramSettings telegram = settings.telegram();
        if (!telegram.chats().isEmpty()) {
            token.ifPresent(secret -> channels.add(AlertChannel.open(
                    "Telegram",
                    new TelegramAlerts(new TelegramApi(telegram.api(), secret), telegram.chats()),
                    telegram.least(),
                    service,
                    pause)));
        }
        SmtpSettings mail = settings.mail();
        if (mail != null) {
            channels.add(AlertChannel.open(
                    "e-mail", new SmtpAlerts(mail, password.orElse(null)), mail.least(), service, pause));
        }
        return channels;
    }
}
