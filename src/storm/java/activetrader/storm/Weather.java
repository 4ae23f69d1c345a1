package activetrader.storm;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.simulator.faults.Fault;
import activetrader.simulator.faults.Faults;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The faults of a day: gusts, in which every call fails, and single calls that fail at random.
final class Weather implements Faults {
    private static final String DATA = "/v2/stocks";
    private static final int MANY = 429;

    private final SimulatedTime time;
    private final Random random;
    private final int perMille;
    private final List<Gust> gusts;
    private Instant clearFrom = Instant.MAX;
    private long faults;

    /// @param perMille how many of a thousand calls fail at random
    Weather(SimulatedTime time, long seed, int perMille, List<Gust> gusts) {
        this.time = time;
        this.random = new Random(seed);
        this.perMille = perMille;
        this.gusts = List.copyOf(gusts);
    }

    /// Ends all faults from `instant` on.
    synchronized void clearFrom(Instant instant) {
        clearFrom = instant;
    }

    synchronized long faults() {
        return faults;
    }

    @Override
    public synchronized Fault before(WebRequest request) {
        return counted(gustNow().map(this::before).orElseGet(this::chanceBefore));
    }

    @Override
    public synchronized Fault after(WebRequest request, WebResponse response) {
        return counted(gustNow().map(Weather::after).orElseGet(() -> chanceAfter(request, response)));
    }

    private Fault counted(Fault fault) {
        faults += fault instanceof Fault.None ? 0 : 1;
        return fault;
    }

    private Optional<Gust> gustNow() {
        Instant now = time.instant();
        return now.isBefore(clearFrom)
                ? gusts.stream().filter(gust -> gust.covers(now)).findFirst()
                : Optional.empty();
    }

    private Fault before(Gust gust) {
        return switch (gust.kind()) {
            case CUT -> new Fault.Drop();
            case ERRORS -> error();
            case LIMITED -> tooMany();
            case SLOW -> new Fault.Delay(Duration.ofMillis(500 + random.nextInt(13_000)));
            case DEAF, HTML -> new Fault.None();
        };
    }

    private static Fault after(Gust gust) {
        return switch (gust.kind()) {
            case DEAF -> new Fault.Drop();
            case HTML -> page();
            case CUT, ERRORS, LIMITED, SLOW -> new Fault.None();
        };
    }

    private boolean strikes() {
        return time.instant().isBefore(clearFrom) && random.nextInt(1000) < perMille;
    }

    private Fault chanceBefore() {
        if (!strikes()) {
            return new Fault.None();
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Fault.Drop();
            case 1 -> error();
            case 2 -> page();
            case 3 -> tooMany();
            default -> new Fault.Delay(Duration.ofMillis(random.nextInt(12_000)));
        };
    }

    private Fault chanceAfter(WebRequest request, WebResponse response) {
        if (!strikes()) {
            return new Fault.None();
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Fault.Drop();
            case 1 -> page();
            case 2 -> new Fault.Answer(spoiled(request, response));
            default -> new Fault.Delay(Duration.ofMillis(random.nextInt(12_000)));
        };
    }

    private WebResponse spoiled(WebRequest request, WebResponse response) {
        String body = response.body();
        if (request.path().startsWith("/v2/orders:by_client_order_id") && response.status() == 200) {
            return WebResponse.json(404, "{\"code\":40410000,\"message\":\"order not found\"}");
        }
        if (request.path().startsWith(DATA)) {
            return WebResponse.json(response.status(), spoiledPrices(body));
        }
        return WebResponse.json(response.status(), body.substring(0, body.length() / 2));
    }

    private String spoiledPrices(String body) {
        return switch (random.nextInt(3)) {
            case 0 -> body.replaceAll("\"ap\":[0-9.]+", "\"ap\":0");
            case 1 ->
                body.replace("\"ap\":", "\"swap\":")
                        .replace("\"bp\":", "\"ap\":")
                        .replace("\"swap\":", "\"bp\":");
            default -> body.replaceAll("T1[0-9]:", "T08:");
        };
    }

    private static Fault error() {
        return new Fault.Answer(WebResponse.json(500, "{\"code\":50010000,\"message\":\"internal server error\"}"));
    }

    private static Fault page() {
        return new Fault.Answer(WebResponse.text(502, "text/html", "<html><h1>502 Bad Gateway</h1></html>"));
    }

    private Fault tooMany() {
        return new Fault.Answer(WebResponse.json(MANY, "{\"code\":42910000,\"message\":\"rate limit exceeded\"}")
                .with("Retry-After", String.valueOf(1 + random.nextInt(20))));
    }
}
