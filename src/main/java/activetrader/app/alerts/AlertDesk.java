package activetrader.app.alerts;

import activetrader.config.Environment;
import activetrader.metrics.MetricPage;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The notices of one process: to the webhook of the environment, or to nobody. Says when the process starts and stops.
public final class AlertDesk implements Notices, AutoCloseable {
    public static final String VARIABLE = "ALERT_WEBHOOK_URL";

    private final @Nullable Webhook webhook;
    private final InstantSource time;

    private AlertDesk(@Nullable Webhook webhook, InstantSource time) {
        this.webhook = webhook;
        this.time = time;
    }

    /// @param service how the notices are signed
    public static AlertDesk open(
            Environment environment, AlertSettings settings, String service, InstantSource time, MetricPage page) {
        Webhook webhook = environment
                .secret(VARIABLE)
                .map(url -> Webhook.open(url, settings, service))
                .orElse(null);
        if (webhook != null) {
            page.ask("alerts_sent", "Alerts that the receiver took", webhook::sent);
            page.ask("alerts_dropped", "Alerts that were lost", webhook::dropped);
        }
        AlertDesk desk = new AlertDesk(webhook, time);
        desk.say("start", "started");
        return desk;
    }

    @Override
    public void send(Notice notice) {
        if (webhook != null) {
            webhook.send(notice);
        }
    }

    private void say(String event, String text) {
        send(new Notice(Notice.Level.INFO, event, time.instant(), text));
    }

    @Override
    public void close() {
        say("stop", "stopped");
        if (webhook != null) {
            webhook.close();
        }
    }
}
