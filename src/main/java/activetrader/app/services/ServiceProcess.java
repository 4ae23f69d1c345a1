package activetrader.app.services;

import activetrader.session.Progress;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the processes of all services have in common: they say that they are ready and stop when told to.
final class ServiceProcess {
    private static final Logger log = LoggerFactory.getLogger(ServiceProcess.class);

    private ServiceProcess() {}

    /// Serves until the process is told to stop, then closes `service`.
    static void serve(String name, int port, AutoCloseable service) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                service.close();
                            } catch (Exception e) {
                                log.error("did not stop cleanly service={}", name, e);
                            }
                            stopped.countDown();
                        },
                        "stop"));
        log.info("serving service={} url=http://127.0.0.1:{}/mcp", name, port);
        stopped.await();
    }

    static Progress progress() {
        return line -> log.info("status \"{}\"", line);
    }
}
