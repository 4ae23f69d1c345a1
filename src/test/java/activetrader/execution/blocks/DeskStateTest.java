package activetrader.execution.blocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.RejectReason;
import activetrader.market.Money;
import activetrader.market.Symbol;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeskStateTest {
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol MSFT = Symbol.of("MSFT");

    @Test
    void blocks_nameEverything_inTheOrderOfTheirReasons() {
        Refusal delisted = new Refusal("XYZ", RejectReason.NOT_TRADABLE, "asset XYZ is not active", Instant.EPOCH);
        DeskState state = new DeskState(
                Set.of(
                        BlockReason.FLATTENING,
                        BlockReason.OVERNIGHT_POSITION,
                        BlockReason.RATE_LIMIT,
                        BlockReason.STOPPING,
                        BlockReason.TOO_MANY_ATTEMPTS,
                        BlockReason.EXIT_FIRST,
                        BlockReason.DESK_BUSY,
                        BlockReason.SHARES_UNEXPLAINED),
                List.of(delisted),
                List.of(AAPL, AAPL),
                List.of(delisted, delisted),
                List.of(MSFT),
                List.of(MSFT),
                Money.of(-5));

        assertEquals(
                Arrays.stream(BlockReason.values()).map(BlockReason::name).toList(),
                state.blocks().stream().map(EntryBlock::reasonCode).toList());
    }

    @Test
    void blocks_areEmpty_whenNothingBlocks() {
        assertEquals(List.of(), DeskState.CLEAR.blocks());
    }

    @Test
    void orderInDoubt_closesItsSymbolAlone() {
        EntryBlock block = new DeskState(
                        Set.of(), List.of(), List.of(AAPL), List.of(), List.of(), List.of(), Money.ZERO)
                .blocks()
                .getFirst();

        assertTrue(block.concerns(AAPL));
        assertFalse(block.concerns(MSFT));
    }
}
