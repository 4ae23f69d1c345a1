package activetrader.execution.fills;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.execution.ledger.LedgerEntry;
import activetrader.journal.ExitKind;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A long position entered at 100 with a stop at 98 and a target at 104, and its mirror for a short one.
class ClosingFillTest {
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    private static final String FILLED = "filled-order";

    private static OrderRecord.Intent intent(
            String id,
            OrderPurpose purpose,
            @Nullable String cycle,
            Side side,
            OrderType type,
            OrderClass orderClass,
            @Nullable String target,
            @Nullable String stop,
            @Nullable ExitKind exit) {
        return new OrderRecord.Intent(
                TEN,
                id,
                purpose,
                cycle,
                Symbol.of("AAPL"),
                side,
                Quantity.of(10),
                type,
                orderClass,
                null,
                null,
                target == null ? null : Price.of(target),
                stop == null ? null : Price.of(stop),
                "why",
                null,
                exit);
    }

    private static LedgerEntry entry(OrderRecord.Intent intent, boolean byLeg) {
        return new LedgerEntry(
                intent,
                LedgerEntry.State.ACCEPTED,
                byLeg ? "parent" : FILLED,
                byLeg ? List.of("other-leg", FILLED) : List.of(),
                null,
                0,
                null);
    }

    private static ClosingFill fill(OrderRecord.Intent intent, boolean byLeg, Side side, String price) {
        return new ClosingFill(
                FILLED,
                intent.clientOrderId(),
                entry(intent, byLeg),
                side,
                Price.of(price),
                Price.of("100"),
                Price.of(side == Side.SELL ? "98" : "102"),
                false);
    }

    private static ExitKind kind(OrderRecord.Intent intent, boolean byLeg, Side side, String price) {
        return fill(intent, byLeg, side, price).kind();
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, 104, 98, 104.00, TARGET",
        "SELL, 104, 98, 97.80, STOP",
        "SELL, 104, 98, 103.99, STOP",
        "BUY, 96, 102, 95.90, TARGET",
        "BUY, 96, 102, 102.10, STOP",
    })
    void leg_ofABracket_isClassifiedByItsPrice(Side side, String target, String stop, String price, ExitKind expected) {
        OrderRecord.Intent entry = intent(
                "at-20260302-c1-buy-AAPL-1",
                OrderPurpose.ENTRY,
                "2026-03-02#1",
                side == Side.SELL ? Side.BUY : Side.SELL,
                OrderType.LIMIT,
                OrderClass.BRACKET,
                target,
                stop,
                null);

        assertEquals(expected, kind(entry, true, side, price));
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, 98, 97.90, STOP",
        "SELL, 97, 96.90, STOP",
        "SELL, 100, 99.95, BREAKEVEN",
        "SELL, 100.01, 99.95, BREAKEVEN",
        "SELL, 99, 98.90, TRAIL",
        "SELL, 102.50, 102.40, TRAIL",
        "BUY, 102, 102.05, STOP",
        "BUY, 100, 100.05, BREAKEVEN",
        "BUY, 97.50, 97.55, TRAIL",
    })
    void protectiveStop_isClassifiedByItsPrice(Side side, String stop, String price, ExitKind expected) {
        OrderRecord.Intent alone = intent(
                "at-20260302-p-AAPL-1",
                OrderPurpose.PROTECTION,
                null,
                side,
                OrderType.STOP,
                OrderClass.SIMPLE,
                null,
                stop,
                null);
        OrderRecord.Intent besideTarget = intent(
                "at-20260302-p-AAPL-1",
                OrderPurpose.PROTECTION,
                null,
                side,
                OrderType.LIMIT,
                OrderClass.OCO,
                side == Side.SELL ? "104" : "96",
                stop,
                null);

        assertEquals(expected, kind(alone, false, side, price));
        assertEquals(expected, kind(besideTarget, true, side, price));
        assertEquals(ExitKind.TARGET, kind(besideTarget, false, side, price));
    }

    @ParameterizedTest
    @CsvSource({
        "at-20260302-c3-sell-AAPL-1, EXIT, 2026-03-02#3, , MODEL",
        "at-20260302-w101500-sell-AAPL-1, EXIT, , RULE, RULE",
        "at-20260302-c3-sell-AAPL-1, EXIT, 2026-03-02#3, TIME, TIME",
        "at-20260302-r-AAPL-1, EXIT, , , SCALE_OUT",
        "at-20260302-f-AAPL-1, FLATTEN, , , FLATTEN",
        "at-20260302-p-AAPL-2, PROTECTION, , , STOP",
    })
    void marketOrder_isClassifiedByItsPurpose(
            String id, OrderPurpose purpose, @Nullable String cycle, @Nullable ExitKind exit, ExitKind expected) {
        OrderRecord.Intent intent =
                intent(id, purpose, cycle, Side.SELL, OrderType.MARKET, OrderClass.SIMPLE, null, null, exit);

        assertEquals(expected, kind(intent, false, Side.SELL, "101"));
    }

    @Test
    void limitExit_hasItsOwnStopBeside() {
        OrderRecord.Intent limit = intent(
                "at-20260302-c3-sell-AAPL-1",
                OrderPurpose.EXIT,
                "2026-03-02#3",
                Side.SELL,
                OrderType.LIMIT,
                OrderClass.OCO,
                "103",
                "98",
                null);

        assertEquals(ExitKind.MODEL, kind(limit, false, Side.SELL, "103"));
        assertEquals(ExitKind.STOP, kind(limit, true, Side.SELL, "97.95"));
    }

    @ParameterizedTest
    @CsvSource({
        "at-20260302-f-AAPL-1, false, FLATTEN",
        "at-20260302-f-AAPL-1, true, PANIC",
        "5f0c9e1a, true, EXTERNAL",
        ", false, EXTERNAL",
    })
    void externalOrder_isClassifiedByItsId(@Nullable String id, boolean panicked, ExitKind expected) {
        ClosingFill fill = new ClosingFill(FILLED, id, null, Side.SELL, Price.of("101"), null, null, panicked);

        assertEquals(expected, fill.kind());
    }

    @ParameterizedTest
    @CsvSource({
        "98, 97.90, stop reached",
        "100, 99.95, stop at the entry price reached",
        "102.50, 102.40, stop that followed the price reached",
    })
    void reason_ofAProtectiveStop_saysWhereItStood(String stop, String price, String reason) {
        OrderRecord.Intent besideTarget = intent(
                "at-20260302-p-AAPL-1",
                OrderPurpose.PROTECTION,
                null,
                Side.SELL,
                OrderType.LIMIT,
                OrderClass.OCO,
                "104",
                stop,
                null);
        ClosingFill byStop = fill(besideTarget, true, Side.SELL, price);
        ClosingFill byTarget = fill(besideTarget, false, Side.SELL, "104.10");

        assertEquals(reason, byStop.reasonOf(entry(besideTarget, true), byStop.kind()));
        assertEquals("target reached", byTarget.reasonOf(entry(besideTarget, false), byTarget.kind()));
    }
}
