package activetrader.simulator.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.http.LoopbackServer;
import activetrader.http.WebResponse;
import activetrader.simulator.exchange.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The trading API's paths, queries and answers.
class TradingApiTest {
    private static final String MARKET =
            "{\"symbol\":\"AAPL\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\",\"qty\":\"10\"}";
    private static final String BRACKET = """
        {"symbol":"AAPL","side":"buy","type":"market","time_in_force":"day","qty":10,"order_class":"bracket",
         "take_profit":{"limit_price":110},"stop_loss":{"stop_price":"95","limit_price":null},"legs":[]}\
        """;

    private final World world = new World();
    private final Client client = new Client(world);

    private static String limit(String side, String price) {
        return "{\"symbol\":\"AAPL\",\"side\":\"" + side
                + "\",\"type\":\"limit\",\"time_in_force\":\"day\",\"qty\":\"10\",\"limit_price\":\"" + price + "\"}";
    }

    private List<Object> statuses(String target) {
        return client.list(target).stream().map(order -> order.get("status")).toList();
    }

    @Test
    void post_takesNumbersAndText_andAnswers200WithLegs() {
        WebResponse answer = client.call("POST", "/v2/orders", BRACKET);

        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("\"status\":\"pending_new\""), answer.body());
        assertTrue(answer.body().contains("\"order_class\":\"bracket\""), answer.body());
        assertTrue(answer.body().contains("\"legs\":[{"), answer.body());
    }

    @Test
    void orders_hideHeldLegs_andNestedOpenShowsNothingOnceTheParentIsFilled() {
        Map<String, Object> parent = client.order(BRACKET);
        world.settle();

        assertEquals(List.of("new"), statuses("/v2/orders"));
        assertEquals(List.of(), statuses("/v2/orders?status=open&nested=true"));
        assertEquals(List.of("held", "new", "filled"), statuses("/v2/orders?status=all"));
        assertEquals(List.of("filled"), statuses("/v2/orders?status=all&nested=true"));
        assertNull(client.get("/v2/orders/" + parent.get("id")).get("legs"));
        Map<String, Object> nested = client.get("/v2/orders/" + parent.get("id") + "?nested=true");
        assertEquals(2, Client.array(nested, "legs").size());
    }

    @Test
    void orders_showEveryChange_alsoOfLegs() {
        client.order(BRACKET);
        String nested = "/v2/orders?status=all&nested=true";

        assertEquals(List.of("held", "held"), legStatuses(nested));
        world.settle();

        assertEquals(List.of("new", "held"), legStatuses(nested));
        assertEquals(List.of("new", "held"), legStatuses(nested));
        client.call("DELETE", "/v2/orders", "");
        world.settle();

        assertEquals(List.of("canceled", "canceled"), legStatuses(nested));
        assertEquals(List.of("canceled", "canceled", "filled"), statuses("/v2/orders?status=all"));
    }

    private List<?> legStatuses(String target) {
        return Client.array(client.list(target).getFirst(), "legs").stream()
                .map(leg -> leg instanceof Map<?, ?> order ? order.get("status") : null)
                .toList();
    }

    @Test
    void orders_areFilteredAndSorted() {
        Map<String, Object> first = client.order(limit("buy", "90"));
        world.settle();
        Map<String, Object> second = client.order(limit("buy", "91").replace("AAPL", "MSFT"));
        world.settle();
        Map<String, Object> third = client.order(limit("buy", "92"));

        assertEquals(ids(List.of(third, second, first)), ids("/v2/orders"));
        assertEquals(ids(List.of(first, second, third)), ids("/v2/orders?direction=asc"));
        assertEquals(ids(List.of(third)), ids("/v2/orders?limit=1"));
        assertEquals(ids(List.of(second)), ids("/v2/orders?symbols=MSFT"));
        assertEquals(List.of(), ids("/v2/orders?side=sell"));
        assertEquals(ids(List.of(third)), ids("/v2/orders?after=" + second.get("submitted_at")));
        assertEquals(ids(List.of(first)), ids("/v2/orders?until=" + second.get("submitted_at")));
        assertEquals(ids(List.of(third, second)), ids("/v2/orders?after_order_id=" + first.get("id")));
        assertEquals(List.of(), ids("/v2/orders?status=closed"));
        assertEquals(422, client.call("GET", "/v2/orders?status=some", "").status());
        assertEquals(422, client.call("GET", "/v2/orders?limit=501", "").status());
    }

    private static List<Object> ids(List<Map<String, Object>> orders) {
        return orders.stream().map(order -> order.get("id")).toList();
    }

    private List<Object> ids(String target) {
        return client.list(target).stream().map(order -> order.get("id")).toList();
    }

    @Test
    void order_isFoundByItsClientId() {
        client.order(MARKET.replace("}", ",\"client_order_id\":\"at-1\"}"));

        assertEquals(
                "at-1",
                client.get("/v2/orders:by_client_order_id?client_order_id=at-1").get("client_order_id"));
        WebResponse missing = client.call("GET", "/v2/orders:by_client_order_id?client_order_id=at-2", "");
        assertEquals(404, missing.status());
        assertEquals("{\"code\":40410000,\"message\":\"order not found for at-2\"}", missing.body());
    }

    @Test
    void delete_answers204_then422() {
        String id = "/v2/orders/" + client.order(limit("buy", "90")).get("id");

        assertEquals(204, client.call("DELETE", id, "").status());
        WebResponse again = client.call("DELETE", id, "");
        assertEquals(422, again.status());
        assertEquals("{\"code\":42210000,\"message\":\"order is already in \\\"canceled\\\" state\"}", again.body());
    }

    @Test
    void deleteAll_answers207_perOrder() {
        Map<String, Object> order = client.order(limit("buy", "90"));

        WebResponse answer = client.call("DELETE", "/v2/orders", "");

        assertEquals(207, answer.status());
        assertEquals("[{\"id\":\"" + order.get("id") + "\",\"status\":200}]", answer.body());
    }

    @Test
    void patch_answersTheNewOrder() {
        Map<String, Object> order = client.order(limit("buy", "90"));
        world.settle();

        Map<String, Object> changed =
                client.object("PATCH", "/v2/orders/" + order.get("id"), "{\"limit_price\":\"91.5\"}");

        assertEquals(order.get("id"), changed.get("replaces"));
        assertEquals("91.5", changed.get("limit_price"));
        assertNotEquals(order.get("id"), changed.get("id"));
    }

    @Test
    void closeAll_answers207_with403ForHeldShares() {
        client.order(BRACKET);
        client.order(MARKET.replace("AAPL", "MSFT"));
        world.settle();

        WebResponse answer = client.call("DELETE", "/v2/positions", "");

        assertEquals(207, answer.status());
        List<Map<String, Object>> items = Client.rows(answer.body());
        assertEquals(403, items.get(0).get("status"));
        assertEquals("10", Client.child(items.get(0), "body").get("held_for_orders"));
        assertEquals(200, items.get(1).get("status"));
        client.call("DELETE", "/v2/positions?cancel_orders=true", "");
        world.settle();
        assertEquals(List.of(), client.list("/v2/positions"));
    }

    @ParameterizedTest
    @CsvSource({"'', 10", "?qty=4, 4", "?percentage=25, 2.5"})
    void closeOne_takesQuantityOrPercentage(String query, String expected) {
        client.order(MARKET);
        world.settle();

        Map<String, Object> order = client.object("DELETE", "/v2/positions/AAPL" + query, "");

        assertEquals(expected, order.get("qty"));
        assertEquals("sell_to_close", order.get("position_intent"));
    }

    @Test
    void position_showsProfitAgainstCostAndPreviousClose() {
        world.aapl("10:30", "103.00", "103.02");
        client.order(MARKET);
        world.until("10:31");

        Map<String, Object> position = client.get("/v2/positions/AAPL");

        assertEquals("100.02", position.get("avg_entry_price"));
        assertEquals("1000.2", position.get("cost_basis"));
        assertEquals("1030", position.get("market_value"));
        assertEquals("29.8", position.get("unrealized_pl"));
        assertEquals("29.8", position.get("unrealized_intraday_pl"));
        assertEquals("99", position.get("lastday_price"));
        assertEquals("0.0404040404", position.get("change_today"));
        assertEquals(404, client.call("GET", "/v2/positions/MSFT", "").status());
    }

    @Test
    void account_addsUp() {
        world.aapl("10:30", "103.00", "103.02");
        client.order(MARKET);
        world.until("10:31");

        Map<String, Object> account = client.get("/v2/account");

        assertEquals("98999.8", account.get("cash"));
        assertEquals("1030", account.get("long_market_value"));
        assertEquals("100029.8", account.get("equity"));
        assertEquals("100000", account.get("last_equity"));
        assertEquals("309", account.get("maintenance_margin"));
        assertEquals("398883.2", account.get("buying_power"));
        assertEquals("2026-11-20", account.get("balance_asof"));
    }

    @Test
    void lastEquity_isTheEquityAtThePreviousClose() {
        world.aapl("15:59", "110.00", "110.02");
        client.order(MARKET);
        world.until(Instant.parse("2026-11-24T15:00:00Z"));

        Map<String, Object> account = client.get("/v2/account");
        Map<String, Object> position = client.get("/v2/positions/AAPL");

        assertEquals("100099.8", account.get("last_equity"));
        assertEquals("99999.8", account.get("equity"));
        assertEquals("10", position.get("unrealized_intraday_pl"));
        assertEquals("-0.2", position.get("unrealized_pl"));
    }

    @Test
    void activities_areFills_pagedNewestFirst() {
        client.order(MARKET);
        world.settle();
        client.object("DELETE", "/v2/positions/AAPL", "");
        world.settle();

        List<Map<String, Object>> fills = client.list("/v2/account/activities/FILL");
        List<Map<String, Object>> page = client.list("/v2/account/activities?page_size=1");
        List<Map<String, Object>> next = client.list("/v2/account/activities?page_size=1&page_token="
                + page.getFirst().get("id"));

        assertEquals("sell", fills.get(0).get("side"));
        assertEquals("buy", fills.get(1).get("side"));
        assertTrue(String.valueOf(fills.get(1).get("id")).startsWith("20261123100000150::"), "" + fills);
        assertEquals(List.of(fills.get(0)), page);
        assertEquals(List.of(fills.get(1)), next);
        assertEquals(List.of(), client.list("/v2/account/activities?category=non_trade_activity"));
        assertEquals(2, client.list("/v2/account/activities?date=2026-11-23").size());
        assertEquals(List.of(), client.list("/v2/account/activities/DIV"));
    }

    @Test
    void portfolioHistory_startsFromThePreviousClose() {
        world.aapl("11:00", "103.00", "103.02");
        client.order(MARKET);
        world.until("11:10");

        Map<String, Object> history = client.get("/v2/account/portfolio/history?period=1D&timeframe=15Min");

        assertEquals(7, Client.array(history, "timestamp").size());
        assertEquals(
                "[100000, 100000, 100000, 99999.8, 99999.8, 99999.8, 100029.8]",
                Client.array(history, "equity").toString());
        assertEquals("29.8", Client.array(history, "profit_loss").getLast().toString());
        assertEquals("2026-11-20", history.get("base_value_asof"));
        Map<String, Object> daily = client.get("/v2/account/portfolio/history?period=1D&timeframe=1D");
        assertEquals(1, Client.array(daily, "equity").size());
        assertEquals(
                422,
                client.call("GET", "/v2/account/portfolio/history?period=x", "").status());
    }

    @Test
    void configurations_arePatched() {
        client.object("PATCH", "/v2/account/configurations", "{\"no_shorting\":true,\"max_margin_multiplier\":\"2\"}");

        assertEquals(true, client.get("/v2/account/configurations").get("no_shorting"));
        assertEquals("2", client.get("/v2/account").get("multiplier"));
        assertEquals("200000", client.get("/v2/account").get("buying_power"));
    }

    @Test
    void clock_showsOpenAndClose() {
        Map<String, Object> open = client.get("/v2/clock");
        assertEquals("2026-11-23T10:00:00-05:00", open.get("timestamp"));
        assertEquals(true, open.get("is_open"));
        assertEquals("2026-11-24T09:30:00-05:00", open.get("next_open"));
        assertEquals("2026-11-23T16:00:00-05:00", open.get("next_close"));

        world.until(World.at("16:00"));
        Map<String, Object> closed = client.get("/v2/clock");
        assertEquals(false, closed.get("is_open"));
        assertEquals("2026-11-24T16:00:00-05:00", closed.get("next_close"));
        assertTrue(
                client.call("GET", "/v3/clock?markets=NYSE,NASDAQ", "").body().contains("\"phase\":\"post\""));
    }

    @Test
    void calendar_showsHolidayAndEarlyClose() {
        List<Map<String, Object>> days = client.list("/v2/calendar?start=2026-11-25&end=2026-11-30T00:00:00Z");

        assertEquals(
                List.of("2026-11-25", "2026-11-27", "2026-11-30"),
                days.stream().map(day -> day.get("date")).toList());
        assertEquals("13:00", days.get(1).get("close"));
        assertEquals("1700", days.get(1).get("session_close"));
        assertEquals("2026-11-27", days.get(0).get("settlement_date"));
        String market = client.call("GET", "/v3/calendar/NYSE?start=2026-11-27&end=2026-11-27", "")
                .body();
        assertTrue(market.contains("\"core_end\":\"2026-11-27T13:00:00-05:00\""), market);
    }

    @Test
    void assets_areFoundBySymbolAndId() {
        Object id = client.get("/v2/assets/AAPL").get("id");

        assertEquals("AAPL", client.get("/v2/assets/" + id).get("symbol"));
        assertEquals(
                2, client.list("/v2/assets?status=active&asset_class=us_equity").size());
        assertEquals("asset not found for NONE", client.get("/v2/assets/NONE").get("message"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/account, application/json, unauthorized.",
        "/v2/orders, application/json, unauthorized.",
        "/v2/clock, text/html, 401 Authorization Required",
        "/v2/calendar, text/html, 401 Authorization Required",
    })
    void badKey_gets401_inTheFormOfThePath(String path, String type, String text) {
        WebResponse answer = client.call("GET", path, "", Map.of("apca-api-key-id", "SIM"));

        assertEquals(401, answer.status());
        assertTrue(answer.contentType().startsWith(type), answer.contentType());
        assertTrue(answer.body().contains(text), answer.body());
    }

    @Test
    void basicAuthorization_works() {
        Map<String, String> basic = Map.of("authorization", "Basic U0lNOlNJTQ==");

        assertEquals(200, client.call("GET", "/v2/account", "", basic).status());
        assertFalse(Client.KEYS.toString().contains("SIM,"));
    }

    @Test
    void rateLimit_isCountedPerMinute_andSaid() {
        World tight = new World(World.settings().withRequestsPerMinute(2));
        Client limited = new Client(tight);

        assertEquals("1", limited.call("GET", "/v2/clock", "").headers().get("X-RateLimit-Remaining"));
        limited.call("GET", "/v2/clock", "");
        WebResponse refused = limited.call("GET", "/v2/clock", "");
        assertEquals(429, refused.status());
        assertEquals("{\"code\":42910000,\"message\":\"rate limit exceeded\"}", refused.body());
        assertEquals(
                Long.toString(World.at("10:01").getEpochSecond()),
                refused.headers().get("X-RateLimit-Reset"));
        tight.until("10:01");
        assertEquals(200, limited.call("GET", "/v2/clock", "").status());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v2/nothing, 404",
        "GET, /v2/orders/1/2, 404",
        "PUT, /v2/orders, 404",
        "HEAD, /v2/clock, 200",
        "GET, /, 404"
    })
    void paths(String method, String path, int status) {
        assertEquals(status, client.call(method, path, "").status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json|400|request body format is invalid",
                "{\"qty\":\"ten\",\"symbol\":\"A\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"}|400|"
                        + "request body format is invalid",
                "{\"symbol\":\"A\",\"side\":\"buy\",\"type\":\"odd\",\"time_in_force\":\"day\"}|422|invalid order type",
                "{\"symbol\":\"A\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"ever\"}|422|"
                        + "invalid time_in_force",
                "{\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"}|422|symbol is required",
            })
    void badBodies_areRefused(String body, int status, String message) {
        WebResponse answer = client.call("POST", "/v2/orders", body);

        assertEquals(status, answer.status());
        assertTrue(answer.body().contains(message), answer.body());
    }

    @Test
    void overHttp_theSameAnswers() throws Exception {
        TradingApi api = new TradingApi(world.exchange, world.time, Client.KEYS);
        try (LoopbackServer server = LoopbackServer.start(0, api);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/v2/orders"))
                    .header("APCA-API-KEY-ID", "SIM")
                    .header("APCA-API-SECRET-KEY", "SIM")
                    .POST(HttpRequest.BodyPublishers.ofString(MARKET))
                    .build();

            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertEquals(200, answer.statusCode());
            assertEquals(
                    "199", answer.headers().firstValue("X-RateLimit-Remaining").orElse(""));
            assertTrue(answer.headers().firstValue("X-Request-ID").isPresent());
            assertTrue(answer.body().contains("\"filled_avg_price\":null"), answer.body());
        }
    }
}
