package activetrader.app.alerts;

import activetrader.app.alerts.channel.AlertChannel;
import activetrader.app.alerts.channel.Picture;
import activetrader.config.Environment;
import activetrader.config.FileFault;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.AlertSink;
import activetrader.metrics.MetricPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The alerts of one process. They go to all channels of the installation; without one they are not sent. It also
/// sends an alert when the process starts and when it stops.
///
/// Until the process has started, alerts wait. A process that is refused because another one already runs sends
/// none: the other one reports them.
public final class AlertDispatcher implements AlertSink, AutoCloseable {
    private static final int MOST_WAITING = 100;

    private final List<AlertChannel> channels;
    private final InstantSource time;
    private final List<Alert> waiting = new ArrayList<>();
    private boolean started;

    private AlertDispatcher(List<AlertChannel> channels, InstantSource time) {
        this.channels = channels;
        this.time = time;
    }

    /// @param service the name that signs the alerts
    public static AlertDispatcher open(
            Environment environment, AlertSettings settings, String service, InstantSource time, MetricPage page) {
        List<AlertChannel> channels = AlertChannels.open(environment, settings, service);
        if (!channels.isEmpty()) {
            page.ask(
                    "alerts_sent",
                    "Alerts that a receiver took",
                    () -> channels.stream().mapToLong(AlertChannel::sent).sum());
            page.ask(
                    "alerts_dropped",
                    "Alerts that were lost",
                    () -> channels.stream().mapToLong(AlertChannel::dropped).sum());
        }
        return new AlertDispatcher(channels, time);
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

    /// Sends the picture in `file` to the channels that take pictures.
    ///
    /// @throws UncheckedIOException when the file cannot be read
    public void picture(LocalDate day, Path file) {
        if (channels.isEmpty()) {
            return;
        }
        Alert alert = new Alert(Alert.Kind.DAY_PICTURE, Alert.Level.IMPORTANT, time.instant(), "the day " + day);
        Picture picture = new Picture(day + ".png", content(file));
        channels.forEach(channel -> channel.alert(alert, picture));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(file, e), e);
        }
    }

    private void post(Alert alert) {
        channels.forEach(channel -> channel.alert(alert));
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
        channels.forEach(AlertChannel::close);
    }
}
