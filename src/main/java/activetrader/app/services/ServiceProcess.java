package activetrader.app.services;

import activetrader.app.health.HealthProbe;
import activetrader.app.systemd.SystemdNotifier;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a service's process: reports it ready when it answers, feeds the watchdog while it answers, and returns
/// when it is stopped.
final class ServiceProcess {
    private static final Logger log = LoggerFactory.getLogger(ServiceProcess.class);
    private static final Duration FIRST_TRIES = Duration.ofMillis(200);
    private static final Duration UNWATCHED = Duration.ofSeconds(30);

    private final String name;
    private final int port;
    private final SystemdNotifier systemd;
    private final TimeSource time;

    /// @param port where the service answers `/healthz`
    /// @param time the machine's own clock, by which systemd counts
    ServiceProcess(String name, int port, SystemdNotifier systemd, TimeSource time) {
        this.name = name;
        this.port = port;
        this.systemd = systemd;
        this.time = time;
    }

    /// Returns when the thread is interrupted, which is the request to stop.
    ///
    /// @param doing one line on what the service does
    void serve(Supplier<String> doing) {
        log.info("serving service={} url=http://127.0.0.1:{}/mcp", name, port);
        try {
            while (!answers()) {
                time.sleep(FIRST_TRIES);
            }
            systemd.ready();
            watch(doing);
        } catch (InterruptedException e) {
            log.info("stopping service={}", name);
        }
    }

    private void watch(Supplier<String> doing) throws InterruptedException {
        Duration interval = systemd.watchdogInterval().orElse(UNWATCHED);
        String said = "";
        while (true) {
            String line = doing.get();
            if (!line.equals(said)) {
                systemd.status(line);
                said = line;
            }
            time.sleep(interval);
            if (answers()) {
                systemd.feedWatchdog();
            } else {
                log.error("the service does not answer itself service={} port={}", name, port);
            }
        }
    }

    private boolean answers() {
        return HealthProbe.ask(port).isPresent();
    }
}
