package activetrader.broker.alpaca;

import activetrader.broker.OrderEvent;
import activetrader.broker.OrderEvents;
import activetrader.broker.alpaca.rest.Backoff;
import activetrader.market.calendar.TradingCalendar;
import activetrader.text.FailureReason;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Alpaca's `trade_updates` stream over WebSocket.
///
/// A lost connection is tried again after 1 to 2 seconds, after more failures up to 60. From shortly before
/// the open to the close a ping goes out every 10 seconds, and a connection that says nothing for 25 is given
/// up; when no order can be at work, every 60 and 150. All waiting is done by the [TimeSource].
public final class TradeUpdates implements OrderEvents {
    private static final Logger log = LoggerFactory.getLogger(TradeUpdates.class);
    private static final Duration PING_EVERY = Duration.ofSeconds(10);
    private static final Duration PING_AT_REST_EVERY = Duration.ofSeconds(60);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final AlpacaSettings settings;
    private final TimeSource time;
    private final TradingCalendar calendar;
    private final Backoff backoff;
    private final HttpClient http;
    private final Object telling = new Object();
    private @Nullable Attempt current;
    private TimeSource.@Nullable Timer timer;
    private int failures;
    private boolean closed;
    private volatile boolean connected;

    public TradeUpdates(AlpacaSettings settings, TimeSource time, TradingCalendar calendar) {
        this(settings, time, calendar, RandomGenerator.getDefault());
    }

    /// @param jitter keeps clients that lost their connections together from coming back together
    TradeUpdates(AlpacaSettings settings, TimeSource time, TradingCalendar calendar, RandomGenerator jitter) {
        this.settings = settings;
        this.time = time;
        this.calendar = calendar;
        this.backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, jitter);
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("trade-updates-", 0).factory()))
                .build();
    }

    @Override
    public synchronized void listen(Listener listener) {
        if (closed) {
            return;
        }
        Attempt attempt = new Attempt(listener);
        current = attempt;
        attempt.watch();
        CompletableFuture<?> _ = http.newWebSocketBuilder()
                .connectTimeout(settings.connectTimeout())
                .buildAsync(address(settings.tradingUrl()), attempt.connection)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        attempt.connection.lose("no connection to the stream of orders: " + reason(failure));
                    }
                });
    }

    private static URI address(URI tradingUrl) {
        return URI.create(tradingUrl.toString().replaceFirst("^http", "ws") + "/stream");
    }

    private static String reason(Throwable failure) {
        return FailureReason.of(failure.getCause() == null ? failure : failure.getCause());
    }

    @Override
    public synchronized void close() {
        closed = true;
        connected = false;
        if (timer != null) {
            timer.cancel();
        }
        if (current != null) {
            current.connection.leave();
        }
        http.shutdownNow();
    }

    private synchronized boolean isCurrent(Attempt attempt) {
        return !closed && current == attempt;
    }

    /// Arms the one timer, unless `attempt` is not the current one any more.
    private synchronized void arm(Attempt attempt, Duration wait, String name, Runnable task) {
        if (!isCurrent(attempt)) {
            return;
        }
        if (timer != null) {
            timer.cancel();
        }
        timer = time.after(wait, name, task);
    }

    private Duration pingInterval() {
        Instant now = time.instant();
        Instant wake = calendar.currentOrNext(now).wakeAt();
        return now.isBefore(wake.minus(PING_AT_REST_EVERY)) ? PING_AT_REST_EVERY : PING_EVERY;
    }

    private synchronized Duration waitAfterFailure() {
        failures++;
        return backoff.after(failures);
    }

    private synchronized void forgetFailures() {
        failures = 0;
    }

    /// One connection from the first try to its end, and what it tells the listener, one thing at a time.
    private final class Attempt implements StreamConnection.Listener {
        private final Listener listener;
        private final StreamConnection connection = new StreamConnection(settings, this);
        private volatile Tick heardAt = time.tick();
        private volatile Duration interval = PING_EVERY;

        Attempt(Listener listener) {
            this.listener = listener;
        }

        void watch() {
            arm(this, interval, "trade updates ping", this::look);
        }

        private void look() {
            Duration longestSilence = interval.multipliedBy(5).dividedBy(2);
            Duration silence = time.tick().since(heardAt);
            if (silence.compareTo(longestSilence) > 0) {
                connection.lose("nothing heard for " + silence.toSeconds() + " s, not even a pong");
            } else {
                connection.ping();
                interval = pingInterval();
                watch();
            }
        }

        @Override
        public void heard() {
            heardAt = time.tick();
        }

        @Override
        public void listening() {
            if (isCurrent(this) && !connected) {
                forgetFailures();
                connected = true;
                log.info("order stream connected url={}", settings.tradingUrl());
                tell(listener::connected);
            }
        }

        @Override
        public void received(OrderEvent event) {
            if (isCurrent(this)) {
                tell(() -> listener.received(event));
            }
        }

        @Override
        public void lost(String reason) {
            if (!isCurrent(this)) {
                return;
            }
            connected = false;
            Duration wait = waitAfterFailure();
            log.warn("order stream lost, polling continues reason=\"{}\" next_try_in={}", reason, wait);
            tell(() -> listener.disconnected(reason));
            arm(this, wait, "trade updates reconnect", () -> listen(listener));
        }

        private void tell(Runnable news) {
            synchronized (telling) {
                news.run();
            }
        }
    }
}
