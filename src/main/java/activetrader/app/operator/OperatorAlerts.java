package activetrader.app.operator;

import activetrader.app.alerts.AlertChannels;
import activetrader.app.alerts.channel.AlertChannel;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.execution.alerts.Alert;
import activetrader.execution.mode.ModeState;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the alerts of the operator's commands to the channels that the services use.
final class OperatorAlerts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OperatorAlerts.class);

    private final List<AlertChannel> channels;

    private OperatorAlerts(List<AlertChannel> channels) {
        this.channels = channels;
    }

    /// Opens the channels. An invalid address or secret stops no command.
    static OperatorAlerts open(Settings settings) {
        try {
            return new OperatorAlerts(AlertChannels.open(
                    settings.environment(), settings.configuration().alerts(), "active-trader"));
        } catch (ConfigException e) {
            log.warn("no alerts reason=\"{}\"", e.getMessage());
            return new OperatorAlerts(List.of());
        }
    }

    void send(Alert alert) {
        channels.forEach(channel -> channel.alert(alert));
    }

    /// `state` as it is written to the mode file. Without a channel here it is not marked as announced, and
    /// alpaca-trade sends the alert.
    ModeState announced(ModeState state) {
        return channels.isEmpty() ? state : state.asAnnounced();
    }

    /// Sends the alert of a changed mode, with the text that alpaca-trade uses for its own changes.
    void modeChanged(ModeState state) {
        send(new Alert(
                Alert.Kind.MODE_CHANGED,
                Alert.Level.IMPORTANT,
                state.setAt(),
                "trading is " + state.mode() + ", set by " + state.setBy() + ": " + state.reason()));
    }

    /// Waits until queued alerts are sent, as long as [AlertChannel#close] does.
    @Override
    public void close() {
        channels.forEach(AlertChannel::close);
    }
}
