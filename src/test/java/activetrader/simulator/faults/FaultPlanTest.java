package activetrader.simulator.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final Instant TEN = Instant.parse("2026-11-23T15:00:00Z");
    private static final WebRequest ORDER = new WebRequest("POST", "/v2/orders", Map.of(), Map.of(), "");
    private static final WebRequest QUOTES = new WebRequest("GET", "/v2/stocks/quotes/latest", Map.of(), Map.of(), "");
    private static final String QUOTE =
            "{\"quotes\":{\"AAPL\":{\"t\":\"2026-11-23T14:59:59Z\",\"bp\":100.10,\"ap\":100.20}}}";

    private final SimulatedTime time = new SimulatedTime(TEN);
    private int calls;

    private FaultyHandler handler(FaultRule... rules) {
        return new FaultyHandler(
                request -> {
                    calls++;
                    return WebResponse.json(200, request.path().contains("quotes") ? QUOTE : "{\"id\":\"one\"}");
                },
                new FaultPlan(time, 1, List.of(rules)),
                time);
    }

    private WebResponse answer(Mishap mishap, WebRequest request) {
        return handler(FaultRule.always(mishap)).handle(request);
    }

    @Test
    void tooMany_saysWhenToComeBack_andNothingHappens() {
        WebResponse answer = answer(new Mishap.TooMany(Duration.ofSeconds(7)), ORDER);

        assertEquals(429, answer.status());
        assertEquals("7", answer.headers().get("Retry-After"));
        assertEquals(0, calls);
    }

    @Test
    void failure_answersItsStatus_andNothingHappens() {
        assertEquals(503, answer(new Mishap.Failure(503), ORDER).status());
        assertEquals(0, calls);
    }

    @Test
    void slow_letsTimePass_beforeTheCall() {
        assertEquals(200, answer(new Mishap.Slow(Duration.ofSeconds(9)), ORDER).status());
        assertEquals(TEN.plusSeconds(9), time.instant());
    }

    @Test
    void lostRequest_doesNotHappen_lostAnswerDoes() {
        assertThrows(WebHandler.DroppedConnection.class, () -> answer(new Mishap.LostRequest(), ORDER));
        assertEquals(0, calls);
        assertThrows(WebHandler.DroppedConnection.class, () -> answer(new Mishap.LostAnswer(), ORDER));
        assertEquals(1, calls);
    }

    @Test
    void htmlPage_andTornAnswer_hideWhatHappened() {
        assertTrue(answer(new Mishap.HtmlPage(), ORDER).body().startsWith("<html>"));
        assertEquals("{\"id\":", answer(new Mishap.TornAnswer(), ORDER).body());
        assertEquals(2, calls);
    }

    @Test
    void staleQuotes_areOld_andTheOthersUntouched() {
        Mishap stale = new Mishap.StaleQuotes(Duration.ofMinutes(5));

        assertTrue(answer(stale, QUOTES).body().contains("\"t\":\"2026-11-23T14:54:59Z\""));
        assertEquals("{\"id\":\"one\"}", answer(stale, ORDER).body());
    }

    @Test
    void crossedQuotes_haveTheBidAboveTheAsk() {
        String body = answer(new Mishap.CrossedQuotes(), QUOTES).body();

        assertTrue(body.contains("\"bp\":100.20") && body.contains("\"ap\":100.10"), body);
    }

    @Test
    void streams_areMuteLateOrCut() {
        assertInstanceOf(StreamFate.Lose.class, fate(new Mishap.MuteStream()));
        assertEquals(new StreamFate.Delay(Duration.ofSeconds(3)), fate(new Mishap.LateStream(Duration.ofSeconds(3))));
        assertInstanceOf(StreamFate.Cut.class, fate(new Mishap.CutStream()));
        assertInstanceOf(StreamFate.Deliver.class, fate(new Mishap.LostAnswer()));
    }

    private StreamFate fate(Mishap mishap) {
        return new FaultPlan(time, 1, List.of(FaultRule.always(mishap))).onStream("/stream", "{}");
    }

    @Test
    void rule_holdsInItsTime_forItsCalls_andItsNumberOfTimes() throws InterruptedException {
        FaultyHandler handler = handler(FaultRule.always(new Mishap.Failure(500))
                .with("POST", "/v2/orders")
                .between(TEN.plusSeconds(60), TEN.plusSeconds(120))
                .atMost(2));

        assertEquals(200, handler.handle(ORDER).status());
        time.sleep(Duration.ofSeconds(60));
        assertEquals(200, handler.handle(QUOTES).status());
        assertEquals(List.of(500, 500, 200), statuses(handler, 3));

        FaultyHandler unbounded =
                handler(FaultRule.always(new Mishap.Failure(500)).between(TEN.plusSeconds(60), TEN.plusSeconds(120)));
        time.sleep(Duration.ofSeconds(60));
        assertEquals(200, unbounded.handle(ORDER).status());
    }

    @Test
    void percent_isTheShareOfCalls_theSameForTheSameSeed() {
        FaultRule some = FaultRule.always(new Mishap.Failure(500)).percent(20);

        List<Integer> first = statuses(handler(some), 500);

        long failed = first.stream().filter(status -> status == 500).count();
        assertTrue(failed > 70 && failed < 130, failed + " of 500");
        assertEquals(first, statuses(handler(some), 500));
        assertNotEquals(
                first,
                statuses(
                        new FaultyHandler(
                                _ -> WebResponse.json(200, "{}"), new FaultPlan(time, 2, List.of(some)), time),
                        500));
    }

    private static List<Integer> statuses(FaultyHandler handler, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(_ -> handler.handle(ORDER).status())
                .toList();
    }

    @Test
    void rule_isRefused_whenItEndsBeforeItBegins() {
        assertThrows(
                IllegalArgumentException.class,
                () -> FaultRule.always(new Mishap.HtmlPage()).between(TEN, TEN));
    }
}
