package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.execution.mode.ModeState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An entry that is refused for reasons known without the broker costs no call.
class CheapRefusalTest extends DeskFixture {
    @Override
    RiskLimits limits() {
        return RiskLimits.defaults().within(List.of(AAPL));
    }

    private void assertRefusedWithoutACall(String reason, Symbol symbol, String quantity) {
        EntryRequest request = EntryRequest.buy(symbol, Quantity.of(quantity), "test", null);
        int before = broker.calls.made;

        assertEquals(reason, reason(desk.refusedUnread(request).orElseThrow()));
        assertEquals(reason, reason(desk.enter(request)));
        assertEquals(before, broker.calls.made);
    }

    private static String reason(EntryResult result) {
        return assertInstanceOf(EntryResult.Denied.class, result).reasonCode();
    }

    @Test
    void entry_isRefused_forItsSize() {
        assertRefusedWithoutACall("NOT_WHOLE_SHARES", AAPL, "1.5");
        assertRefusedWithoutACall("NOT_WHOLE_SHARES", AAPL, "0.5");
    }

    @Test
    void entry_isRefused_forItsSymbol() {
        assertRefusedWithoutACall("SYMBOL_NOT_ALLOWED", MSFT, "1");
    }

    @Test
    void entry_isRefused_forTheMode() {
        desk.setMode(new ModeState(TradingMode.REDUCE_ONLY, "test", "test", time.instant(), null));

        assertRefusedWithoutACall("MODE_RESTRICTED", AAPL, "1");
    }

    @Test
    void nothingIsRefused_thatMayPassOrReduceAPosition() {
        assertEquals(Optional.empty(), desk.refusedUnread(EntryRequest.buy(AAPL, Quantity.of(1), "test", null)));
        desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", null));
        desk.setMode(new ModeState(TradingMode.HALTED, "test", "test", time.instant(), null));

        EntryRequest sale = new EntryRequest(
                AAPL, activetrader.market.Side.SELL, Quantity.of("1.5"), null, null, null, "test", null);

        assertEquals(Optional.empty(), desk.refusedUnread(sale));
    }
}
