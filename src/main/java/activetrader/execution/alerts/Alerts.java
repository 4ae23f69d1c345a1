package activetrader.execution.alerts;

import activetrader.execution.alerts.Alert.Kind;
import activetrader.execution.alerts.Alert.Level;
import activetrader.market.Symbol;
import activetrader.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Raises alerts: writes each to the log and passes it to the listener.
public final class Alerts {
    private static final Logger log = LoggerFactory.getLogger(Alerts.class);

    private final AlertSink sink;
    private final TimeSource time;

    public Alerts(AlertSink sink, TimeSource time) {
        this.sink = sink;
        this.time = time;
    }

    public void info(Kind kind, @Nullable Symbol symbol, String text) {
        log.info("alert kind={} text=\"{}\"", kind, text);
        send(kind, Level.INFO, symbol, text);
    }

    public void warning(Kind kind, @Nullable Symbol symbol, String text) {
        log.warn("alert kind={} text=\"{}\"", kind, text);
        send(kind, Level.IMPORTANT, symbol, text);
    }

    public void critical(Kind kind, @Nullable Symbol symbol, String text) {
        log.error("alert kind={} text=\"{}\"", kind, text);
        send(kind, Level.CRITICAL, symbol, text);
    }

    private void send(Kind kind, Level level, @Nullable Symbol symbol, String text) {
        sink.alert(new Alert(kind, level, time.instant(), symbol, text));
    }
}
