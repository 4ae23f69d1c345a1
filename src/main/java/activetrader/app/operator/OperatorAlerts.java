package activetrader.app.operator;

import activetrader.app.alerts.AlertDispatcher;
import activetrader.app.alerts.Notice;
import activetrader.app.alerts.Webhook;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.execution.alerts.Alert;
import activetrader.execution.mode.ModeState;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The notices of the operator's commands, to the same webhook as those of the services.
final class OperatorAlerts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OperatorAlerts.class);

    private final Optional<Webhook> webhook;

    private OperatorAlerts(Optional<Webhook> webhook) {
        this.webhook = webhook;
    }

    /// An address that cannot be one keeps nobody from acting.
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

    void send(Notice notice) {
        webhook.ifPresent(target -> target.send(notice));
    }

    /// `state` as it is to be kept: where its alert goes nowhere from here, alpaca-trade sends it.
    ModeState announced(ModeState state) {
        return webhook.isPresent() ? state.asAnnounced() : state;
    }

    /// In the words of alpaca-trade, which sends the same of what it changes itself.
    void modeChanged(ModeState state) {
        send(new Notice(
                Notice.Level.IMPORTANT,
                Alert.Kind.MODE_CHANGED.name().toLowerCase(Locale.ROOT),
                state.setAt(),
                "trading is " + state.mode() + ", set by " + state.setBy() + ": " + state.reason()));
    }

    /// Waits until what was sent is out, as [Webhook#close] bounds it.
    @Override
    public void close() {
        webhook.ifPresent(Webhook::close);
    }
}
