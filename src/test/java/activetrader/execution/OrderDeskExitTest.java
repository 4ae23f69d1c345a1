package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.mode.ModeState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.orders.stops.CancelResult;
import activetrader.execution.orders.stops.StopResult;
import activetrader.market.Order;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.risk.TradingMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Exits, moves of stops and cancels.
class OrderDeskExitTest extends OrderDeskFixture {
    @Test
    void exit_waitsAgain_whenAnotherExitHasUsedUpTheCalls() {
        placed(desk.enter(buy(10)));
        placed(desk.enter(EntryRequest.buy(Symbol.of("MSFT"), Quantity.of(10), "test", "2026-03-02#6")));
        broker.calls.left = 60;
        broker.orders.cancelTakes = Duration.ofSeconds(5);
        List<Instant> exits = new ArrayList<>();
        time.at(TEN.plusSeconds(1), "other", () -> {
            broker.calls.left = 10;
        });
        time.at(TEN.plusSeconds(30), "next minute", () -> broker.calls.left = 180);
        time.at(TEN, "first", () -> desk.exit(ExitRequest.all(Symbol.of("MSFT"), "target", "2026-03-02#7")));
        time.at(TEN.plusMillis(100), "exit", () -> {
            desk.exit(ExitRequest.all(AAPL, "target", "2026-03-02#7"));
            exits.add(time.instant());
        });

        pass(Duration.ofMinutes(2));

        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
        assertFalse(exits.getFirst().isBefore(TEN.plusSeconds(30)));
    }

    @Test
    void exit_keepsTheStop_untilTheBrokerTakesEnoughCalls() {
        placed(desk.enter(buy(10)));
        broker.calls.left = 10;
        time.at(TEN.plusSeconds(40), "next minute", () -> {
            assertProtected(AAPL);
            broker.calls.left = 180;
        });

        assertInstanceOf(ExitResult.Placed.class, desk.exit(ExitRequest.all(AAPL, "target", "2026-03-02#7")));

        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
        assertFalse(time.instant().isBefore(TEN.plusSeconds(40)));
    }

    @Test
    void exit_continues_whenTheBrokerTakesFewCallsForLong() {
        placed(desk.enter(buy(10)));
        broker.calls.left = 0;

        assertInstanceOf(ExitResult.Placed.class, desk.exit(ExitRequest.all(AAPL, "target", "2026-03-02#7")));
    }

    @Test
    void exit_costsFewCalls_whenTheCancelTakesLong() {
        placed(desk.enter(buy(10)));
        broker.orders.cancelTakes = Duration.ofSeconds(6);
        int before = broker.calls.made;

        desk.exit(ExitRequest.all(AAPL, "target", "2026-03-02#7"));

        assertTrue(broker.calls.made - before < 25, () -> "calls " + (broker.calls.made - before));
    }

    @Test
    void exit_sellsAll_afterTheStopIsGone() {
        placed(desk.enter(buy(10)));
        broker.orders.cancelTakes = Duration.ofSeconds(2);
        broker.account.prices.put(AAPL, Price.of("101"));

        ExitResult result = desk.exit(ExitRequest.all(AAPL, "target", "2026-03-02#7"));

        ExitResult.Placed exit = assertInstanceOf(ExitResult.Placed.class, result);
        assertEquals(Quantity.of(10), exit.order().filledQuantity());
        assertEquals(new BigDecimal("10"), Objects.requireNonNull(exit.profit()).value());
        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
    }

    @Test
    void exit_protectsTheRest_whenInPart() {
        placed(desk.enter(buy(10)));

        desk.exit(new ExitRequest(AAPL, Quantity.of(4), null, "scale out", "2026-03-02#7"));

        assertEquals(new BigDecimal("6"), broker.held(AAPL));
        assertProtected(AAPL);
    }

    @Test
    void exit_sellsOnce_whenRepeated() {
        placed(desk.enter(buy(10)));
        ExitRequest half = new ExitRequest(AAPL, Quantity.of(5), null, "half", "2026-03-02#7");
        desk.exit(half);

        ExitResult.Placed again = assertInstanceOf(ExitResult.Placed.class, desk.exit(half));

        assertTrue(again.repeated());
        assertEquals(new BigDecimal("5"), broker.held(AAPL));
    }

    @Test
    void exit_isRefused_whenMoreThanIsHeld() {
        placed(desk.enter(buy(10)));

        ExitResult result = desk.exit(new ExitRequest(AAPL, Quantity.of(11), null, "all", CYCLE));

        assertInstanceOf(ExitResult.Refused.class, result);
        assertProtected(AAPL);
    }

    @Test
    void exit_passes_whenHalted() {
        placed(desk.enter(buy(10)));
        desk.setMode(new ModeState(TradingMode.HALTED, "test", "test", TEN, null));

        desk.exit(ExitRequest.all(AAPL, "out", CYCLE));

        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
    }

    @Test
    void exit_keepsTheStopBesideALimit() {
        placed(desk.enter(buy(10)));

        desk.exit(new ExitRequest(AAPL, null, Price.of("105"), "target", "2026-03-02#7"));

        assertProtected(AAPL);
        broker.moveTo(AAPL, "105");
        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
    }

    @Test
    void moveStop_movesOnlyInFavour() {
        placed(desk.enter(buy(10)));

        assertInstanceOf(StopResult.Refused.class, desk.moveStop(AAPL, Price.of("90")));
        assertInstanceOf(StopResult.Moved.class, desk.moveStop(AAPL, Price.of("99")));
        assertEquals(Price.of("99"), desk.portfolio().holdings().getFirst().stopPrice());
    }

    @Test
    void cancel_isRefused_whenTheOrderProtects() {
        placed(desk.enter(buy(10)));
        Order stop = broker.openOrders().getFirst();

        assertInstanceOf(CancelResult.Refused.class, desk.cancel(stop.id()));
        assertProtected(AAPL);
    }
}
