package activetrader.app.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.Activity;
import activetrader.agent.CycleReport;
import activetrader.agent.Outcome;
import activetrader.agent.model.TokenCount;
import activetrader.execution.alerts.Alert;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.mode.ModeState;
import activetrader.journal.OrderRecord;
import activetrader.journal.TradeRow;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.TradingMode;
import activetrader.session.summary.DaySummary;
import activetrader.session.trader.FlattenOutcome;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final Symbol AAPL = Symbol.of("AAPL");

    private final List<Alert> sent = new ArrayList<>();
    private final SimulatedTime time = new SimulatedTime(NOW);
    private final DeskAlerts desk = new DeskAlerts(sent::add);
    private final DayAlerts day = new DayAlerts(sent::add, time);

    @Test
    void alertsOfTheDesk_areSentAsTheyAre() {
        Alert alert = new Alert(Alert.Kind.UNPROTECTED, Alert.Level.CRITICAL, NOW, AAPL, "10 AAPL without a stop");

        desk.alert(alert);

        assertEquals(List.of(alert), sent);
        assertEquals("unprotected", alert.kind().event());
    }

    @Test
    void mode_isReported_whenARestraintLapses() {
        ModeState restrained =
                new ModeState(TradingMode.REDUCE_ONLY, "alpaca-trade", "a loss", NOW, NOW.plusSeconds(60));
        desk.seen(restrained, NOW);

        desk.seen(restrained.at(NOW.plusSeconds(61)), NOW.plusSeconds(61));

        assertEquals(1, sent.size(), sent.toString());
        assertEquals(
                "trading is ACTIVE, set by alpaca-trade: ended: a loss",
                sent.getFirst().text());
    }

    @Test
    void mode_isReported_whenItsFileCanNoLongerBeRead() {
        desk.seen(ModeState.INITIAL, NOW);
        desk.seen(new ModeState(TradingMode.HALTED, "alpaca-trade", "cannot read it", NOW, null), NOW);

        assertEquals(1, sent.size(), sent.toString());
    }

    /// The desk and the commands say it themselves.
    @Test
    void mode_isNotReported_whenItWasAnnouncedOrDidNotChange() {
        desk.seen(ModeState.INITIAL, NOW);
        desk.seen(ModeState.INITIAL, NOW);

        desk.seen(changed(TradingMode.REDUCE_ONLY, "alpaca-trade", 1).asAnnounced(), NOW);
        desk.seen(changed(TradingMode.HALTED, ModeState.PANIC, 2).asAnnounced(), NOW);
        desk.seen(changed(TradingMode.ACTIVE, ModeState.OPERATOR, 3).asAnnounced(), NOW);

        assertEquals(List.of(), sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {ModeState.OPERATOR, ModeState.PANIC, "alpaca-trade", "me"})
    void mode_isReportedOnce_whenItsFileIsWrittenByHand(String setBy) {
        desk.seen(changed(TradingMode.ACTIVE, ModeState.OPERATOR, 1).asAnnounced(), NOW);
        ModeState byHand = changed(TradingMode.HALTED, setBy, 2);

        desk.seen(byHand, NOW);
        desk.seen(byHand, NOW);

        assertEquals(
                List.of("trading is HALTED, set by " + setBy + ": a test"),
                sent.stream().map(Alert::text).toList());
    }

    /// What the file said of its earlier mode, or of an earlier day, announces nothing.
    @Test
    void mode_isReported_whenOneWordOfItsFileIsEdited_orRestored() {
        ModeState halted = changed(TradingMode.HALTED, ModeState.PANIC, 1).asAnnounced();
        ModeState edited =
                new ModeState(TradingMode.ACTIVE, ModeState.PANIC, "a test", halted.setAt(), null, halted.announced());
        desk.seen(halted, NOW);

        desk.seen(edited, NOW);
        desk.seen(halted, NOW);

        assertEquals(2, sent.size(), sent.toString());
    }

    private static ModeState changed(TradingMode mode, String setBy, int second) {
        return new ModeState(mode, setBy, "a test", NOW.plusSeconds(second), null);
    }

    @Test
    void fill_isReported_withItsProfit() {
        desk.filled(new TradeRow(
                NOW,
                LocalDate.of(2026, 3, 2),
                TradeRow.Action.SELL,
                AAPL,
                Side.SELL,
                Quantity.of(10),
                Price.of("171"),
                new BigDecimal("5"),
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                "o1",
                null,
                "e1",
                "target"));

        assertEquals("SELL 10 AAPL at $171.00, +$5.00 (target)", sent.getFirst().text());
    }

    @Test
    void denials_areReported_whenFiveComeWithinTenMinutes() {
        for (int i = 0; i < 9; i++) {
            desk.recorded(denied(NOW.plus(Duration.ofMinutes(i))));
        }

        assertEquals(1, sent.size());
        assertEquals(
                "5 entries denied within 10 minutes, the last one AAPL by MAX_POSITIONS",
                sent.getFirst().text());
    }

    @Test
    void denials_areNotReported_whenTheyAreFarApart() {
        for (int i = 0; i < 9; i++) {
            desk.recorded(denied(NOW.plus(Duration.ofMinutes(5L * i))));
        }

        assertEquals(List.of(), sent);
    }

    @Test
    void flatten_thatLeavesSomething_isCritical() {
        day.flattened(new FlattenOutcome(
                false, false, List.of(), List.of(new FlattenOutcome.Remaining("AAPL", BigDecimal.TEN, "halted"))));

        assertEquals(Alert.Level.CRITICAL, sent.getFirst().level());
        assertEquals("not_flat", sent.getFirst().kind().event());
        assertEquals(
                "NOT FLAT, still held: AAPL: 10 shares, halted", sent.getFirst().text());
    }

    @Test
    void flattenByAnotherProcess_isReported_withWhatItFound() {
        FlattenReport idle = new FlattenReport(true, "timer", NOW, NOW, 0, List.of(), List.of(), null, List.of());
        FlattenReport late = new FlattenReport(true, "timer", NOW, NOW, 2, List.of(), List.of(), null, List.of());
        FlattenReport stuck = new FlattenReport(
                false,
                "timer",
                NOW,
                NOW,
                0,
                List.of(),
                List.of(new FlattenReport.Remaining(AAPL, Quantity.of(10), "halted")),
                null,
                List.of());

        assertEquals(Alert.Level.INFO, FlattenAlert.of(idle).level());
        assertEquals(Alert.Level.IMPORTANT, FlattenAlert.of(late).level());
        assertEquals(
                "flatten by timer: flat, 0 positions closed, 2 orders cancelled",
                FlattenAlert.of(late).text());
        assertEquals(Alert.Level.CRITICAL, FlattenAlert.of(stuck).level());
    }

    @Test
    void trouble_isReportedOnceInFifteenMinutes() throws InterruptedException {
        day.trouble("alpaca-trade does not answer");
        day.trouble("alpaca-trade does not answer");
        day.trouble("alpaca-data does not answer");
        time.sleep(Duration.ofMinutes(15));
        day.trouble("alpaca-trade does not answer");

        assertEquals(3, sent.size());
    }

    @Test
    void incompleteCycles_areReported_whenThreeComeInARow() {
        Outcome incomplete = new Outcome.Incomplete("the model's answer was empty", "empty");

        for (Outcome outcome : List.of(incomplete, incomplete, new Outcome.Completed(), incomplete, incomplete)) {
            day.cycleEnded(report(outcome));
        }
        assertEquals(List.of(), sent);
        day.cycleEnded(report(incomplete));
        day.cycleEnded(report(incomplete));

        assertEquals(1, sent.size());
        assertEquals("model_incomplete", sent.getFirst().kind().event());
    }

    @Test
    void missingModel_isReportedOnce_andAgainWhenItIsBack() {
        day.cycleEnded(report(new Outcome.ModelGone("HTTP 402", "unpaid", true, true)));
        day.cycleEnded(report(new Outcome.ModelGone("HTTP 402", "unpaid", true, false)));
        day.cycleEnded(report(new Outcome.Completed()));
        day.cycleEnded(report(new Outcome.Completed()));

        assertEquals(
                List.of("model_gone", "model_back"),
                sent.stream().map(alert -> alert.kind().event()).toList());
        assertEquals(Alert.Level.CRITICAL, sent.getFirst().level());
    }

    private static CycleReport report(Outcome outcome) {
        return new CycleReport(
                7, NOW, NOW, outcome, null, List.of(), List.of(), TokenCount.ZERO, null, "", Activity.CALM);
    }

    @Test
    void summary_isReported_andIsCriticalWhenNotFlat() {
        day.dayEnded(summary(true));
        day.dayEnded(summary(false));

        assertEquals(
                "2026-03-02: +$4.05, 2 trades (1 won, 1 lost), 77 cycles (3 failed), FLAT (no positions)",
                sent.getFirst().text());
        assertEquals(Alert.Level.CRITICAL, sent.getLast().level());
    }

    @Test
    void summary_isCriticalAndNamesTheLastRecord_whenTheStateIsUnknown() {
        day.dayEnded(summary(null));

        assertEquals(Alert.Level.CRITICAL, sent.getFirst().level());
        assertTrue(
                sent.getFirst().text().endsWith("UNKNOWN (the account could not be read; recorded last: AAPL 10)"),
                sent.getFirst().text());
    }

    private static OrderRecord.Denied denied(Instant at) {
        return new OrderRecord.Denied(at, null, AAPL, Side.BUY, Quantity.of(1), "MAX_POSITIONS", null, null);
    }

    private static DaySummary summary(@Nullable Boolean flat) {
        return new DaySummary(
                "2026-03-02",
                "test",
                NOW,
                NOW,
                false,
                77,
                3,
                4,
                2,
                1,
                1,
                new BigDecimal("4.05"),
                null,
                null,
                flat,
                Boolean.TRUE.equals(flat) ? List.of() : List.of("AAPL 10"),
                1,
                1,
                1,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
