package activetrader.execution;

import static activetrader.execution.SimulatedBroker.AAPL;
import static activetrader.execution.SimulatedBroker.MSFT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.portfolio.Holding;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.json.Json;
import activetrader.market.Bar;
import activetrader.market.Money;
import activetrader.market.NewOrder;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.script.AssetChange;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.PriceStep;
import activetrader.simulator.tape.Renaming;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day whose account, prices and assets change by script.
class ScriptedDayTest {
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-01-14T16:00:00Z");
    private static final Symbol OLD = Symbol.of("NFLX");
    private static final Symbol NEW = Symbol.of("NFLXX");

    private static SimulatedBroker playing(Script script) {
        return SimulatedBroker.playing(
                TEN, settings -> settings.withScript(script).withSymbols(Set.of(AAPL, MSFT, OLD, Symbol.of("SPY"))));
    }

    private static Price bid(SimulatedBroker broker, Symbol symbol) {
        return Objects.requireNonNull(Objects.requireNonNull(
                        broker.data().latestQuotes(List.of(symbol)).get(symbol))
                .bid());
    }

    @Test
    void split_dividesThePrice_adjustsHistory_andThePositionKeepsAStop(@TempDir Path folder) {
        Script script = new Script(
                List.of(new PriceStep(AAPL, ELEVEN, new BigDecimal("0.1"), true)),
                List.of(),
                List.of(),
                List.of(new Script.Timed(ELEVEN, new AccountAction.SplitShares(AAPL, BigDecimal.TEN, BigDecimal.ONE))));
        try (SimulatedBroker broker = playing(script)) {
            OrderDesk desk = broker.desk(new RecordFolder(folder, "test"));
            assertInstanceOf(
                    EntryResult.Placed.class,
                    desk.enter(EntryRequest.buy(AAPL, Quantity.of(5), "test", "2026-01-14#1")));
            broker.passTo(ELEVEN.minusSeconds(1));
            Price before = bid(broker, AAPL);
            Money equity = broker.equity();
            broker.passTo(ELEVEN.plus(Duration.ofMinutes(3)));

            assertTrue(before.value().compareTo(bid(broker, AAPL).value().multiply(BigDecimal.valueOf(9))) > 0);
            assertFalse(broker.equity().minus(equity).abs().isAbove(Money.of(50)), "a split is no gain and no loss");
            assertEquals(0, BigDecimal.valueOf(50).compareTo(broker.held(AAPL)));
            Holding holding = desk.portfolio().holdings().getFirst();
            assertTrue(holding.isProtected());
            assertTrue(Objects.requireNonNull(holding.stopPrice()).isBelow(bid(broker, AAPL)));
            List<Bar> bars = Objects.requireNonNull(broker.data()
                    .bars(List.of(AAPL), Timeframe.MIN_5, TEN.minusSeconds(1800), ELEVEN.plusSeconds(120))
                    .get(AAPL));
            Price highest = bars.stream().map(Bar::high).max(Price::compareTo).orElseThrow();
            assertTrue(highest.isBelow(new Price(before.value().multiply(new BigDecimal("0.2")))));
            desk.close();
        }
    }

    /// Ten AAPL are held; the activities show nothing of what happens at eleven.
    private static List<AdjustmentRow> adjustmentsAfter(AccountAction action, Path folder) {
        Script script = new Script(List.of(), List.of(), List.of(), List.of(new Script.Timed(ELEVEN, action)));
        RecordFolder records = new RecordFolder(folder, "test");
        try (SimulatedBroker broker = playing(script)) {
            broker.faults.rewrite((request, body) -> {
                boolean activities =
                        ScriptedFaults.gets("/v2/account/activities").test(request);
                return activities
                        ? Json.write(Json.readList(body, Map.class).stream()
                                .filter(item -> "FILL".equals(item.get("activity_type")))
                                .toList())
                        : body;
            });
            OrderDesk desk = broker.desk(records);
            assertInstanceOf(
                    EntryResult.Placed.class,
                    desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-01-14#1")));
            broker.passTo(ELEVEN.plus(Duration.ofMinutes(5)));
            desk.close();
        }
        return new JsonlFile(records.adjustments()).read(AdjustmentRow.class);
    }

    @Test
    void spinOffThatNoActivityNames_isOne_asTheCorporateActionsSay(@TempDir Path folder) {
        List<AdjustmentRow> rows =
                adjustmentsAfter(new AccountAction.SpinOff(AAPL, OLD, BigDecimal.ONE, BigDecimal.valueOf(4)), folder);

        assertEquals(1, rows.size(), rows::toString);
        assertEquals("spin_off", rows.getFirst().kind());
        assertEquals(OLD, rows.getFirst().symbol());
        assertEquals(0, BigDecimal.TWO.compareTo(rows.getFirst().positionAfter()));
        assertTrue(rows.getFirst().text().contains("NFLX was spun off from AAPL, 1:4"), rows::toString);
    }

    @Test
    void mergerThatNoActivityNames_isOne_asTheCorporateActionsSay(@TempDir Path folder) {
        List<AdjustmentRow> rows = adjustmentsAfter(
                new AccountAction.Merger(AAPL, OLD, BigDecimal.ONE, BigDecimal.TWO, Money.ZERO), folder);

        assertEquals(
                List.of("merger", "merger"),
                rows.stream().map(AdjustmentRow::kind).toList());
        assertTrue(rows.getFirst().text().contains("AAPL was merged into NFLX, 1:2"), rows::toString);
    }

    @Test
    void gap_jumpsOverAStop() {
        Script script = new Script(
                List.of(new PriceStep(MSFT, ELEVEN, new BigDecimal("0.85"), false)), List.of(), List.of(), List.of());
        try (SimulatedBroker broker = playing(script)) {
            broker.passTo(ELEVEN.minusSeconds(1));
            Price before = bid(broker, MSFT);
            broker.passTo(ELEVEN.plusSeconds(90));

            assertTrue(bid(broker, MSFT).isBelow(new Price(before.value().multiply(new BigDecimal("0.9")))));
        }
    }

    @Test
    void renamedSymbol_isInactive_andTheNewOneTrades() {
        Script script = new Script(
                List.of(),
                List.of(new Renaming(OLD, NEW, ELEVEN)),
                List.of(),
                List.of(new Script.Timed(ELEVEN, new AccountAction.RenameSymbol(OLD, NEW))));
        try (SimulatedBroker broker = playing(script)) {
            assertTrue(broker.broker().asset(NEW).isEmpty());
            broker.broker().submit(NewOrder.market("a", OLD, Side.BUY, Quantity.of(10)));
            broker.passTo(ELEVEN.plusSeconds(60));

            assertFalse(broker.broker().asset(OLD).orElseThrow().tradable());
            assertTrue(broker.broker().asset(NEW).orElseThrow().tradable());
            assertEquals(0, BigDecimal.TEN.compareTo(broker.held(NEW)));
            broker.broker().closePosition(NEW, null);
            broker.pass(Duration.ofSeconds(5));
            assertTrue(broker.isFlat());
        }
    }

    @Test
    void inactiveAsset_refusesOrders() {
        Script script = new Script(
                List.of(), List.of(), List.of(new AssetChange(MSFT, ELEVEN, AssetChange.State.INACTIVE)), List.of());
        try (SimulatedBroker broker = playing(script)) {
            broker.broker().submit(NewOrder.market("a", MSFT, Side.BUY, Quantity.of(1)));
            broker.passTo(ELEVEN.plusSeconds(60));

            assertThrows(
                    BrokerException.Rejected.class,
                    () -> broker.broker().submit(NewOrder.market("b", MSFT, Side.SELL, Quantity.of(1))));
        }
    }

    @Test
    void whatIsDueBeforeTheStart_hasHappened() {
        Script script = new Script(
                List.of(),
                List.of(),
                List.of(),
                List.of(new Script.Timed(
                        TEN.minus(Duration.ofHours(8)), new AccountAction.MoveCash("CSD", Money.of(5000), null))));
        try (SimulatedBroker broker = playing(script)) {
            assertEquals(Money.of(105_000), broker.equity());
            assertEquals(
                    1,
                    broker.broker()
                            .activities(TEN.minus(Duration.ofDays(1)))
                            .others()
                            .size());
        }
    }
}
