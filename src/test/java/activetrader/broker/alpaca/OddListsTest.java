package activetrader.broker.alpaca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.Listing;
import activetrader.broker.OrderQuery;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Symbol;
import activetrader.time.SimulatedTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists with an odd item beside a good one: the odd one is held, the good one is read.
class OddListsTest {
    private static final String GOOD = """
            {"asset_id":"a-9","symbol":"MMM","asset_class":"us_equity","side":"long","qty":"7","qty_available":"7",
             "avg_entry_price":"100","current_price":"101","market_value":"707","cost_basis":"700",
             "unrealized_pl":"7"}""";
    private static final String ODD = GOOD.replace("a-9", "a-1").replace("MMM", "ODD");
    private static final String ORDER = """
            {"id":"o-9","client_order_id":"at-1","symbol":"MMM","side":"sell","type":"stop","qty":"7","filled_qty":"0",
             "stop_price":"90","status":"new","submitted_at":"2026-03-02T15:00:00Z","legs":null}""";
    private static final String ODD_ORDER = ORDER.replace("o-9", "o-1").replace("MMM", "ODD");

    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final AlpacaBroker broker =
            new AlpacaBroker(alpaca.settings(), new SimulatedTime(Instant.parse("2026-03-02T15:00:00Z")));

    @AfterEach
    void close() {
        broker.close();
        alpaca.close();
    }

    private Listing<Position> positions(String odd) {
        alpaca.then(200, "[" + odd + "," + GOOD + "]");
        Listing<Position> listed = broker.positionListing();
        assertEquals(Symbol.of("MMM"), listed.items().getLast().symbol());
        return listed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"00123Q104", "BRK/B", "ABC.RT.WI", "ABC.WS.A", "abc"})
    void positions_readWhateverTheBrokerCallsASymbol(String symbol) {
        Listing<Position> listed = positions(ODD.replace("ODD", symbol));

        assertEquals(new Symbol(symbol), listed.complete().getFirst().symbol());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"qty\":null",
                "\"qty\":\"\"",
                "\"qty\":\"many\"",
                "\"qty\":[7]",
                "\"asset_class\":\"us_equity_2\"",
                "\"symbol\":null",
                "\"symbol\":\"\\u0410\\u0410\\u0420L\"",
                "\"avg_entry_price\":null,\"current_price\":null,\"cost_basis\":null,\"market_value\":null",
                "\"avg_entry_price\":\"N/A\",\"current_price\":\"N/A\",\"cost_basis\":\"0\""
            })
    void positions_areHeld_whenTheyCannotBeRead(String fields) {
        Listing<Position> listed = positions(changed(ODD, fields));

        assertEquals(1, listed.items().size());
        RawItem odd = listed.unreadable().getFirst();
        assertEquals("a-1", odd.address());
        assertEquals(RawItem.Kind.POSITION, odd.kind());
    }

    /// The item with the named fields in place of its own.
    private static String changed(String item, String fields) {
        String changed = item;
        for (String field : Pattern.compile(",(?=\")").split(fields, -1)) {
            String name = field.substring(0, field.indexOf(':'));
            changed = changed.replaceFirst(name + ":\"[^\"]*\"", Matcher.quoteReplacement(field));
        }
        return changed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"ODD\"", "[]"})
    void positions_areHeld_whenTheyAreNoObjects(String item) {
        assertEquals(1, positions(item).unreadable().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"unrealized_pl\":\"N/A\"",
                "\"market_value\":\"?\"",
                "\"current_price\":\"N/A\"",
                "\"qty_available\":\"\"",
                "\"qty_available\":\"9\"",
                "\"side\":{}"
            })
    void positions_areRead_withoutAFieldThatStandsInForNothing(String fields) {
        Position odd = positions(changed(ODD, fields)).complete().getFirst();

        assertEquals(Quantity.of(7), odd.quantity());
        assertEquals(Quantity.of(7), odd.available());
    }

    @Test
    void positions_inOtherAssetClasses_areListedApart() {
        Listing<Position> listed = positions(ODD.replace("us_equity", "crypto").replace("ODD", "BTC/USD"));

        assertEquals(List.of(), listed.unreadable());
        assertEquals("7 BTC/USD", listed.otherAssets().getFirst().inWords());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF[%s]", "[%s] and so on", "[%s]]", "\uFEFF [%s]\n<!-- served by node 7 -->"})
    void positions_areRead_whateverStandsAroundThem(String body) {
        alpaca.then(200, body.replace("%s", GOOD));

        assertEquals(1, broker.positions().size());
    }

    private Listing<Order> orders(String odd) {
        alpaca.then(200, "[" + odd + "," + ORDER + "]");
        Listing<Order> listed = broker.orderListing(OrderQuery.since(Instant.EPOCH));
        assertTrue(listed.items().stream().anyMatch(order -> order.id().equals("o-9")));
        return listed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"submitted_at\":\"yesterday\"", "\"submitted_at\":\"\"", "\"type\":{}"})
    void orders_areRead_withoutAFieldThatIsNotNeeded(String fields) {
        assertEquals(2, orders(changed(ODD_ORDER, fields)).complete().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"side\":\"up\"",
                "\"symbol\":null",
                "\"status\":null",
                "\"status\":\"partially_filled\",\"filled_qty\":\"N/A\"",
                "\"symbol\":\"ODD\",\"asset_class\":\"swap\""
            })
    void orders_mayBeOpen_whenTheyCannotBeRead(String fields) {
        String odd = changed(ODD_ORDER.replace("\"side\"", "\"asset_class\":\"us_equity\",\"side\""), fields);

        RawItem item = orders(odd).unreadable().getFirst();

        assertEquals("o-1", item.address());
        assertEquals(RawItem.Kind.ORDER, item.kind());
    }

    @Test
    void orders_holdNothing_whenTheyCannotBeReadAndHaveEnded() {
        Listing<Order> listed = orders(changed(ODD_ORDER, "\"side\":\"up\",\"status\":\"canceled\""));

        assertEquals(1, listed.complete().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null]", "[7]", "\"none\"", "[{\"id\":\"l-1\",\"status\":\"held\"}]"})
    void legs_mayBeOpen_whenTheyCannotBeRead(String legs) {
        Listing<Order> listed = orders(ODD_ORDER.replace("\"legs\":null", "\"legs\":" + legs));

        assertEquals(2, listed.items().size());
        assertEquals(1, listed.unreadable().size());
    }

    @Test
    void orders_mayBeOpen_whenTheyAreNoObjects() {
        assertEquals(1, orders("null").unreadable().size());
    }
}
