package activetrader.app.operator;

import activetrader.app.alerts.AlertDispatcher;
import activetrader.app.alerts.Webhook;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.execution.alerts.Alert;
import activetrader.execution.mode.ModeState;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the alerts of the operator's commands to the webhook that the services use.
final class OperatorAlerts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OperatorAlerts.class);

    private final Optional<Webhook> webhook;

    private OperatorAlerts(Optional<Webhook> webhook) {
        this.webhook = webhook;
    }

    /// Opens the webhook. An invalid address stops no command.
    static OperatorAlerts open(Settings settings) {
        try {
            return new OperatorAlerts(settings.environment()
                    .secret(AlertDispatcher.VARIABLE)
                    .map(url -> Webhook.open(url, settings.configuration().alerts(), "active-trader")));
        } catch (ConfigException e) {
            log.warn("no alerts reason=\"{}\"", e.getMessage());
            return new OperatorAlerts(Optional.empty());
        }
    }

    void send(Alert alert) {
        webhook.ifPresent(target -> target.alert(alert));
    }

    /// `state` as it is written to the mode file. Without a webhook here it is not marked as announced, and
    /// alpaca-trade sends the alert.
    ModeState announced(ModeState state) {
        return webhook.isPresent() ? state.asAnnounced() : state;
    }

    /// Sends the alert of a changed mode, with the text that alpaca-trade uses for its own changes.
    void modeChanged(ModeState state) {
        send(new Alert(
                Alert.Kind.MODE_CHANGED,
                Alert.Level.IMPORTANT,
                state.setAt(),
                "trading is " + state.mode() + ", set by " + state.setBy() + ": " + state.reason()));
    }

    /// Waits until queued alerts are sent, as long as [Webhook#close] does.
    @Override
    public void close() {
        webhook.ifPresent(Webhook::close);
    }
}
