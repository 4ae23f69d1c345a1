package activetrader.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.journal.OrderRecord.FillMended;
import activetrader.journal.OrderRecord.Intent;
import activetrader.json.Json;
import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderRecordTest {
    private static final Instant AT = Instant.parse("2026-03-02T15:00:00Z");
    private static final String OLD = """
            {"type":"intent","at":"2026-03-02T15:00:00Z","client_order_id":"a","purpose":"ENTRY","symbol":"AAPL",\
            "side":"BUY","qty":"10","order_type":"MARKET","order_class":"OTO","stop_loss":"98","reason":"r"}""";

    private static Intent intent(@Nullable String limit, @Nullable Boolean marketable) {
        return new Intent(
                AT,
                "a",
                OrderPurpose.ENTRY,
                null,
                Symbol.of("AAPL"),
                Side.BUY,
                Quantity.of(10),
                limit == null ? OrderType.MARKET : OrderType.LIMIT,
                OrderClass.OTO,
                limit == null ? null : Price.of(limit),
                null,
                null,
                Price.of("98"),
                "r",
                marketable);
    }

    @Test
    void intent_isRead_whenWrittenBeforeEntriesWereLimited() {
        Intent old = (Intent) Json.read(OLD, OrderRecord.class);

        assertNull(old.marketable());
        assertTrue(old.isWithoutOwnPrice());
        assertEquals(intent(null, null), old);
    }

    @Test
    void intent_isRead_withAStrangerBesideIt() {
        String later = Json.write(intent("100.25", true)).replace("\"reason\"", "\"strange\":[1],\"reason\"");

        assertEquals(intent("100.25", true), Json.read(later, OrderRecord.class));
    }

    @Test
    void intent_writesNothing_whenItIsNotMarketable() {
        String written = Json.write(intent("100.25", null));

        assertFalse(written.contains("arketable"), written);
        assertFalse(written.contains("wnPrice"), written);
    }

    @Test
    void fillMended_isReadAsWritten() {
        FillMended mended = new FillMended(
                AT,
                Symbol.of("AAPL"),
                Side.BUY,
                Quantity.of(450),
                Price.of("217.75"),
                List.of("POSITION_VALUE", "STOP_TOO_FAR"),
                Quantity.of(405),
                Price.of("200.33"),
                true);

        String written = Json.write(mended);

        assertEquals(mended, Json.read(written, OrderRecord.class));
        assertEquals(
                "{\"type\":\"fill_mended\",\"at\":\"2026-03-02T15:00:00Z\",\"symbol\":\"AAPL\",\"side\":\"BUY\","
                        + "\"qty\":\"450\",\"avg_price\":\"217.75\",\"breaches\":[\"POSITION_VALUE\",\"STOP_TOO_FAR\"],"
                        + "\"closed_qty\":\"405\",\"stop_price\":\"200.33\",\"done\":true}",
                written);
    }
}
