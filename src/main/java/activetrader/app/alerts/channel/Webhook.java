package activetrader.app.alerts.channel;

import activetrader.config.Secret;
import activetrader.execution.alerts.Alert;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Posts alerts to one address. The address is a secret, because anyone who knows it can post; it is never shown.
public final class Webhook implements Delivery {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int TOO_MANY = 429;
    /// In bytes. The content of a receiver's answer is not used.
    private static final long LONGEST_ANSWER = 64 * 1024;

    private final BoundedExchange http = new BoundedExchange(LONGEST_ANSWER);
    private final Secret url;
    private final WebhookKind kind;

    public Webhook(Secret url, WebhookKind kind) {
        this.url = url;
        this.kind = kind;
    }

    /// Everything but a picture that the receiver would not show.
    @Override
    public boolean takes(AlertMessage message) {
        return message.alert().kind() != Alert.Kind.DAY_PICTURE || kind.takesFiles();
    }

    @Override
    public void deliver(AlertMessage message) throws DeliveryFailure, InterruptedException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url.reveal())).timeout(TIMEOUT);
            AlertBody.put(request, kind, message);
            HttpResponse<String> answer = http.exchange(request.build(), TIMEOUT);
            if (answer.statusCode() >= 300) {
                throw refused(answer);
            }
        } catch (IllegalArgumentException e) {
            throw DeliveryFailure.lasting("the address is none");
        } catch (IOException e) {
            throw DeliveryFailure.lasting("the receiver cannot be reached: " + BoundedExchange.inWords(e, TIMEOUT));
        }
    }

    private static DeliveryFailure refused(HttpResponse<String> answer) {
        String reason = "the receiver answered HTTP " + answer.statusCode();
        Optional<Duration> wait = answer.statusCode() == TOO_MANY
                ? answer.headers()
                        .firstValue("retry-after")
                        .filter(seconds -> seconds.matches("\\d{1,4}(\\.\\d{1,3})?"))
                        .map(seconds -> Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000)))
                : Optional.empty();
        return wait.map(length -> DeliveryFailure.passing(reason, length))
                .orElseGet(() -> DeliveryFailure.lasting(reason));
    }

    @Override
    public void close() {
        http.close();
    }
}
