package activetrader.app.alerts;

import activetrader.config.Environment;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.AlertSink;
import activetrader.metrics.MetricPage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The alerts of one process. They go to the webhook of the environment; without one they are not sent. It also
/// sends an alert when the process starts and when it stops.
///
/// Until the process has started, alerts wait. A process that is refused because another one already runs sends
/// none: the other one reports them.
public final class AlertDispatcher implements AlertSink, AutoCloseable {
    public static final String VARIABLE = "ALERT_WEBHOOK_URL";

    private static final int MOST_WAITING = 100;

    private final @Nullable Webhook webhook;
    private final InstantSource time;
    private final List<Alert> waiting = new ArrayList<>();
    private boolean started;

    private AlertDispatcher(@Nullable Webhook webhook, InstantSource time) {
        this.webhook = webhook;
        this.time = time;
    }

    /// @param service the name that signs the alerts
    public static AlertDispatcher open(
            Environment environment, AlertSettings settings, String service, InstantSource time, MetricPage page) {
        Webhook webhook = environment
                .secret(VARIABLE)
                .map(url -> Webhook.open(url, settings, service))
                .orElse(null);
        if (webhook != null) {
            page.ask("alerts_sent", "Alerts that the receiver took", webhook::sent);
            page.ask("alerts_dropped", "Alerts that were lost", webhook::dropped);
        }
        return new AlertDispatcher(webhook, time);
    }

    /// The process has started: waiting alerts are sent.
    public synchronized void started() {
        started = true;
        say(Alert.Kind.START, "started");
        waiting.forEach(this::post);
        waiting.clear();
    }

    @Override
    public synchronized void alert(Alert alert) {
        if (started) {
            post(alert);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(alert);
        }
    }

    private void post(Alert alert) {
        if (webhook != null) {
            webhook.alert(alert);
        }
    }

    /// The process failed to start, and no other one runs: waiting alerts are sent.
    public synchronized void failed() {
        waiting.forEach(this::post);
        waiting.clear();
    }

    private void say(Alert.Kind kind, String text) {
        alert(new Alert(kind, Alert.Level.INFO, time.instant(), text));
    }

    @Override
    public synchronized void close() {
        if (started) {
            say(Alert.Kind.STOP, "stopped");
        }
        if (webhook != null) {
            webhook.close();
        }
    }
}
