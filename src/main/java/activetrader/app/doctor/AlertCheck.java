package activetrader.app.doctor;

import activetrader.app.alerts.AlertDispatcher;
import activetrader.app.alerts.AlertSettings;
import activetrader.app.alerts.Webhook;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.Secret;
import activetrader.execution.alerts.Alert;
import java.time.Instant;
import java.util.Optional;

/// Posts one alert to the webhook, as the services do.
final class AlertCheck {
    private static final String WHAT = "Alerts";

    private AlertCheck() {}

    static Finding of(Environment environment, AlertSettings settings, Instant now) {
        Optional<Secret> address;
        try {
            address = environment.secret(AlertDispatcher.VARIABLE);
        } catch (ConfigException e) {
            return Finding.bad(WHAT, String.valueOf(e.getMessage()), "put the receiver's address there");
        }
        return address.map(url -> tried(url, settings, now))
                .orElseGet(() -> Finding.doubtful(
                        WHAT,
                        "no message goes out when a person must act",
                        "set " + AlertDispatcher.VARIABLE + ", see docs/reference/operations.md, \"Alerts\""));
    }

    private static Finding tried(Secret url, AlertSettings settings, Instant now) {
        Webhook webhook = Webhook.open(url, settings, "active-trader");
        webhook.alert(new Alert(
                Alert.Kind.TEST, settings.least(), now, "a test by 'active-trader doctor'; nothing is wrong"));
        webhook.close();
        return webhook.sent() == 1
                ? Finding.good(WHAT, "the webhook took a test alert")
                : Finding.bad(
                        WHAT,
                        "the webhook took no test alert: " + webhook.lastFault(),
                        "check " + AlertDispatcher.VARIABLE + " and alerts.kind");
    }
}
