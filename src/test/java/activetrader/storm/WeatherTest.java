package activetrader.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.simulator.faults.Fault;
import activetrader.time.SimulatedTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeatherTest {
    private static final Instant START = Instant.parse("2026-03-02T14:30:00Z");
    private static final WebRequest ORDER = new WebRequest("POST", "/v2/orders", Map.of(), Map.of(), "{}");
    private static final WebResponse ANSWER = WebResponse.json(200, "{\"id\":\"1\"}");

    private final SimulatedTime time = new SimulatedTime(START);

    private Weather weather(int perMille, Gust.Kind kind) {
        return new Weather(time, 7, perMille, List.of(new Gust(kind, START, START.plusSeconds(10))));
    }

    @Test
    void cut_dropsCallsBeforeTheyArrive() {
        assertInstanceOf(Fault.Drop.class, weather(0, Gust.Kind.CUT).before(ORDER));
    }

    @Test
    void deaf_dropsAnswersOfCallsThatArrived() {
        Weather weather = weather(0, Gust.Kind.DEAF);

        assertInstanceOf(Fault.None.class, weather.before(ORDER));
        assertInstanceOf(Fault.Drop.class, weather.after(ORDER, ANSWER));
    }

    @Test
    void gust_endsWithItsSpan() throws InterruptedException {
        Weather weather = weather(0, Gust.Kind.CUT);
        time.sleepUntil(START.plusSeconds(10));

        assertInstanceOf(Fault.None.class, weather.before(ORDER));
        assertEquals(0, weather.faults());
    }

    @Test
    void clearFrom_endsEverything() {
        Weather weather = weather(1000, Gust.Kind.CUT);
        weather.clearFrom(START);

        assertInstanceOf(Fault.None.class, weather.before(ORDER));
        assertInstanceOf(Fault.None.class, weather.after(ORDER, ANSWER));
    }

    @Test
    void chance_strikesAlike_fromTheSameSeed() {
        assertEquals(strikes(), strikes());
    }

    private List<Fault> strikes() {
        Weather weather = new Weather(time, 11, 500, List.of());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            faults.add(weather.before(ORDER));
            faults.add(weather.after(ORDER, ANSWER));
        }
        return faults;
    }
}
