package activetrader.simulator.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.SharedFolder;
import activetrader.json.Json;
import activetrader.simulator.exchange.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The simulator's answers have the keys, and under them the kinds of values, that were recorded from Alpaca.
class RecordedShapesTest {
    private static final String ORDER =
            "{\"symbol\":\"AAPL\",\"side\":\"buy\",\"type\":\"%s\",\"time_in_force\":\"day\",%s}";

    private final World world = new World();
    private final Client client = new Client(world);

    private static Object recorded(String name) {
        try {
            String text = Files.readString(SharedFolder.require("alpaca/samples/" + name));
            return text.stripLeading().startsWith("[") ? Client.rows(text).getFirst() : Json.readObject(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Each key with the kind of its value.
    private static Map<String, String> shape(Object json) {
        Map<String, String> kinds = new TreeMap<>();
        ((Map<?, ?>) json).forEach((key, value) -> kinds.put(String.valueOf(key), kind(value)));
        return kinds;
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "text";
            case Boolean _ -> "boolean";
            case Number _ -> "number";
            case Map<?, ?> _ -> "object";
            default -> "array";
        };
    }

    private String filled(String amount) {
        Object id = client.order(ORDER.formatted("market", amount)).get("id");
        world.settle();
        return "/v2/orders/" + id;
    }

    @Test
    void newOrders() {
        assertEquals(
                shape(recorded("POST_v2_orders.qty-market-buy.paper-recorded-2026-10-08.json")),
                shape(client.order(ORDER.formatted("market", "\"qty\":\"1\""))));
        assertEquals(
                shape(recorded("POST_v2_orders.notional-market-buy.paper-recorded-2026-10-08.json")),
                shape(client.order(ORDER.formatted("market", "\"notional\":\"5\""))));
        assertEquals(
                shape(recorded("POST_v2_orders.limit-buy.paper-recorded-2026-10-08.json")),
                shape(client.order(ORDER.formatted("limit", "\"qty\":\"1\",\"limit_price\":\"90\""))));
    }

    @Test
    void filledAndCancelledOrders() {
        assertEquals(
                shape(recorded("GET_v2_orders_id.qty-filled.paper-recorded-2026-10-08.json")),
                shape(client.get(filled("\"qty\":\"1\""))));
        assertEquals(
                shape(recorded("GET_v2_orders_id.notional-filled.paper-recorded-2026-10-08.json")),
                shape(client.get(filled("\"notional\":\"5\""))));
        Object id = client.order(ORDER.formatted("limit", "\"qty\":\"1\",\"limit_price\":\"90\""))
                .get("id");
        client.call("DELETE", "/v2/orders/" + id, "");
        assertEquals(
                shape(recorded("GET_v2_orders.limit-canceled.paper-recorded-2026-10-08.json")),
                shape(client.get("/v2/orders/" + id)));
    }

    @Test
    void accountPositionAndFill() {
        filled("\"qty\":\"1\"");

        assertEquals(
                shape(recorded("GET_v2_account.paper-recorded-2026-10-08.json")), shape(client.get("/v2/account")));
        assertEquals(
                shape(recorded("GET_v2_positions.paper-recorded-2026-10-08.json")),
                shape(client.get("/v2/positions/AAPL")));
        assertEquals(
                shape(recorded("GET_v2_account_activities_FILL.paper-recorded-2026-10-08.json")),
                shape(client.list("/v2/account/activities/FILL").getFirst()));
    }

    @Test
    void assetClockCalendarAndHistory() {
        assertEquals(
                shape(recorded("GET_v2_assets_SPY.paper-recorded-2026-09-30.json")),
                shape(client.get("/v2/assets/AAPL")));
        assertEquals(shape(recorded("GET_v2_clock.spec-example.json")), shape(client.get("/v2/clock")));
        assertEquals(
                shape(recorded("GET_v2_calendar.excerpt-early-close.paper-recorded-2026-09-30.json")),
                shape(client.list("/v2/calendar?start=2026-11-23&end=2026-11-23")
                        .getFirst()));
    }

    @Test
    void refusals() {
        filled("\"qty\":\"10\"");
        client.order("{\"symbol\":\"AAPL\",\"side\":\"sell\",\"type\":\"stop\",\"time_in_force\":\"day\","
                + "\"qty\":\"10\",\"stop_price\":\"95\"}");

        assertEquals(
                error("wash_trade.observed-2026.json"),
                shape(client.order(ORDER.formatted("market", "\"qty\":\"1\""))));
        assertEquals(
                error("insufficient_qty_held_by_stop.observed-2026-08-11.json"),
                shape(client.object("DELETE", "/v2/positions/AAPL", "")));
        assertEquals(
                error("insufficient_buying_power.observed.json"),
                shape(client.order(
                        ORDER.formatted("market", "\"qty\":\"10000\"").replace("AAPL", "MSFT"))));
        assertEquals(error("asset_not_found.recorded-2026-09-30.json"), shape(client.get("/v2/assets/ZZZZ")));
    }

    private static Map<String, String> error(String name) {
        return shape(Client.child((Map<?, ?>) recorded("errors/" + name), "body"));
    }
}
