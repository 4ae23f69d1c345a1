package activetrader.app.systemd;

import activetrader.text.VisibleText;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports to systemd how this service is doing, by the protocol of sd_notify(3). Without systemd it does nothing.
///
/// A report never throws: a message that cannot be sent is logged once. It may be used from any thread.
public final class SystemdNotifier {
    private static final Logger log = LoggerFactory.getLogger(SystemdNotifier.class);

    /// How many times the watchdog is fed within its timeout.
    private static final int FEEDS_PER_TIMEOUT = 3;

    private final @Nullable UnixAddress address;
    private final Optional<Duration> watchdogInterval;
    private volatile boolean failureLogged;

    private SystemdNotifier(@Nullable UnixAddress address, Optional<Duration> watchdogInterval) {
        this.address = address;
        this.watchdogInterval = watchdogInterval;
    }

    /// The notifier for the variables `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` in `environment`.
    ///
    /// @param pid of this process: a watchdog of another process is not fed
    public static SystemdNotifier from(Map<String, String> environment, long pid) {
        String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (socket.isEmpty()) {
            return new SystemdNotifier(null, Optional.empty());
        }
        Optional<UnixAddress> address = UnixAddress.parse(socket);
        if (address.isEmpty()) {
            log.warn("systemd is not told anything: NOTIFY_SOCKET is neither a path nor abstract value={}", socket);
        }
        return new SystemdNotifier(address.orElse(null), address.flatMap(_ -> watchdogInterval(environment, pid)));
    }

    private static Optional<Duration> watchdogInterval(Map<String, String> environment, long pid) {
        String meantFor = environment.getOrDefault("WATCHDOG_PID", "");
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        if (!micros.matches("[1-9][0-9]{0,17}") || !(meantFor.isEmpty() || meantFor.equals(Long.toString(pid)))) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(Math.multiplyExact(Long.parseLong(micros), 1_000L))
                .dividedBy(FEEDS_PER_TIMEOUT));
    }

    /// How often to call [#feedWatchdog]; empty when systemd has no watchdog for this process.
    public Optional<Duration> watchdogInterval() {
        return watchdogInterval;
    }

    /// Reports that the service is ready. Units that are ordered after it start then.
    public void ready() {
        send("READY=1", true);
    }

    /// Reports what the service is doing, in one line that `systemctl status` shows.
    public void status(String line) {
        send("STATUS=" + VisibleText.of(line), false);
    }

    /// Reports that the main loop is alive. Call it from that loop only.
    public void feedWatchdog() {
        if (watchdogInterval.isPresent()) {
            send("WATCHDOG=1", false);
        }
    }

    /// Reports that the service has begun to stop.
    public void stopping() {
        send("STOPPING=1", true);
    }

    /// Asks for up to `more` time from now for the start or stop under way, beyond the unit's time limit.
    public void extendTimeout(Duration more) {
        send("EXTEND_TIMEOUT_USEC=" + more.toNanos() / 1_000, false);
    }

    /// Sends `message`. Only messages that a start or stop needs may wait for a slow service manager; trading never
    /// waits.
    private void send(String message, boolean mayWait) {
        if (address == null) {
            return;
        }
        try {
            UnixDatagram.send(message, address, mayWait);
        } catch (IOException e) {
            logOnce(e);
        }
    }

    private void logOnce(IOException failure) {
        if (!failureLogged) {
            failureLogged = true;
            log.warn("systemd could not be told; further failures are not logged reason={}", failure.getMessage());
        }
    }
}
