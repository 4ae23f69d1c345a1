package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.execution.fake.FakeSubmits.Fault;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.mode.ModeState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.risk.AccountView.DayRecord;
import activetrader.risk.TradingMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stops entries without a person: a key that the broker refuses, and a clock that differs from the broker's.
class DeskRestraintsTest extends DeskFixture {
    private EntryResult enterIn(int cycle) {
        return desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-03-02#" + cycle));
    }

    private String reason(EntryResult result) {
        return assertInstanceOf(EntryResult.Denied.class, result).reasonCode();
    }

    @Test
    void flattening_acceptsNoEntry() {
        assertInstanceOf(EntryResult.Placed.class, enterIn(1));
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        time.at(time.instant(), "flatten", () -> desk.flatten(new FlattenRequest("test", "test")));
        pass(Duration.ofSeconds(5));

        assertEquals("FLATTENING", reason(enterIn(2)));
    }

    @Test
    void orderInDoubt_closesItsSymbol_untilItIsKnown() {
        broker.submits.faults.add(Fault.LOST_AFTER);
        broker.calls.readFailuresAfterSubmit = Integer.MAX_VALUE;
        assertInstanceOf(EntryResult.Unknown.class, enterIn(1));

        assertEquals("ORDER_IN_DOUBT", reason(enterIn(2)));

        broker.calls.readFailures = 0;
        pass(Duration.ofMinutes(1));
        assertInstanceOf(EntryResult.Placed.class, enterIn(3));
        assertEquals(
                2,
                broker.orders.submitted.stream()
                        .filter(order -> order.side() == Side.BUY)
                        .count());
    }

    @Test
    void busyDesk_refusesEntries_insteadOfWaiting() {
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        broker.orderTakes = Duration.ofSeconds(40);
        time.at(time.instant(), "first", () -> enterIn(1));
        pass(Duration.ofSeconds(1));

        assertEquals("DESK_BUSY", reason(enterIn(2)));
    }

    @Test
    void entryThatBoughtNothing_usesUpNeitherItsSymbolNorTheDay_butThePace() {
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        assertInstanceOf(EntryResult.Placed.class, enterIn(1));
        assertEquals(Map.of(AAPL, 1), today().entries(), "it is open");

        pass(Duration.ofMinutes(3));

        assertEquals(Map.of(), today().entries());
        assertEquals(0, today().trades());
        assertEquals(1, today().orderTimes().size());
        broker.orders.fillable.remove(AAPL);
        assertInstanceOf(EntryResult.Placed.class, enterIn(2));
        assertEquals(Map.of(AAPL, 1), today().entries());
    }

    @Test
    void entryThatBoughtAPart_countsAsOne() {
        broker.orders.fillable.put(AAPL, Quantity.of(4));
        assertInstanceOf(EntryResult.Placed.class, enterIn(1));

        pass(Duration.ofMinutes(3));

        assertEquals(Map.of(AAPL, 1), today().entries());
    }

    private DayRecord today() {
        return Objects.requireNonNull(desk.riskView().today());
    }

    @ParameterizedTest
    @CsvSource({"-3000", "-50000", "-99999"})
    void wrongEquity_restrainsNothing_andIsDenied(String error) {
        assertInstanceOf(EntryResult.Placed.class, enterIn(1));
        broker.account.equityError = new BigDecimal(error);

        pass(Duration.ofMinutes(3));

        assertInstanceOf(EntryResult.Denied.class, enterIn(2));
        assertEquals(TradingMode.ACTIVE, desk.mode().mode());
        broker.account.equityError = BigDecimal.ZERO;
        assertInstanceOf(EntryResult.Placed.class, enterIn(3));
    }

    @Test
    void realLoss_endsEntriesForTheDay() {
        assertInstanceOf(EntryResult.Placed.class, desk.enter(EntryRequest.buy(AAPL, Quantity.of(90), "test", null)));
        broker.account.prices.put(AAPL, Price.of("70"));

        pass(Duration.ofMinutes(3));

        assertEquals(TradingMode.REDUCE_ONLY, desk.mode().mode());
    }

    @ParameterizedTest
    @CsvSource({"3000", "50000", "900000"})
    void wrongEquity_setsNoHeight_notEvenAfterARestart(String error) {
        assertInstanceOf(EntryResult.Placed.class, enterIn(1));
        broker.account.equityError = new BigDecimal(error);
        desk.portfolio("2026-03-02#2");
        assertInstanceOf(ExitResult.Placed.class, desk.exit(ExitRequest.all(AAPL, "out", "2026-03-02#2")));
        pass(Duration.ofMinutes(3));

        assertEquals(Money.of(100_000), highWater());
        broker.account.equityError = BigDecimal.ZERO;
        desk.close();
        desk = reopen(limits(), ExecutionSettings.defaults());
        assertEquals(Money.of(100_000), highWater());
    }

    private Money highWater() {
        return today().highWaterEquity();
    }

    @Test
    void revokedKey_haltsWithItsReason_whileExitsContinue() {
        assertInstanceOf(EntryResult.Placed.class, enterIn(1));
        broker.calls.keyRevoked = true;

        pass(Duration.ofMinutes(2));

        ModeState mode = desk.mode();
        assertEquals(TradingMode.HALTED, mode.mode());
        assertEquals("alpaca-trade", mode.setBy());
        assertTrue(mode.reason().contains("401"), mode.reason());
        assertEquals(List.of(Alert.Level.CRITICAL), levelsOf(Alert.Kind.KEY_REFUSED));
        broker.calls.keyRevoked = false;
        assertInstanceOf(ExitResult.Placed.class, desk.exit(ExitRequest.all(AAPL, "out", "2026-03-02#2")));
        assertEquals(0, broker.held(AAPL).signum());
    }

    @Test
    void revokedKey_isNotRetriedInABurst() {
        assertInstanceOf(EntryResult.Placed.class, enterIn(1));
        broker.calls.keyRevoked = true;
        int before = broker.calls.made;

        pass(Duration.ofMinutes(10));

        int looks = 40;
        assertTrue(broker.calls.made - before <= looks + 2, () -> "calls: " + (broker.calls.made - before));
    }

    @Test
    void revokedKey_isFoundAtAnEntry_whenNothingIsHeld() {
        broker.calls.keyRevoked = true;

        desk.riskView();
        pass(Duration.ofSeconds(11));

        assertEquals(TradingMode.HALTED, desk.mode().mode());
    }

    @Test
    void oneRefusal_haltsNothing() {
        assertInstanceOf(EntryResult.Placed.class, enterIn(1));
        broker.calls.keyRefusals = 1;

        pass(Duration.ofMinutes(2));

        assertEquals(TradingMode.ACTIVE, desk.mode().mode());
        assertEquals(List.of(), levelsOf(Alert.Kind.KEY_REFUSED));
    }

    @Test
    void resume_startsTrading_whenTheKeyIsAccepted_andHaltsAgainOtherwise() {
        broker.calls.keyRevoked = true;
        desk.riskView();
        pass(Duration.ofSeconds(11));

        resume();
        desk.riskView();
        pass(Duration.ofSeconds(11));
        assertEquals(TradingMode.HALTED, desk.mode().mode());

        broker.calls.keyRevoked = false;
        resume();
        assertInstanceOf(EntryResult.Placed.class, enterIn(2));
    }

    private void resume() {
        desk.setMode(new ModeState(TradingMode.ACTIVE, "operator", "resumed", time.instant(), null));
    }

    @ParameterizedTest
    @CsvSource({
        "0, , true",
        "2000, , true",
        "-2001, IMPORTANT, true",
        "30000, IMPORTANT, true",
        "30001, CRITICAL, false",
        "-7200000, CRITICAL, false",
    })
    void clock_isComparedWithTheBrokers(long millis, Alert.Level told, boolean entries) {
        broker.clock.ahead = Duration.ofMillis(millis);

        pass(Duration.ofMinutes(11));

        assertEquals(told == null ? List.of() : List.of(told), levelsOf(Alert.Kind.CLOCK));
        if (entries) {
            assertInstanceOf(EntryResult.Placed.class, enterIn(1));
        } else {
            assertEquals("CLOCK_WRONG", reason(enterIn(1)));
        }
    }

    @Test
    void clock_letsEntriesPassAgain_whenItIsSet() {
        broker.clock.ahead = Duration.ofHours(2);
        pass(Duration.ofMinutes(11));
        broker.clock.ahead = Duration.ZERO;

        pass(Duration.ofMinutes(10));

        assertInstanceOf(EntryResult.Placed.class, enterIn(1));
    }

    @Test
    void clock_ofABrokerThatNeverSaysIt_deniesEntries() {
        desk.close();
        broker.clock.fails = true;
        desk = reopen(limits(), ExecutionSettings.defaults());

        assertEquals("DATA_MISSING", reason(enterIn(1)));

        broker.clock.fails = false;
        pass(Duration.ofMinutes(1));
        assertInstanceOf(EntryResult.Placed.class, enterIn(2));
    }

    @Test
    void clock_comparedTooLongAgo_deniesEntries() {
        broker.clock.fails = true;

        pass(Duration.ofMinutes(31));

        assertEquals("DATA_STALE", reason(enterIn(1)));
    }

    @Test
    void clock_alarms_whenTheBrokerDisputesThatTheMarketIsClosed() {
        desk.close();
        pass(Duration.ofHours(8));
        broker.clock.openAllDay = true;

        desk = reopen(limits(), ExecutionSettings.defaults());

        assertEquals(List.of(Alert.Level.CRITICAL), levelsOf(Alert.Kind.CLOCK));
    }

    @Test
    void clockOfASimulator_isNotBlamed() {
        desk.close();
        broker.clock.ahead = Duration.ofDays(-300);

        desk = reopen(limits(), ExecutionSettings.defaults().comparingClock(false));

        assertInstanceOf(EntryResult.Placed.class, enterIn(1));
        assertEquals(List.of(), levelsOf(Alert.Kind.CLOCK));
    }

    @Test
    void clock_costsFewCalls_besideTheChecksOfAnIdleAccount() {
        int before = broker.calls.made;

        pass(Duration.ofHours(24));

        int looks = 195 + 35; // one every two minutes of a session, and every half an hour outside of it
        assertTrue(broker.calls.made - before < looks + 60, () -> "calls: " + (broker.calls.made - before));
    }
}
