package activetrader.app.doctor;

import activetrader.app.alerts.AlertChannels;
import activetrader.app.alerts.AlertSettings;
import activetrader.app.alerts.channel.AlertChannel;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.execution.alerts.Alert;
import java.time.Instant;
import java.util.List;

/// Sends one alert on each channel, as the services do.
final class AlertCheck {
    private static final String WHAT = "Alerts";

    private AlertCheck() {}

    static List<Finding> of(Environment environment, AlertSettings settings, Instant now) {
        List<AlertChannel> channels;
        try {
            channels = AlertChannels.open(environment, settings, "active-trader");
        } catch (ConfigException e) {
            return List.of(Finding.bad(WHAT, String.valueOf(e.getMessage()), "put the receiver's address there"));
        }
        return channels.isEmpty()
                ? List.of(Finding.doubtful(
                        WHAT,
                        "no message goes out when a person must act",
                        "set " + AlertChannels.WEBHOOK + ", Telegram or e-mail, see docs/reference/alerts.md"))
                : channels.stream().map(channel -> tried(channel, now)).toList();
    }

    private static Finding tried(AlertChannel channel, Instant now) {
        channel.alert(
                new Alert(Alert.Kind.TEST, channel.least(), now, "a test by 'active-trader doctor'; nothing is wrong"));
        channel.close();
        return channel.sent() == 1
                ? Finding.good(WHAT, "the " + channel.name() + " took a test alert")
                : Finding.bad(
                        WHAT,
                        "the " + channel.name() + " took no test alert: " + channel.lastFault(),
                        "check its address, token or password, and its keys in the configuration");
    }
}
