package activetrader.app.systemd;

import activetrader.text.VisibleText;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells systemd how this service is doing, by the protocol of sd_notify(3). Without systemd it does nothing.
///
/// Telling never fails: a message that cannot be sent is logged once and forgotten, and systemd draws its own
/// conclusion from the silence. It may be used from any thread.
public final class SystemdNotifier {
    private static final Logger log = LoggerFactory.getLogger(SystemdNotifier.class);

    /// How many times the watchdog is fed in the time that systemd allows for one.
    private static final int FEEDS_PER_TIMEOUT = 3;

    private final @Nullable UnixAddress address;
    private final Optional<Duration> watchdogInterval;
    private volatile boolean failureLogged;

    private SystemdNotifier(@Nullable UnixAddress address, Optional<Duration> watchdogInterval) {
        this.address = address;
        this.watchdogInterval = watchdogInterval;
    }

    /// The notifier that `environment` asks for by `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`.
    ///
    /// @param pid of this process: a watchdog that is meant for another one is not fed
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

    /// How often [#feedWatchdog] should be called; empty when systemd watches no watchdog of this process.
    public Optional<Duration> watchdogInterval() {
        return watchdogInterval;
    }

    /// The service serves. Until it says so, what was ordered after it waits.
    public void ready() {
        send("READY=1", true);
    }

    /// What the service is doing, in one line that `systemctl status` shows.
    public void status(String line) {
        send("STATUS=" + VisibleText.of(line), false);
    }

    /// The loop that matters is alive. Call it from that loop only.
    public void feedWatchdog() {
        if (watchdogInterval.isPresent()) {
            send("WATCHDOG=1", false);
        }
    }

    /// The service has begun to stop.
    public void stopping() {
        send("STOPPING=1", true);
    }

    /// The start or stop under way needs up to `more` from now, whatever the unit's time limit says.
    public void extendTimeout(Duration more) {
        send("EXTEND_TIMEOUT_USEC=" + more.toNanos() / 1_000, false);
    }

    /// Only what a start or stop rests on may wait for a manager that is behind; trading never does.
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
