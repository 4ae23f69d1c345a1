package activetrader.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.json.Json;
import activetrader.market.Price;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TradeRowTest {
    private static final String OLD =
            "{\"timestamp\":\"2019-02-12T15:52:45.300Z\",\"date\":\"2019-02-12\",\"action\":\"sell\",\"symbol\":\"MSFT\","
                    + "\"side\":\"SELL\",\"qty\":27,\"price\":106.81,\"pnl\":12.15,\"position_after\":65,"
                    + "\"average_entry_price\":106.36,\"cost_after\":6913.4,\"order_id\":\"o\","
                    + "\"client_order_id\":\"at-20190212-r-MSFT-1\",\"execution_id\":\"e\",\"reason\":\"1 R\"}";

    @Test
    void read_takesRowsOfOlderVersions_andWritesThemAsTheyWere() {
        TradeRow row = Json.read(OLD, TradeRow.class);

        assertNull(row.exit());
        assertNull(row.resultInR());
        assertEquals(OLD, Json.write(row));
    }

    @Test
    void write_addsAtTheEnd() {
        TradeRow row = Json.read(OLD, TradeRow.class)
                .with(
                        ExitKind.SCALE_OUT,
                        new TradeMeasures(
                                Price.of("105.94"),
                                null,
                                new BigDecimal("0.42"),
                                new BigDecimal("1.07"),
                                20L,
                                new BigDecimal("1.07"),
                                new BigDecimal("-0.12")));

        String written = Json.write(row);

        assertEquals(
                OLD.substring(0, OLD.length() - 1)
                        + ",\"exit\":\"SCALE_OUT\",\"entry_stop\":105.94,\"risk_per_share\":0.42,\"r\":1.07,"
                        + "\"minutes_held\":20,\"mfe_r\":1.07,\"mae_r\":-0.12}",
                written);
        assertEquals(row, Json.read(written, TradeRow.class));
    }

    @Test
    void fees_areWritten_whereTheAccountPaysThem() {
        TradeRow row = Json.read(OLD, TradeRow.class).charged(new BigDecimal("0.03"));

        assertEquals(OLD.substring(0, OLD.length() - 1) + ",\"fees\":0.03}", Json.write(row));
        assertEquals(row, Json.read(Json.write(row), TradeRow.class));
        assertEquals(0, Json.read(OLD, TradeRow.class).feesOrZero().signum());
    }

    @Test
    void read_takesKindsOfNewerVersions_asUnknown() {
        TradeRow row = Json.read(OLD.replace("}", ",\"exit\":\"MARGIN_CALL\"}"), TradeRow.class);

        assertNull(row.exit());
        assertEquals("1 R", row.reason());
    }

    @Test
    void reason_isShownAsText() {
        TradeRow row = Json.read(OLD.replace("1 R", "x\\n✅ All positions closed\\u001b[2J"), TradeRow.class);

        assertEquals("x\\n✅ All positions closed\\u001b[2J", row.reason());
        assertTrue(Json.write(row).contains("x\\\\n✅"), Json.write(row));
    }
}
