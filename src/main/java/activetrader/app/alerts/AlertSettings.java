package activetrader.app.alerts;

import activetrader.app.alerts.channel.WebhookKind;
import activetrader.app.mail.SmtpSettings;
import activetrader.app.telegram.TelegramSettings;
import activetrader.execution.alerts.Alert;
import org.jspecify.annotations.Nullable;

/// How alerts are sent. The address of the webhook, the token and the password come from the environment; a channel
/// without its secret is not used.
///
/// @param least the lowest level that the webhook gets
/// @param mail null for no e-mail
public record AlertSettings(
        WebhookKind kind,
        Alert.Level least,
        TelegramSettings telegram,
        @Nullable SmtpSettings mail) {
    public static AlertSettings defaults() {
        return new AlertSettings(WebhookKind.GENERIC, Alert.Level.IMPORTANT, TelegramSettings.defaults(), null);
    }
}
