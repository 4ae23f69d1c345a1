package activetrader.broker.alpaca.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import activetrader.broker.AccountActivity;
import activetrader.json.Json;
import activetrader.market.ActivityKind;
import activetrader.market.Money;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityJsonTest {
    private static ActivityJson read(String fields) {
        return Json.read(
                "{\"id\":\"20260302093000000::a\",\"date\":\"2026-03-02\"," + fields + "}", ActivityJson.class);
    }

    private static AccountActivity activity(String fields) {
        return Objects.requireNonNull(read(fields).toActivity());
    }

    @ParameterizedTest
    @CsvSource({
        "CSD, '', DEPOSIT",
        "CSW, '', WITHDRAWAL",
        "JNLC, '', CASH_TRANSFER",
        "ACATC, '', CASH_TRANSFER",
        "DIV, CDIV, DIVIDEND",
        "DIVNRA, '', DIVIDEND",
        "DIVFEE, '', FEE",
        "INT, '', INTEREST",
        "FEE, '', FEE",
        "JNLS, '', SHARE_TRANSFER",
        "ACATS, '', SHARE_TRANSFER",
        "SPLIT, FSPLIT, SPLIT",
        "SPLIT, RSPLIT, REVERSE_SPLIT",
        "SPIN, '', SPIN_OFF",
        "MA, CMA, MERGER",
        "NC, SNC, SYMBOL_CHANGE",
        "OPASN, '', ASSIGNMENT",
        "SOMETHING, '', OTHER",
    })
    void kind_followsAlpacasWord(String type, String subType, ActivityKind expected) {
        AccountActivity activity = activity(
                "\"activity_type\":\"" + type + "\",\"activity_sub_type\":\"" + subType + "\",\"net_amount\":\"-1.5\"");

        assertEquals(expected, activity.kind());
        assertEquals(Money.of("-1.5"), activity.cash());
    }

    @Test
    void split_bringsShares() {
        AccountActivity activity = activity(
                "\"activity_type\":\"SPLIT\",\"symbol\":\"MSFT\",\"qty\":\"900\",\"created_at\":\"2026-03-02T15:00:00Z\"");

        assertEquals(Symbol.of("MSFT"), activity.symbol());
        assertEquals(BigDecimal.valueOf(900), activity.shares());
        assertEquals(Instant.parse("2026-03-02T15:00:00Z"), activity.at());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00123Q104", "BRK/B", "ABC.RT.WI", "AAPL"})
    void transfer_bringsShares_whateverTheStockIsCalled(String symbol) {
        AccountActivity activity = activity("\"activity_type\":\"ACATS\",\"symbol\":\"" + symbol + "\",\"qty\":\"90\"");

        assertEquals(new Symbol(symbol), activity.symbol());
        assertEquals(BigDecimal.valueOf(90), activity.shares());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC/USD", "AAPL260116C00150000"})
    void transferOfAnotherAssetClass_bringsNoShares(String symbol) {
        AccountActivity activity = activity("\"activity_type\":\"JNLS\",\"symbol\":\"" + symbol + "\",\"qty\":\"90\"");

        assertNull(activity.symbol());
        assertEquals(BigDecimal.ZERO, activity.shares());
    }

    @Test
    void dividend_bringsNoShares() {
        AccountActivity activity = activity(
                "\"activity_type\":\"DIV\",\"activity_sub_type\":\"SDIV\",\"symbol\":\"T\",\"qty\":\"2\",\"net_amount\":\"1.02\"");

        assertEquals(BigDecimal.ZERO, activity.shares());
        assertEquals(Money.of("1.02"), activity.cash());
    }

    @Test
    void time_comesFromTheIdInNewYork_whenNothingElseSaysIt() {
        assertEquals(
                Instant.parse("2026-03-02T14:30:00Z"),
                activity("\"activity_type\":\"CSD\",\"net_amount\":\"5000\"").at());
    }

    @Test
    void cancelledActivity_isNone() {
        assertNull(read("\"activity_type\":\"CSD\",\"net_amount\":\"5000\",\"status\":\"canceled\"")
                .toActivity());
    }

    @Test
    void fillOfAStock_isAFillAndNothingElse() {
        ActivityJson fill =
                read("\"activity_type\":\"FILL\",\"symbol\":\"AAPL\",\"side\":\"buy\",\"qty\":\"1\",\"price\":\"100\","
                        + "\"order_id\":\"o\",\"transaction_time\":\"2026-03-02T15:00:00Z\",\"type\":\"fill\"");

        assertNotNull(fill.toFill());
        assertNull(fill.toActivity());
    }

    @ParameterizedTest
    @CsvSource({"BTC/USD, 0.5, 60000, -30000", "AAPL260320C00150000, 2, 1.25, -250"})
    void fillOfSomethingElse_movesItsCash(String symbol, String quantity, String price, String cash) {
        ActivityJson fill = read("\"activity_type\":\"FILL\",\"symbol\":\"" + symbol + "\",\"side\":\"buy\",\"qty\":\""
                + quantity + "\",\"price\":\"" + price
                + "\",\"order_id\":\"o\",\"transaction_time\":\"2026-03-02T15:00:00Z\"");

        AccountActivity activity = Objects.requireNonNull(fill.toActivity());
        assertNull(fill.toFill());
        assertEquals(ActivityKind.FOREIGN_TRADE, activity.kind());
        assertEquals(Money.of(cash), activity.cash());
    }

    @Test
    void bust_isNoFill() {
        ActivityJson bust = read(
                "\"activity_type\":\"FILL\",\"symbol\":\"AAPL\",\"side\":\"buy\",\"qty\":\"1\",\"price\":\"100\","
                        + "\"order_id\":\"o\",\"transaction_time\":\"2026-03-02T15:00:00Z\",\"execution_type\":\"trade_bust\"");

        assertNull(bust.toFill());
        assertEquals(
                ActivityKind.TRADE_BUST,
                Objects.requireNonNull(bust.toActivity()).kind());
        assertEquals("o", Objects.requireNonNull(bust.toActivity()).orderId());
    }
}
