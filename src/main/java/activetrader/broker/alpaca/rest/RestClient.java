package activetrader.broker.alpaca.rest;

import activetrader.broker.BrokerException;
import activetrader.config.Secret;
import activetrader.json.JsonException;
import activetrader.metrics.CallMetrics;
import activetrader.time.Instants;
import activetrader.time.TimeSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls one of Alpaca's APIs over HTTP/1.1 with kept-alive connections, from any number of threads.
///
/// Every call keeps to the rate limit. Reads are tried again with growing, jittered waits; anything else is sent
/// once. All waiting is done by the [TimeSource]; the time limits of calls are its physical ones.
public final class RestClient implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RestClient.class);

    private static final int READ_TRIES = 4;
    /// Exits are tried again by whoever flattens, who also has other ways out.
    private static final int EXIT_READ_TRIES = 2;
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(60);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,12}");
    /// A broker with a small limit keeps a third of it for exits.
    private static final int SMALLEST_RESERVE = 3;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("alpaca-", 0).factory());
    private final HttpClient http;
    private final Endpoint endpoint;
    private final HttpRequest.Builder template;
    private final TimeSource time;
    private final RateLimiter limiter;
    private final Backoff backoff;
    private final CallMetrics metrics;
    private volatile Allowance allowance = new Allowance(Integer.MAX_VALUE, Instant.MIN);

    public RestClient(Endpoint endpoint, TimeSource time, RandomGenerator jitter) {
        this(endpoint, time, jitter, CallMetrics.none());
    }

    public RestClient(Endpoint endpoint, TimeSource time, RandomGenerator jitter, CallMetrics metrics) {
        this.metrics = metrics;
        this.endpoint = endpoint;
        this.template = HttpRequest.newBuilder()
                .header("APCA-API-KEY-ID", endpoint.keyId())
                .header("APCA-API-SECRET-KEY", endpoint.secret().reveal())
                .header("Accept", "application/json")
                .header("User-Agent", "active-trader");
        this.time = time;
        this.limiter = new RateLimiter(endpoint.perMinute(), endpoint.exitReserve());
        this.backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(4), jitter);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(endpoint.connectTimeout())
                .executor(threads)
                .build();
    }

    /// One API, and how hard it may be used.
    ///
    /// @param exitReserve requests per minute that only exits may use
    public record Endpoint(
            URI url,
            String keyId,
            Secret secret,
            int perMinute,
            int exitReserve,
            Duration connectTimeout,
            Duration readTimeout,
            Duration orderTimeout) {
        Duration timeoutOf(Call.Kind kind) {
            return kind == Call.Kind.READ ? readTimeout : orderTimeout;
        }
    }

    /// What the broker said that it takes up to `until`.
    private record Allowance(long calls, Instant until) {}

    /// How many more calls for exits go out at once, by our own count and by the broker's last word.
    public int callsLeft() {
        Instant now = time.instant();
        Allowance said = allowance;
        int own = limiter.left(now);
        return now.isBefore(said.until()) ? (int) Math.min(own, said.calls()) : own;
    }

    /// Makes `call` and turns the body of its answer into a value.
    ///
    /// @param parse may throw [JsonException], [IllegalArgumentException] or [DateTimeException] for a bad body
    /// @throws BrokerException for every answer but a success that `parse` understands
    public <T> T send(Call call, Function<String, T> parse) {
        HttpResponse<String> answer = call.kind() == Call.Kind.READ ? sendUntilAnswered(call) : sendOnce(call);
        if (answer.statusCode() < 200 || answer.statusCode() >= 300) {
            throw Refusals.of(call, answer.statusCode(), answer.body());
        }
        try {
            return parse.apply(answer.body());
        } catch (JsonException | IllegalArgumentException | DateTimeException e) {
            throw call.kind().unreadable(call + " was answered with what does not parse: " + e.getMessage(), e);
        }
    }

    private HttpResponse<String> sendUntilAnswered(Call call) {
        int tries = call.exit() ? EXIT_READ_TRIES : READ_TRIES;
        for (int failures = 1; ; failures++) {
            Instant again;
            String reason;
            try {
                HttpResponse<String> answer = sendOnce(call);
                if (failures == tries || !isWorthAnotherTry(answer.statusCode())) {
                    return answer;
                }
                reason = "status " + answer.statusCode();
                again = notBefore(answer, call);
            } catch (BrokerException.Transient e) {
                if (failures == tries || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                reason = e.getMessage();
                again = time.instant();
            }
            log.warn("read tried again call=\"{}\" failures={} reason=\"{}\"", call, failures, reason);
            pause(call, Instants.later(again, time.instant().plus(backoff.after(failures))));
        }
    }

    private static boolean isWorthAnotherTry(int status) {
        return status == TOO_MANY_REQUESTS || status >= 500;
    }

    /// Exits do not wait out a refusal: the broker may have room for them before it says so.
    private Instant notBefore(HttpResponse<String> answer, Call call) {
        Instant now = time.instant();
        return answer.statusCode() == TOO_MANY_REQUESTS && !call.exit() ? refusedUntil(answer, now) : now;
    }

    private HttpResponse<String> sendOnce(Call call) {
        Instant now = time.instant();
        Instant slot = limiter.take(now, call.exit(), call.kind().patience())
                .orElseThrow(() -> new BrokerException.Transient(
                        call + " was not sent: our limit of " + endpoint.perMinute() + " requests a minute is used up",
                        null));
        pause(call, slot);
        HttpResponse<String> answer = countedExchange(call);
        if (answer.statusCode() == TOO_MANY_REQUESTS) {
            limiter.closeUntil(refusedUntil(answer, time.instant()));
        } else {
            spare(answer);
        }
        return answer;
    }

    /// The broker counts what every program on the account sends, and may allow less than we think: when what it has
    /// left is what exits may need, the rest waits for its next minute.
    private void spare(HttpResponse<?> answer) {
        Optional<Long> left = number(answer, "X-RateLimit-Remaining");
        Optional<Long> reset = number(answer, "X-RateLimit-Reset");
        if (left.isEmpty() || reset.isEmpty()) {
            return;
        }
        allowance = new Allowance(left.get(), Instant.ofEpochSecond(reset.get()));
        long limit = number(answer, "X-RateLimit-Limit").orElse((long) endpoint.perMinute());
        if (left.get() <= Math.min(endpoint.exitReserve(), limit / SMALLEST_RESERVE)) {
            Instant now = time.instant();
            limiter.closeUntil(Instants.earlier(Instant.ofEpochSecond(reset.get()), now.plus(LONGEST_REFUSAL)));
        }
    }

    private HttpResponse<String> countedExchange(Call call) {
        Instant sent = time.instant();
        String outcome = "lost";
        try {
            HttpResponse<String> answer = exchange(call);
            outcome = String.valueOf(answer.statusCode());
            return answer;
        } finally {
            metrics.called(
                    call.kind().name().toLowerCase(Locale.ROOT), outcome, Duration.between(sent, time.instant()));
        }
    }

    private HttpResponse<String> exchange(Call call) {
        Duration timeout = endpoint.timeoutOf(call.kind());
        HttpRequest request = request(call);
        try {
            return time.answerWithin(timeout, () -> http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            throw new BrokerException.Transient(call + " was not sent: no connection to " + endpoint.url(), e);
        } catch (TimeoutException e) {
            throw call.kind().lost(call + " was not answered within " + timeout.toSeconds() + " s", e);
        } catch (IOException e) {
            throw call.kind().lost(call + " lost its connection: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.kind().lost(call + " was interrupted while waiting for its answer", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(call + " failed in an unknown way", e);
        }
    }

    private HttpRequest request(Call call) {
        BodyPublisher body = call.content().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder request = template.copy()
                .uri(URI.create(endpoint.url() + call.target().text()))
                .method(call.method(), body);
        if (call.content().isPresent()) {
            request.header("Content-Type", "application/json");
        }
        return request.build();
    }

    /// When the broker takes calls again after a 429, by its headers as far as they are there and sensible.
    private static Instant refusedUntil(HttpResponse<?> answer, Instant now) {
        Instant latest = now.plus(LONGEST_REFUSAL);
        Instant until = number(answer, "Retry-After")
                .map(now::plusSeconds)
                .or(() -> number(answer, "X-RateLimit-Reset").map(Instant::ofEpochSecond))
                .orElse(now.plusSeconds(1));
        return Instants.earlier(Instants.later(until, now), latest);
    }

    private static Optional<Long> number(HttpResponse<?> answer, String header) {
        return answer.headers()
                .firstValue(header)
                .filter(value -> WHOLE_NUMBER.matcher(value).matches())
                .map(Long::valueOf);
    }

    private void pause(Call call, Instant until) {
        try {
            time.sleepUntil(until);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException.Transient(call + " was not sent: interrupted while waiting for its turn", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
