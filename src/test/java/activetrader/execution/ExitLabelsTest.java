package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.Broker;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.Flattener;
import activetrader.execution.flatten.ParallelCalls;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.stops.StopResult;
import activetrader.journal.ExitKind;
import activetrader.journal.TradeRow;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.risk.TradingMode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the rows of closing fills say about their exit, with and without a restart before the fill. Entries
/// are at 100.
class ExitLabelsTest extends DeskFixture {
    private static final Duration LOOK = Duration.ofSeconds(20);

    private void restart() {
        desk.close();
        desk = reopen();
    }

    private void marketAt(String price) {
        broker.moveTo(AAPL, price);
        pass(LOOK);
    }

    private void enter() {
        EntryRequest request = new EntryRequest(
                AAPL, Side.BUY, Quantity.of(10), null, Price.of("98"), Price.of("106"), "score 52.9", "2026-03-02#1");
        assertInstanceOf(EntryResult.Placed.class, desk.enter(request));
        pass(LOOK);
    }

    private TradeRow last() {
        return rows().getLast();
    }

    private static BigDecimal known(@Nullable BigDecimal value) {
        return Objects.requireNonNull(value);
    }

    @Test
    void entry_hasItsPlan_andNoExit() {
        enter();

        assertNull(last().exit());
        assertEquals(Price.of("98"), last().entryStop());
        assertEquals(Price.of("106"), last().entryTarget());
        assertNull(last().resultInR());
    }

    @Test
    void stopAndTarget_areDistinguished_afterARestartToo() {
        enter();
        restart();
        marketAt("97.5");

        assertEquals(ExitKind.STOP, last().exit());
        assertEquals("stop of: score 52.9", last().reason());
        assertEquals(Price.of("98"), last().entryStop());
        assertTrue(known(last().resultInR()).compareTo(BigDecimal.ONE.negate()) <= 0, last().toString());
        assertEquals(last().resultInR(), last().worstLossInR());
    }

    @Test
    void target_isSaid_withTheBestAndWorstPriceOnTheWay() {
        enter();
        marketAt("99");
        restart();
        desk.portfolio("2026-03-02#2");
        marketAt("106.5");

        assertEquals(ExitKind.TARGET, last().exit());
        assertTrue(last().reason().startsWith("target of: "), last().reason());
        assertTrue(known(last().bestGainInR()).compareTo(known(last().resultInR())) >= 0, last().toString());
    }

    @Test
    void pricesSeen_outliveARestart_byTheLinesOfEachCycle() {
        enter();
        marketAt("98.8");
        marketAt("100");
        desk.portfolio("2026-03-02#2");
        restart();
        desk.exit(ExitRequest.all(AAPL, "enough", "2026-03-02#3"));

        assertEquals(ExitKind.MODEL, last().exit());
        assertTrue(known(last().worstLossInR()).compareTo(new BigDecimal("-0.5")) < 0, last().toString());
    }

    @Test
    void stopMovedToTheEntry_isBreakeven_andBeyondIsTrail() {
        enter();
        Price entry = Objects.requireNonNull(last().averageEntryPrice());
        marketAt("100.9");
        assertInstanceOf(StopResult.Moved.class, desk.moveStop(AAPL, entry));
        restart();
        marketAt("99.9");

        assertEquals(ExitKind.BREAKEVEN, last().exit());
    }

    @Test
    void stopMovedElsewhere_isTrail() {
        enter();
        marketAt("100.9");
        assertInstanceOf(StopResult.Moved.class, desk.moveStop(AAPL, Price.of("100.5")));
        marketAt("100.2");

        assertEquals(ExitKind.TRAIL, last().exit());
    }

    @Test
    void exitsOfTheAgent_areAsItSays() {
        enter();
        desk.exit(new ExitRequest(AAPL, Quantity.of(4), null, "slow", "2026-03-02#2", ExitKind.TIME));
        assertEquals(ExitKind.TIME, last().exit());
        desk.exit(new ExitRequest(AAPL, Quantity.of(3), null, "why", "2026-03-02#3"));
        assertEquals(ExitKind.MODEL, last().exit());
        desk.flatten(new FlattenRequest("daemon", "end of day"));
        assertEquals(ExitKind.FLATTEN, last().exit());
    }

    @Test
    void panicByAnotherProcess_isReported() throws IOException {
        enter();
        new ModeFile(records.dataFolder())
                .write(new ModeState(TradingMode.HALTED, ModeState.PANIC, "stop", time.instant(), null));
        flattenFromOutside(broker);
        pass(LOOK);

        assertEquals(ExitKind.PANIC, last().exit());
    }

    @Test
    void flattenByAnotherProcess_andExternalOrders_areDistinguished() {
        enter();
        flattenFromOutside(broker);
        pass(LOOK);
        assertEquals(ExitKind.FLATTEN, last().exit());
    }

    @Test
    void sharesSoldByAnExternalOrder_areExternal() {
        enter();
        broker.externalSell(AAPL, 10);
        pass(Duration.ofMinutes(3));

        assertEquals(ExitKind.EXTERNAL, last().exit());
    }

    private void flattenFromOutside(Broker outside) {
        new Flattener(outside, time, _ -> {}, ParallelCalls.of(1))
                .run(new FlattenRequest("timer", "outside"), time.instant().plusSeconds(60));
    }
}
