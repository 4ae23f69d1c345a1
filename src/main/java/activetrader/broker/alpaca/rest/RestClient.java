package activetrader.broker.alpaca.rest;

import activetrader.broker.BrokerException;
import activetrader.config.Redactor;
import activetrader.config.Secret;
import activetrader.http.WebHandler;
import activetrader.http.WebResponse;
import activetrader.json.JsonException;
import activetrader.metrics.CallMetrics;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls one of Alpaca's APIs, from any number of threads.
///
/// Every call keeps to the rate limit. Reads are tried again with growing, jittered waits; anything else is sent
/// once. All waiting is done by the [TimeSource]; the time limits of calls are its physical ones.
/// See decision 36.
public final class RestClient implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RestClient.class);

    private static final int READ_TRIES = 4;
    /// For exits and for calls that cannot wait: a flatten tries again by itself and has other ways out.
    private static final int HURRIED_READ_TRIES = 2;
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(60);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,12}");
    /// A broker with a small limit keeps a third of it for exits.
    private static final int SMALLEST_RESERVE = 3;

    private final Wire wire;
    private final Endpoint endpoint;
    private final Redactor redactor;
    private final TimeSource time;
    private final RateLimiter limiter;
    private final Backoff backoff;
    private final CallMetrics metrics;
    private volatile Allowance allowance = new Allowance(Integer.MAX_VALUE, Tick.LONG_AGO);

    public RestClient(Endpoint endpoint, TimeSource time, RandomGenerator jitter) {
        this(endpoint, time, jitter, CallMetrics.none());
    }

    public RestClient(Endpoint endpoint, TimeSource time, RandomGenerator jitter, CallMetrics metrics) {
        this(wireTo(endpoint, time), endpoint, time, jitter, metrics);
    }

    RestClient(Wire wire, Endpoint endpoint, TimeSource time, RandomGenerator jitter, CallMetrics metrics) {
        this.wire = wire;
        this.metrics = metrics;
        this.endpoint = endpoint;
        this.redactor = Redactor.of(endpoint.secret(), new Secret(endpoint.keyId()));
        this.time = time;
        this.limiter = new RateLimiter(endpoint.perMinute(), endpoint.exitReserve());
        this.backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(4), jitter);
    }

    private static Wire wireTo(Endpoint endpoint, TimeSource time) {
        WebHandler inProcess = endpoint.inProcess();
        return inProcess == null ? new HttpWire(endpoint, time) : new DirectWire(endpoint, inProcess);
    }

    /// One API, and how hard it may be used.
    ///
    /// @param inProcess answers in place of the host at `url`; null for the network
    /// @param exitReserve requests per minute that only exits may use
    public record Endpoint(
            URI url,
            @Nullable WebHandler inProcess,
            String keyId,
            Secret secret,
            int perMinute,
            int exitReserve,
            Duration connectTimeout,
            Duration readTimeout,
            Duration orderTimeout) {
        /// What every request carries.
        Map<String, String> headers() {
            return Map.of(
                    "APCA-API-KEY-ID",
                    keyId,
                    "APCA-API-SECRET-KEY",
                    secret.reveal(),
                    "Accept",
                    "application/json",
                    "User-Agent",
                    "active-trader");
        }

        Duration timeoutOf(Call.Kind kind) {
            return kind == Call.Kind.READ ? readTimeout : orderTimeout;
        }
    }

    /// What the broker said that it takes up to `until`.
    private record Allowance(long calls, Tick until) {}

    /// How many more calls with `right` go out at once, by our own count and by the broker's last word.
    public int callsLeft(Call.Right right) {
        Tick now = time.tick();
        Allowance said = allowance;
        int own = right == Call.Right.EXIT ? limiter.left(now) : limiter.ordinaryLeft(now);
        return now.isBefore(said.until()) ? (int) Math.min(own, said.calls()) : own;
    }

    /// Makes `call` and turns the body of its answer into a value.
    ///
    /// @param parse may throw [JsonException], [IllegalArgumentException] or [DateTimeException] for a bad body
    /// @throws BrokerException for every answer but a success that `parse` understands
    public <T> T send(Call call, Function<String, T> parse) {
        WebResponse answer = call.kind() == Call.Kind.READ ? sendUntilAnswered(call) : sendOnce(call);
        String body = redactor.clean(answer.body());
        if (answer.status() < 200 || answer.status() >= 300) {
            throw Refusals.of(call, answer.status(), body);
        }
        try {
            return parse.apply(body);
        } catch (JsonException | IllegalArgumentException | DateTimeException e) {
            throw call.kind().unreadable(call + " was answered with what does not parse: " + e.getMessage(), e);
        }
    }

    private WebResponse sendUntilAnswered(Call call) {
        int tries = call.right() == Call.Right.ORDINARY ? READ_TRIES : HURRIED_READ_TRIES;
        for (int failures = 1; ; failures++) {
            Duration wait;
            String reason;
            try {
                WebResponse answer = sendOnce(call);
                if (failures == tries || !isWorthAnotherTry(answer.status())) {
                    return answer;
                }
                reason = "status " + answer.status();
                wait = refusal(answer, call);
            } catch (BrokerException.Transient e) {
                if (failures == tries || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                reason = e.getMessage();
                wait = Duration.ZERO;
            }
            log.warn("read tried again call=\"{}\" failures={} reason=\"{}\"", call, failures, reason);
            pause(call, longer(wait, backoff.after(failures)));
        }
    }

    private static boolean isWorthAnotherTry(int status) {
        return status == TOO_MANY_REQUESTS || status >= 500;
    }

    /// Exits do not wait out a refusal: the broker may have room for them before it says so. What cannot wait
    /// is given up with its next try.
    private Duration refusal(WebResponse answer, Call call) {
        return answer.status() == TOO_MANY_REQUESTS && call.right() == Call.Right.ORDINARY
                ? refusedFor(answer)
                : Duration.ZERO;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private WebResponse sendOnce(Call call) {
        Tick now = time.tick();
        Tick slot = limiter.take(now, call.right() == Call.Right.EXIT, call.patience())
                .orElseThrow(() -> new BrokerException.Transient(
                        call + " was not sent: our limit of " + endpoint.perMinute() + " requests a minute is used up",
                        null));
        pause(call, slot.since(now));
        WebResponse answer = countedExchange(call);
        if (answer.status() == TOO_MANY_REQUESTS) {
            limiter.closeUntil(time.tick().plus(refusedFor(answer)));
        } else {
            spare(answer);
        }
        return answer;
    }

    /// The broker counts what every program on the account sends, and may allow less than we think: when what
    /// it has left is what exits may need, the rest waits for its next minute.
    private void spare(WebResponse answer) {
        Optional<Long> left = number(answer, "x-ratelimit-remaining");
        Optional<Long> reset = number(answer, "x-ratelimit-reset");
        if (left.isEmpty() || reset.isEmpty()) {
            return;
        }
        Tick renewed = time.tick().plus(untilReset(reset.get()));
        allowance = new Allowance(left.get(), renewed);
        long limit = number(answer, "x-ratelimit-limit").orElse((long) endpoint.perMinute());
        if (left.get() <= Math.min(endpoint.exitReserve(), limit / SMALLEST_RESERVE)) {
            limiter.closeUntil(renewed);
        }
    }

    private WebResponse countedExchange(Call call) {
        Tick sent = time.tick();
        String outcome = "lost";
        try {
            WebResponse answer = exchange(call);
            outcome = String.valueOf(answer.status());
            return answer;
        } finally {
            metrics.called(
                    call.kind().name().toLowerCase(Locale.ROOT),
                    outcome,
                    time.tick().since(sent));
        }
    }

    private WebResponse exchange(Call call) {
        Duration timeout = endpoint.timeoutOf(call.kind());
        try {
            return wire.send(call, timeout);
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            throw new BrokerException.Transient(call + " was not sent: no connection to " + endpoint.url(), e);
        } catch (TimeoutException e) {
            throw call.kind().lost(call + " was not answered within " + timeout.toSeconds() + " s", e);
        } catch (IOException e) {
            throw call.kind().lost(call + " lost its connection: " + redactor.reason(e), redactor.cause(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.kind().lost(call + " was interrupted while waiting for its answer", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(call + " failed in an unknown way", e);
        }
    }

    /// For how long the broker takes no calls after a 429, by its headers as far as they are there and sensible.
    private Duration refusedFor(WebResponse answer) {
        return number(answer, "retry-after")
                .map(seconds -> bounded(Duration.ofSeconds(seconds)))
                .or(() -> number(answer, "x-ratelimit-reset").map(this::untilReset))
                .orElse(Duration.ofSeconds(1));
    }

    /// The broker names the moment by its own clock; ours may differ, and no limit lasts longer than its minute.
    private Duration untilReset(long epochSecond) {
        return bounded(Duration.between(time.instant(), Instant.ofEpochSecond(epochSecond)));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_REFUSAL) < 0 ? wait : LONGEST_REFUSAL;
    }

    private static Optional<Long> number(WebResponse answer, String header) {
        return Optional.ofNullable(answer.headers().get(header))
                .filter(value -> WHOLE_NUMBER.matcher(value).matches())
                .map(Long::valueOf);
    }

    private void pause(Call call, Duration wait) {
        try {
            time.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException.Transient(call + " was not sent: interrupted while waiting for its turn", e);
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
