package activetrader.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.SharedFolder;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.ExchangeSettings;
import activetrader.simulator.tape.Halt;
import activetrader.simulator.tape.recorded.RecordedBars;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private static final Instant NOW = Instant.parse("2026-01-14T15:00:00Z");

    @Test
    void start_servesBothApisOnOnePort() throws Exception {
        SimulatorSettings settings = SimulatorSettings.defaults()
                .withSymbols(Set.of(Symbol.of("SPY")))
                .withExchange(ExchangeSettings.defaults().withCash(Money.of(5_000)));
        try (Simulator simulator = Simulator.start(settings, new SimulatedTime(NOW), 0)) {
            assertTrue(get(simulator, "/v2/account").body().contains("\"cash\":\"5000\""));
            assertTrue(get(simulator, "/v2/stocks/quotes/latest?symbols=SPY")
                    .body()
                    .contains("\"SPY\""));
            assertTrue(get(simulator, "/v2/assets/SPY").body().contains("SYNTHETIC"));
            assertEquals(404, get(simulator, "/nowhere").statusCode());
            assertEquals(LocalDate.of(2026, 1, 14), simulator.date());
        }
    }

    @Test
    void restart_keepsOrders() throws Exception {
        SimulatorSettings settings = SimulatorSettings.defaults().withSymbols(Set.of(Symbol.of("SPY")));
        try (Simulator simulator = Simulator.start(settings, new SimulatedTime(NOW), 0)) {
            String order = "{\"symbol\":\"SPY\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"limit\","
                    + "\"limit_price\":\"1\",\"time_in_force\":\"day\",\"client_order_id\":\"mine\"}";
            assertEquals(200, send(simulator, "/v2/orders", "POST", order).statusCode());

            simulator.restart();

            assertTrue(get(simulator, "/v2/orders").body().contains("\"mine\""));
        }
    }

    @Test
    void start_playsHalts() {
        Symbol spy = Symbol.of("SPY");
        SimulatorSettings settings = SimulatorSettings.defaults()
                .withSymbols(Set.of(spy))
                .withHalts(List.of(new Halt(spy, NOW, NOW.plusSeconds(60))));
        try (Simulator simulator = Simulator.start(settings, new SimulatedTime(NOW), 0)) {
            assertTrue(simulator.tape().isHalted(spy, NOW));
        }
    }

    @Test
    void start_playsEveryRecordedFolder() {
        for (String set : List.of("2019-02-week", "2024-08-tech", "2024-early-close", "2024-dst", "sw-2024-run")) {
            SimulatorSettings settings = SimulatorSettings.defaults()
                    .withBars(RecordedBars.at(SharedFolder.require("data/bars/" + set), null));
            try (Simulator simulator = Simulator.start(settings, new SimulatedTime(NOW), 0)) {
                Instant close = simulator
                        .tape()
                        .calendar()
                        .on(simulator.date())
                        .orElseThrow()
                        .close();
                for (Symbol symbol : simulator.tape().symbols()) {
                    assertTrue(
                            simulator.tape().quote(symbol, close).orElseThrow().isTwoSided());
                    assertTrue(simulator
                            .tape()
                            .previousClose(symbol, simulator.date())
                            .isPresent());
                }
            }
        }
    }

    private static HttpResponse<String> get(Simulator simulator, String target)
            throws IOException, InterruptedException {
        return send(simulator, target, "GET", "");
    }

    private static HttpResponse<String> send(Simulator simulator, String target, String method, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.url() + target))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("APCA-API-KEY-ID", "SIM")
                .header("APCA-API-SECRET-KEY", "SIM")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
