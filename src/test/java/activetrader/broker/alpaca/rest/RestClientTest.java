package activetrader.broker.alpaca.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.broker.RejectReason;
import activetrader.broker.alpaca.FakeAlpaca;
import activetrader.config.Secret;
import activetrader.http.EndlessServer;
import activetrader.http.WebResponse;
import activetrader.time.SimulatedTime;
import activetrader.time.SteppableTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestClientTest {
    private static final Instant START = Instant.parse("2026-03-02T14:30:00Z");
    private static final Target TARGET = Target.of("/v2/thing");
    private static final Call READ = Call.read(TARGET, Call.Right.ORDINARY);
    private static final Call ORDER = Call.order("POST", TARGET, Call.Right.ORDINARY, "{\"qty\":\"1\"}");
    private static final Call CANCEL = Call.cancel(TARGET, Call.Right.ORDINARY);

    private final SimulatedTime time = new SimulatedTime(START);
    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final RestClient client = client(alpaca.url(), 180);

    private RestClient client(URI url, int perMinute) {
        Duration ten = Duration.ofSeconds(10);
        return new RestClient(
                new RestClient.Endpoint(url, null, "KEY", new Secret("SECRET"), perMinute, 1, ten, ten, ten),
                time,
                new Random(1));
    }

    @AfterEach
    void close() {
        client.close();
        alpaca.close();
    }

    private String send(Call call) {
        return client.send(call, body -> body);
    }

    private Duration passed() {
        return Duration.between(START, time.instant());
    }

    @Test
    void send_carriesKeyAndBody() {
        alpaca.then(200, "{}");

        send(ORDER);

        assertEquals("KEY", alpaca.request(0).header("apca-api-key-id").orElseThrow());
        assertEquals("SECRET", alpaca.request(0).header("apca-api-secret-key").orElseThrow());
        assertEquals("{\"qty\":\"1\"}", alpaca.request(0).body());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 504})
    void read_isTriedAgain_whenTheServerFails(int status) {
        alpaca.thenHtml(status).thenHtml(status).then(200, "fine");

        assertEquals("fine", send(READ));
        assertEquals(3, alpaca.requests().size());
        assertTrue(passed().compareTo(Duration.ofMillis(375)) >= 0 && passed().compareTo(Duration.ofSeconds(2)) < 0);
    }

    @Test
    void read_isTriedAgain_whenTheConnectionDrops() {
        alpaca.thenDrop().then(200, "fine");

        assertEquals("fine", send(READ));
    }

    @Test
    void read_givesUpAfterFourTries() {
        alpaca.thenHtml(500).thenHtml(500).thenHtml(500).thenHtml(500).then(200, "too late");

        assertThrows(BrokerException.Transient.class, () -> send(READ));
        assertEquals(4, alpaca.requests().size());
    }

    @Test
    void read_givesUpAfterTwoTries_whenItIsForAnExit() {
        alpaca.thenHtml(500).thenHtml(500).then(200, "too late");

        assertThrows(BrokerException.Transient.class, () -> send(Call.read(TARGET, Call.Right.EXIT)));
        assertEquals(2, alpaca.requests().size());
    }

    @Test
    void read_waitsForTheReset_when429NamesOne() {
        long reset = START.plusSeconds(9).getEpochSecond();
        alpaca.then(_ -> tooMany().with("X-RateLimit-Reset", Long.toString(reset)))
                .then(200, "fine");

        assertEquals("fine", send(READ));
        assertEquals(Duration.ofSeconds(9), passed());
    }

    @Test
    void read_waitsAsRetryAfterSays_butNeverOverAMinute() {
        alpaca.then(_ -> tooMany().with("Retry-After", "3"))
                .then(_ -> tooMany().with("Retry-After", "86400"))
                .then(200, "fine");

        assertEquals("fine", send(READ));
        assertEquals(Duration.ofSeconds(63), passed());
    }

    @Test
    void read_leavesTheRestToExits_whenTheBrokerHasFewCallsLeft() {
        alpaca.then(_ -> counted("60", "1")).then(200, "exit").then(200, "other");

        send(READ);
        assertEquals("exit", send(Call.read(TARGET, Call.Right.EXIT)));
        assertEquals(Duration.ZERO, passed());
        assertEquals("other", send(READ));
        assertEquals(Duration.ofSeconds(30), passed());
    }

    @Test
    void call_isRefused_whenItMayNotWait() {
        alpaca.then(_ -> counted("60", "1"));

        send(READ);
        assertThrows(BrokerException.Transient.class, () -> send(Call.read(TARGET, Call.Right.AT_ONCE)));
        assertTrue(passed().compareTo(Duration.ofSeconds(1)) < 0, () -> "waited " + passed());
        assertEquals(0, client.callsLeft(Call.Right.AT_ONCE));
    }

    @Test
    void read_continues_whileTheBrokerHasCallsLeft() {
        alpaca.then(_ -> counted("60", "2")).then(200, "fine");

        send(READ);
        send(READ);

        assertEquals(Duration.ZERO, passed());
    }

    @Test
    void callsLeft_isTheLesserOfOurCountAndTheBrokersLastWord() throws Exception {
        alpaca.then(_ -> counted("60", "7"));

        int before = client.callsLeft(Call.Right.EXIT);
        send(READ);

        assertTrue(before > 7);
        assertEquals(7, client.callsLeft(Call.Right.EXIT));
        time.sleepUntil(START.plusSeconds(30));
        assertEquals(before - 1, client.callsLeft(Call.Right.EXIT));
    }

    private static WebResponse counted(String limit, String left) {
        return WebResponse.json(200, "{}")
                .with("X-RateLimit-Limit", limit)
                .with("X-RateLimit-Remaining", left)
                .with("X-RateLimit-Reset", Long.toString(START.plusSeconds(30).getEpochSecond()));
    }

    @Test
    void read_waitsASecond_when429SaysNothing() {
        alpaca.then(_ -> tooMany()).then(200, "fine");

        assertEquals("fine", send(READ));
        assertEquals(Duration.ofSeconds(1), passed());
    }

    private static WebResponse tooMany() {
        return WebResponse.json(429, "{\"code\":42910000,\"message\":\"rate limit exceeded\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void order_isInDoubtAndSentOnce_whenTheServerFails(int status) {
        alpaca.thenHtml(status).then(200, "{}");

        assertThrows(BrokerException.OutcomeUnknown.class, () -> send(ORDER));
        assertEquals(1, alpaca.requests().size());
    }

    @Test
    void order_isInDoubtAndSentOnce_whenTheConnectionDrops() {
        alpaca.then(200, "warm").thenDrop().then(200, "{}");
        send(READ);

        assertThrows(BrokerException.OutcomeUnknown.class, () -> send(ORDER));
        assertEquals(2, alpaca.requests().size());
    }

    @Test
    void order_isInDoubt_whenTheAnswerDoesNotParse() {
        alpaca.then(200, "{\"id\":\"7");

        assertThrows(
                BrokerException.OutcomeUnknown.class, () -> client.send(ORDER, activetrader.json.Json::readObject));
    }

    @Test
    void order_isInDoubt_whenTheAnswerTakesTooLong() {
        alpaca.then(_ -> {
            sleep(Duration.ofSeconds(11));
            return WebResponse.json(200, "{}");
        });

        BrokerException.OutcomeUnknown e = assertThrows(BrokerException.OutcomeUnknown.class, () -> send(ORDER));
        assertEquals("POST /v2/thing was not answered within 10 s", e.getMessage());
    }

    private void sleep(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void order_wasNotSent_whenNoServerListens() {
        URI nobody = alpaca.url();
        alpaca.close();
        try (RestClient alone = client(nobody, 180)) {
            assertThrows(BrokerException.Transient.class, () -> alone.send(ORDER, body -> body));
        }
    }

    @Test
    void order_wasNotAccepted_when429() {
        alpaca.then(_ -> tooMany());

        assertThrows(BrokerException.Transient.class, () -> send(ORDER));
        assertEquals(1, alpaca.requests().size());
    }

    @Test
    void order_isNotSent_whenTheLimitWouldMakeItOld() {
        try (RestClient narrow = client(alpaca.url(), 3)) {
            alpaca.then(200, "a").then(200, "b").then(200, "c");
            narrow.send(ORDER, body -> body);
            narrow.send(ORDER, body -> body);

            assertThrows(BrokerException.Transient.class, () -> narrow.send(ORDER, body -> body));
            assertEquals("c", narrow.send(Call.order("POST", TARGET, Call.Right.EXIT, null), body -> body));
            assertEquals(3, alpaca.requests().size());
        }
    }

    @Test
    void read_waits_whenTheLimitIsUsedUp() {
        try (RestClient narrow = client(alpaca.url(), 2)) {
            alpaca.then(200, "a").then(200, "b");
            narrow.send(READ, body -> body);
            narrow.send(READ, body -> body);

            assertEquals(Duration.ofSeconds(60), passed());
        }
    }

    @Test
    void answer_isCutOff_whenItNeverEnds() {
        try (EndlessServer endless = new EndlessServer();
                RestClient client = client(endless.url(), 180)) {
            assertThrows(BrokerException.Transient.class, () -> client.send(READ, body -> body));
            assertThrows(BrokerException.OutcomeUnknown.class, () -> client.send(ORDER, body -> body));
            assertThrows(BrokerException.Transient.class, () -> client.send(CANCEL, body -> body));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT5H", "-PT2M", "PT2M", "PT5H"})
    void calls_goOutAtOnce_whenTheClockSteps(Duration step) {
        SteppableTime ours = new SteppableTime(time, Duration.ZERO);
        Duration ten = Duration.ofSeconds(10);
        RestClient.Endpoint endpoint =
                new RestClient.Endpoint(alpaca.url(), null, "KEY", new Secret("SECRET"), 4, 1, ten, ten, ten);
        try (RestClient stepped = new RestClient(endpoint, ours, new Random(1))) {
            alpaca.then(200, "a").then(200, "b").then(200, "c").then(200, "d");
            stepped.send(READ, body -> body);

            ours.step(step);
            stepped.send(READ, body -> body);
            stepped.send(ORDER, body -> body);
            assertEquals(1, stepped.callsLeft(Call.Right.EXIT));
            stepped.send(Call.order("DELETE", TARGET, Call.Right.EXIT, null), body -> body);

            assertEquals(Duration.ZERO, passed());
        }
    }

    @Test
    void cancel_mayBeRepeated_whenItsAnswerIsLost() {
        alpaca.thenDrop().then(504, "").then(204, "");

        assertThrows(BrokerException.Transient.class, () -> send(CANCEL));
        assertThrows(BrokerException.Transient.class, () -> send(CANCEL));
        assertEquals("", send(CANCEL));
    }

    @Test
    void read_isMalformed_whenTheAnswerIsCut() {
        alpaca.then(200, "[{\"symbol\":\"AA");

        assertThrows(
                BrokerException.Malformed.class,
                () -> client.send(READ, body -> activetrader.json.Json.readList(body, Object.class)));
    }

    @Test
    void read_isMalformed_whenAProxyAnswersNotFound() {
        alpaca.thenHtml(404);

        assertThrows(BrokerException.Malformed.class, () -> send(READ));
    }

    @Test
    void refusal_isUnauthorized_forAnyFormOfIt() {
        alpaca.thenHtml(401)
                .then(401, "{\"message\":\"unauthorized.\"}")
                .thenHtml(403)
                .then(403, "{\"message\":\"forbidden.\"}");

        for (int i = 0; i < 4; i++) {
            BrokerException.Unauthorized e = assertThrows(BrokerException.Unauthorized.class, () -> send(READ));
            assertFalse(e.toString().contains("SECRET") || e.toString().contains("\n"), e.toString());
        }
    }

    @Test
    void refusal_keepsWhatTheBrokerSays() {
        alpaca.then(403, """
            {"code":40310000,"message":"insufficient qty available for order (requested: 9, available: 2)",
             "available":"2","held_for_orders":"7","related_orders":["o-1","o-2"],"symbol":"MMM"}\
            """);

        BrokerException.Rejected e = assertThrows(BrokerException.Rejected.class, () -> send(ORDER));

        assertEquals(RejectReason.INSUFFICIENT_QUANTITY, e.reason());
        assertEquals(403, e.httpStatus());
        assertEquals(40310000, e.code());
        assertEquals("7", e.details().get("held_for_orders"));
        assertEquals("o-1,o-2", e.details().get("related_orders"));
        assertTrue(e.toString().contains("held_for_orders=7"), e.toString());
    }

    @Test
    void refusal_isAboutTheRequest_whenThePlanLacksTheFeed() {
        alpaca.then(403, "{\"message\":\"subscription does not permit querying recent SIP data\"}");

        BrokerException.Rejected e = assertThrows(BrokerException.Rejected.class, () -> send(READ));
        assertEquals(RejectReason.OTHER, e.reason());
    }

    @Test
    void interrupt_leavesAnOrderInDoubtAndStaysSet() {
        alpaca.then(_ -> WebResponse.json(200, "{}"));
        Thread.currentThread().interrupt();

        assertThrows(BrokerException.class, () -> send(ORDER));
        assertTrue(Thread.interrupted());
    }
}
