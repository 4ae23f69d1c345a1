package activetrader.simulator.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.simulator.exchange.Quirks;
import activetrader.simulator.exchange.World;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a client sees of an exchange that is not as it should be.
class QuirksTest {
    private static final String BRACKET = """
            {"symbol":"AAPL","side":"buy","type":"market","time_in_force":"day","qty":"10","client_order_id":"mine",
             "order_class":"bracket","take_profit":{"limit_price":"110"},"stop_loss":{"stop_price":"95"}}""";
    private static final String BY_CLIENT_ID = "/v2/orders:by_client_order_id?client_order_id=mine";

    private static World world(Quirks quirks) {
        return new World(World.settings().withQuirks(quirks));
    }

    @Test
    void visibilityLag_hidesANewOrderFromListsAndByClientId_thoughItIsFilled() {
        World world = world(Quirks.none().withVisibilityLag(Duration.ofSeconds(5)));
        Client client = new Client(world);
        Object id = client.order(BRACKET).get("id");

        world.until(World.at("10:00").plusMillis(4_999));
        assertEquals(404, client.call("GET", BY_CLIENT_ID, "").status());
        assertEquals(0, client.list("/v2/orders?status=all").size());
        assertEquals(1, client.list("/v2/positions").size());
        assertEquals("filled", client.get("/v2/orders/" + id).get("status"));

        world.until(World.at("10:00").plusSeconds(5));
        assertEquals(id, client.get(BY_CLIENT_ID).get("id"));
        assertEquals(3, client.list("/v2/orders?status=all").size());
    }

    @Test
    void visibilityLag_doesNotMakeAClientIdFree() {
        Client client = new Client(world(Quirks.none().withVisibilityLag(Duration.ofSeconds(5))));
        client.order(BRACKET);

        assertEquals(422, client.call("POST", "/v2/orders", BRACKET).status());
    }

    @Test
    void rejectPercent_rejectsAfterTheOrderWasAccepted_withAllThatHangsOnIt() {
        World world = world(Quirks.none().withRejectPercent(100));
        Client client = new Client(world);
        Map<String, Object> accepted = client.order(BRACKET);

        world.settle();

        assertEquals("pending_new", accepted.get("status"));
        Map<String, Object> rejected = client.get("/v2/orders/" + accepted.get("id") + "?nested=true");
        assertEquals("rejected", rejected.get("status"));
        assertNotNull(rejected.get("failed_at"));
        assertFalse(world.exchange.orders().stream().anyMatch(order -> order.isOpen()));
        assertEquals(0, client.list("/v2/positions").size());
        assertEquals("rejected", world.events.get(1).event());
    }

    @Test
    void rejectPercent_isTheShareOfOrdersThatAreRejected() {
        World world = world(Quirks.none().withRejectPercent(30));
        for (int i = 0; i < 200; i++) {
            world.submit("type", "LIMIT", "limit", "90");
        }

        world.settle();

        long rejected = world.exchange.orders().stream()
                .filter(order -> order.status().code().equals("rejected"))
                .count();
        assertTrue(rejected > 40 && rejected < 80, rejected + " of 200");
    }

    @Test
    void clockOffset_movesTheClockThatIsShown_andNothingElse() {
        World world = world(Quirks.none().withClockOffset(Duration.ofSeconds(-90)));
        Client client = new Client(world);

        Instant shown = OffsetDateTime.parse(
                        String.valueOf(client.get("/v2/clock").get("timestamp")))
                .toInstant();

        assertEquals(World.at("10:00").minusSeconds(90), shown);
        assertEquals(World.at("10:00").toString(), client.order(BRACKET).get("created_at"));
    }

    @Test
    void quirks_refuseWhatMakesNoSense() {
        assertThrows(IllegalArgumentException.class, () -> Quirks.none().withRejectPercent(101));
        assertThrows(IllegalArgumentException.class, () -> Quirks.none().withVisibilityLag(Duration.ofSeconds(-1)));
    }
}
