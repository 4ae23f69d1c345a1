package activetrader.broker.alpaca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.OrderEvent;
import activetrader.broker.OrderEvents;
import activetrader.config.Secret;
import activetrader.http.LoopbackServer;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.http.WebSocketListener;
import activetrader.http.WebSocketSession;
import activetrader.market.calendar.NyseCalendar;
import activetrader.time.ForwardingTime;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The client against a scripted server, on a clock that runs fast enough to see reconnects.
class TradeUpdatesTest {
    private static final Instant NOON = Instant.parse("2026-01-14T17:00:00Z");
    private static final String AUTHORIZED =
            "{\"stream\":\"authorization\",\"data\":{\"status\":\"authorized\",\"action\":\"authenticate\"}}";
    private static final String REFUSED =
            "{\"stream\":\"authorization\",\"data\":{\"status\":\"unauthorized\",\"action\":\"authenticate\"}}";
    private static final String LISTENING = "{\"stream\":\"listening\",\"data\":{\"streams\":[\"trade_updates\"]}}";
    private static final String FILL = """
        {"stream":"trade_updates","data":{"event":"fill","execution_id":"e-1","timestamp":"2026-01-14T17:00:01.5Z",
        "price":"101.25","qty":"3","position_qty":"-3","order":{"id":"o-1","client_order_id":"c-1","symbol":"SPY",
        "asset_class":"us_equity","side":"sell","type":"market","order_class":"","time_in_force":"day","qty":"3",
        "filled_qty":"3","filled_avg_price":"101.25","status":"filled","legs":null}}}\
        """;

    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final BlockingQueue<WebSocketSession> sessions = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private volatile String answerToAuth = AUTHORIZED;
    private final LoopbackServer server =
            LoopbackServer.start(0, _ -> WebResponse.empty(404), Map.of("/stream", this::open));
    private final TimeSource time = WallTime.scaled(NOON, WallTime.system().instant(), BigDecimal.valueOf(30));
    private final TradeUpdates updates = updates(time);

    private TradeUpdates updates(TimeSource clock) {
        return new TradeUpdates(
                AlpacaSettings.defaults("key", new Secret("hush"))
                        .at(URI.create(server.url()), URI.create(server.url())),
                clock,
                new NyseCalendar());
    }

    private WebSocketListener open(WebRequest handshake, WebSocketSession session) {
        sessions.add(session);
        return new WebSocketListener() {
            @Override
            public void text(String message) {
                requests.add(message);
                session.sendBinary(
                        (message.contains("listen") ? LISTENING : answerToAuth).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void binary(byte[] message) {}

            @Override
            public void closed() {}
        };
    }

    private final class Recorder implements OrderEvents.Listener {
        @Override
        public void connected() {
            news.add("connected");
        }

        @Override
        public void received(OrderEvent event) {
            news.add(event.type() + " " + event.executionId() + " " + event.quantity() + " at " + event.price() + " of "
                    + event.order().clientOrderId() + " leaves " + event.positionAfter());
        }

        @Override
        public void disconnected(String reason) {
            news.add("disconnected " + reason);
        }
    }

    @AfterEach
    void stop() {
        updates.close();
        server.close();
    }

    private String next() throws InterruptedException {
        String message = news.poll(5, TimeUnit.SECONDS);
        return message == null ? "nothing within 5 s" : message;
    }

    @Test
    void listen_authenticatesAndAsksForOrderEvents() throws InterruptedException {
        updates.listen(new Recorder());

        assertEquals("connected", next());
        String auth = requests.take();
        assertTrue(auth.contains("\"auth\"") && auth.contains("\"key\"") && auth.contains("\"hush\""), auth);
        assertTrue(requests.take().contains("trade_updates"));
    }

    @Test
    void events_areRead_fromTextAndBinaryFrames() throws InterruptedException {
        updates.listen(new Recorder());
        assertEquals("connected", next());

        WebSocketSession session = sessions.take();
        session.sendText(FILL);
        session.sendBinary(FILL.getBytes(StandardCharsets.UTF_8));

        assertEquals("fill e-1 3 at 101.25 of c-1 leaves -3", next());
        assertEquals("fill e-1 3 at 101.25 of c-1 leaves -3", next());
    }

    @Test
    void unreadableMessages_areSkipped() throws InterruptedException {
        updates.listen(new Recorder());
        assertEquals("connected", next());

        WebSocketSession session = sessions.take();
        for (String junk :
                List.of("", "<html>", "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\"}}", "[1]")) {
            session.sendText(junk);
        }
        session.sendText(FILL);

        assertTrue(next().startsWith("fill"));
    }

    @Test
    void connection_comesBack_whenItIsCut() throws InterruptedException {
        updates.listen(new Recorder());
        assertEquals("connected", next());
        Instant before = time.instant();

        sessions.take().drop();

        assertTrue(next().startsWith("disconnected"));
        assertEquals("connected", next());
        assertFalse(time.instant().isBefore(before.plusSeconds(1)), "came back sooner than a second");
    }

    @Test
    void connection_comesBack_whenTheBrokerSaysGoodbye() throws InterruptedException {
        updates.listen(new Recorder());
        assertEquals("connected", next());

        sessions.take().close(1001, "maintenance");

        assertEquals("disconnected closed by the broker with code 1001, maintenance", next());
        assertEquals("connected", next());
    }

    @Test
    void refusedKey_isTriedAgain() throws InterruptedException {
        answerToAuth = REFUSED;
        updates.listen(new Recorder());
        assertEquals("disconnected the broker refused the key", next());

        answerToAuth = AUTHORIZED;
        assertEquals("connected", next());
    }

    @Test
    void pongs_keepTheConnection_whileNothingHappens() throws InterruptedException {
        updates.listen(new Recorder());
        assertEquals("connected", next());

        time.sleep(Duration.ofSeconds(40));

        assertNull(news.poll());
    }

    /// Until shortly before the open nothing can happen, and every ping would wake a process that sleeps.
    @Test
    void pings_areRare_whileTheMarketIsClosed() throws InterruptedException {
        var night = new TimerRecord(WallTime.scaled(
                Instant.parse("2026-01-14T05:00:00Z"), WallTime.system().instant(), BigDecimal.valueOf(30)));
        try (TradeUpdates asleep = updates(night)) {
            asleep.listen(new Recorder());
            assertEquals("connected", next());

            assertEquals(Duration.ofSeconds(10), night.waits.poll(5, TimeUnit.SECONDS));
            assertEquals(Duration.ofSeconds(60), night.waits.poll(5, TimeUnit.SECONDS));
            assertEquals(Duration.ofSeconds(60), night.waits.poll(5, TimeUnit.SECONDS));
            assertNull(news.poll());
        }
    }

    /// Keeps how long each timer waits.
    private static final class TimerRecord extends ForwardingTime {
        private final BlockingQueue<Duration> waits = new LinkedBlockingQueue<>();

        TimerRecord(TimeSource time) {
            super(time);
        }

        @Override
        public Timer after(Duration wait, String name, Runnable task) {
            waits.add(wait);
            return super.after(wait, name, task);
        }
    }

    @Test
    void listen_saysSo_whenNoServerListens() throws InterruptedException {
        server.close();
        updates.listen(new Recorder());

        assertTrue(next().startsWith("disconnected no connection"));
    }

    @Test
    void close_endsTheStream_withoutAWord() throws InterruptedException {
        updates.listen(new Recorder());
        assertEquals("connected", next());

        updates.close();

        assertNull(news.poll(100, TimeUnit.MILLISECONDS));
    }
}
