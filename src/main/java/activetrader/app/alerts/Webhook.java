package activetrader.app.alerts;

import activetrader.config.Secret;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.AlertSink;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts alerts to one address, one after the other, on a thread of its own.
///
/// Senders never wait: when the queue is full, or the receiver does not answer, alerts are dropped and counted.
/// The address is a secret, because anyone who knows it can post; it is never shown.
public final class Webhook implements AlertSink, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Webhook.class);
    private static final int QUEUE = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /// In bytes. The content of a receiver's answer is not used.
    private static final long LONGEST_ANSWER = 64 * 1024;

    /// An empty item ends the sending.
    private final BlockingQueue<Optional<Alert>> queue = new LinkedBlockingQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Secret url;
    private final AlertSettings settings;
    private final String service;
    private final Thread sender;
    private volatile String lastFault = "no answer within " + TIMEOUT.toSeconds() + " seconds";

    private Webhook(Secret url, AlertSettings settings, String service) {
        this.url = url;
        this.settings = settings;
        this.service = service;
        this.sender = Thread.ofVirtual().name("alerts").unstarted(this::run);
    }

    /// @param service the name that signs the alerts
    public static Webhook open(Secret url, AlertSettings settings, String service) {
        Webhook webhook = new Webhook(url, settings, service);
        webhook.sender.start();
        return webhook;
    }

    /// Why the last lost alert was lost; never with the address.
    public String lastFault() {
        return lastFault;
    }

    @Override
    public void alert(Alert alert) {
        if (alert.level().compareTo(settings.least()) < 0) {
            return;
        }
        if (queue.size() >= QUEUE || !queue.offer(Optional.of(alert))) {
            drop("the queue is full");
        }
    }

    private void run() {
        try {
            for (Optional<Alert> next = queue.take(); next.isPresent(); next = queue.take()) {
                post(next.get());
            }
        } catch (InterruptedException e) {
            log.debug("alerts ended");
        }
    }

    private void post(Alert alert) throws InterruptedException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url.reveal())).timeout(TIMEOUT);
            AlertBody.put(request, settings.kind(), service, alert);
            int status = exchange(request.build());
            if (status >= 300) {
                drop("the receiver answered HTTP " + status);
            } else {
                sent.incrementAndGet();
            }
        } catch (IllegalArgumentException e) {
            drop("the address is none");
        } catch (IOException e) {
            drop("the receiver cannot be reached: " + inWords(e));
        }
    }

    /// Posts one request. The time limit of a request ends with the headers of its answer, so the body is limited
    /// by its size and by this wait.
    private int exchange(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.discarding(), LONGEST_ANSWER));
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + TIMEOUT.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /// The failure in words, without the exception's message, which may hold the address.
    private static String inWords(IOException e) {
        return switch (e) {
            case HttpTimeoutException _ -> "no answer within " + TIMEOUT.toSeconds() + " seconds";
            case ConnectException _ -> "no connection to that host";
            default -> "the connection broke";
        };
    }

    private void drop(String reason) {
        lastFault = reason;
        log.warn("alert dropped total={} reason=\"{}\"", dropped.incrementAndGet(), reason);
    }

    /// The number of alerts that the receiver took.
    public long sent() {
        return sent.get();
    }

    /// The number of alerts that were lost.
    public long dropped() {
        return dropped.get();
    }

    /// The state of the sending thread; it waits, without a timeout, while there is nothing to post.
    Thread.State senderState() {
        return sender.getState();
    }

    /// Waits up to five seconds until the queued alerts are sent.
    @Override
    public void close() {
        queue.add(Optional.empty());
        try {
            if (!sender.join(TIMEOUT)) {
                sender.interrupt();
            }
        } catch (InterruptedException e) {
            sender.interrupt();
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }
}
