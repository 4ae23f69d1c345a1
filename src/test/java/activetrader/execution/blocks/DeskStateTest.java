package activetrader.execution.blocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.RejectReason;
import activetrader.execution.refused.Refusal;
import activetrader.market.Symbol;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskStateTest {
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol MSFT = Symbol.of("MSFT");

    @Test
    void blocks_nameEverything_inTheOrderOfTheirReasons() {
        Refusal delisted = new Refusal("XYZ", RejectReason.NOT_TRADABLE, "asset XYZ is not active", Instant.EPOCH);
        DeskState state = new DeskState(true, true, List.of(delisted), List.of(AAPL, AAPL), List.of(MSFT), false, true);

        assertEquals(
                List.of(
                        "FLATTENING",
                        "OVERNIGHT_POSITION",
                        "UNSELLABLE_POSITION",
                        "ORDER_IN_DOUBT",
                        "POSITION_UNPROTECTED",
                        "RATE_LIMIT",
                        "STOPPING"),
                state.blocks().stream().map(EntryBlock::reasonCode).toList());
    }

    @Test
    void blocks_areNone_whenNothingIsTheMatter() {
        assertEquals(List.of(), DeskState.CLEAR.blocks());
    }

    @Test
    void orderInDoubt_closesItsSymbolAlone() {
        EntryBlock block = new DeskState(false, false, List.of(), List.of(AAPL), List.of(), true, false)
                .blocks()
                .getFirst();

        assertTrue(block.concerns(AAPL));
        assertFalse(block.concerns(MSFT));
    }
}
