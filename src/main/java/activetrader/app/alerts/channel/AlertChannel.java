package activetrader.app.alerts.channel;

import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.AlertSink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends alerts to one receiver, one after the other, on a thread of its own.
///
/// Senders never wait: when the queue is full, or the receiver does not take an alert, it is dropped and counted.
/// A receiver that asks for a pause gets it, up to a minute and three tries in all.
/// See decision 29.
public final class AlertChannel implements AlertSink, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AlertChannel.class);
    private static final int QUEUE = 100;
    private static final int TRIES = 3;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    /// Waits between tries.
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration wait) throws InterruptedException;
    }

    /// An empty item ends the sending.
    private final BlockingQueue<Optional<AlertMessage>> queue = new LinkedBlockingQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final String name;
    private final Delivery delivery;
    private final Alert.Level least;
    private final String service;
    private final Pause pause;
    private final Thread sender;
    private volatile String lastFault = "no answer within " + CLOSING.toSeconds() + " seconds";

    private AlertChannel(String name, Delivery delivery, Alert.Level least, String service, Pause pause) {
        this.name = name;
        this.delivery = delivery;
        this.least = least;
        this.service = service;
        this.pause = pause;
        this.sender = Thread.ofVirtual().name("alerts " + name).unstarted(this::run);
    }

    /// @param name of the channel, for the log and for a person
    /// @param delivery is closed with the channel
    /// @param least the lowest level that is sent
    /// @param service the name that signs the alerts
    public static AlertChannel open(String name, Delivery delivery, Alert.Level least, String service, Pause pause) {
        AlertChannel channel = new AlertChannel(name, delivery, least, service, pause);
        channel.sender.start();
        return channel;
    }

    public String name() {
        return name;
    }

    /// Why the last lost alert was lost; never with an address.
    public String lastFault() {
        return lastFault;
    }

    @Override
    public void alert(Alert alert) {
        alert(alert, null);
    }

    /// Sends `alert` with a picture, as far as the receiver takes pictures.
    public void alert(Alert alert, @Nullable Picture picture) {
        AlertMessage message = new AlertMessage(service, alert, picture);
        if (alert.level().compareTo(least) < 0 || !delivery.takes(message)) {
            return;
        }
        if (queue.size() >= QUEUE || !queue.offer(Optional.of(message))) {
            drop("the queue is full");
        }
    }

    /// The lowest level that is sent.
    public Alert.Level least() {
        return least;
    }

    private void run() {
        try {
            for (Optional<AlertMessage> next = queue.take(); next.isPresent(); next = queue.take()) {
                deliver(next.get());
            }
        } catch (InterruptedException e) {
            log.debug("alerts ended channel={}", name);
        }
    }

    private void deliver(AlertMessage message) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                delivery.deliver(message);
                sent.incrementAndGet();
                return;
            } catch (DeliveryFailure e) {
                Optional<Duration> wait = e.retryAfter().filter(length -> length.compareTo(LONGEST_WAIT) <= 0);
                if (tried == TRIES || wait.isEmpty()) {
                    drop(e.reason());
                    return;
                }
                pause.sleep(wait.get());
            } catch (RuntimeException e) {
                drop("a defect: " + e.getClass().getSimpleName());
                return;
            }
        }
    }

    private void drop(String reason) {
        lastFault = reason;
        log.warn("alert dropped channel={} total={} reason=\"{}\"", name, dropped.incrementAndGet(), reason);
    }

    /// The number of alerts that the receiver took.
    public long sent() {
        return sent.get();
    }

    /// The number of alerts that were lost.
    public long dropped() {
        return dropped.get();
    }

    /// The state of the sending thread; it waits, without a timeout, while there is nothing to send.
    Thread.State senderState() {
        return sender.getState();
    }

    /// Waits up to five seconds until the queued alerts are sent.
    @Override
    public void close() {
        queue.add(Optional.empty());
        try {
            if (!sender.join(CLOSING)) {
                sender.interrupt();
            }
        } catch (InterruptedException e) {
            sender.interrupt();
            Thread.currentThread().interrupt();
        }
        delivery.close();
    }
}
