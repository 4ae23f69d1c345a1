package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.CorporateAction;
import activetrader.execution.alerts.Alert;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.journal.TradeRow;
import activetrader.market.Order;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.risk.TradingMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cash and shares that change while the broker lists neither a fill nor an activity for it.
class UnexplainedChangesTest extends DeskFixture {
    private EntryResult buy(Symbol symbol) {
        return desk.enter(EntryRequest.buy(symbol, Quantity.of(10), "test", null));
    }

    private String denial(Symbol symbol) {
        return assertInstanceOf(EntryResult.Denied.class, buy(symbol)).reasonCode();
    }

    private List<AdjustmentRow> adjustments() {
        return new JsonlFile(records.adjustments()).read(AdjustmentRow.class);
    }

    private boolean isCritical(Alert.Kind kind) {
        return alerts.stream().anyMatch(alert -> alert.kind() == kind && alert.level() == Alert.Level.CRITICAL);
    }

    @Test
    void cash_deniesEntries_andIsTakenAfterAMinute() throws InterruptedException {
        broker.account.cash = broker.account.cash.subtract(new BigDecimal("5000"));

        assertEquals("CASH_UNEXPLAINED", denial(AAPL));
        assertEquals(TradingMode.ACTIVE, desk.mode().mode(), "an unexplained change is no loss");
        assertTrue(adjustments().isEmpty());
        pass(Duration.ofSeconds(61));
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));

        AdjustmentRow row = adjustments().getFirst();
        assertEquals("unexplained", row.kind());
        assertEquals(0, new BigDecimal("-5000").compareTo(row.equityMove()));
        assertTrue(isCritical(Alert.Kind.CASH_MOVED));
    }

    @Test
    void feesOfCents_denyNothing() {
        broker.account.cash = broker.account.cash.subtract(new BigDecimal("0.87"));

        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
    }

    @Test
    void shares_denyEntries_andAreTakenAfterAMinute() throws InterruptedException {
        broker.account.addShares(MSFT, 90);

        assertEquals("SHARES_UNEXPLAINED", denial(AAPL));
        assertTrue(adjustments().isEmpty(), "the fill may be listed late");
        pass(Duration.ofSeconds(61));
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));

        AdjustmentRow row = adjustments().getFirst();
        assertEquals(0, BigDecimal.valueOf(90).compareTo(row.positionAfter()));
        assertTrue(isCritical(Alert.Kind.POSITION_ADJUSTED));
        assertEquals(TradingMode.ACTIVE, desk.mode().mode());
    }

    @Test
    void fillThatIsListedLate_isNoAdjustment() throws InterruptedException {
        broker.account.fillsListedAfter = Duration.ofSeconds(20);
        broker.externalBuy(MSFT, 5);

        assertEquals("SHARES_UNEXPLAINED", denial(AAPL));
        pass(Duration.ofSeconds(25));
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));

        assertTrue(adjustments().isEmpty());
        assertFalse(isCritical(Alert.Kind.POSITION_ADJUSTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T21:00:28Z", "2026-03-03T03:00:00Z", "2026-03-05T15:00:00Z"})
    void fillsDuringAnOutage_areNoAdjustment_whenTheStartIsAfterTheClose(Instant start) throws InterruptedException {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        BigDecimal cashBefore = broker.account.cash;
        desk.close();
        broker.externalSell(AAPL, 10);
        time.sleepUntil(start);

        desk = reopen();

        assertTrue(adjustments().isEmpty(), () -> adjustments().toString());
        assertFalse(isCritical(Alert.Kind.POSITION_ADJUSTED));
        assertTrue(broker.account.cash.compareTo(cashBefore) > 0);
        TradeRow sale = new JsonlFile(records.trades(LocalDate.of(2026, 3, 2)))
                .read(TradeRow.class)
                .getLast();
        assertEquals(0, sale.positionAfter().signum());
        assertTrue(sale.profit().abs().compareTo(new BigDecimal("10")) < 0, sale::toString);
    }

    private static CorporateAction action(
            CorporateAction.Kind kind, Symbol symbol, @Nullable Symbol successor, int newRate, int oldRate) {
        return new CorporateAction(
                "action",
                kind,
                symbol,
                successor,
                BigDecimal.valueOf(newRate),
                BigDecimal.valueOf(oldRate),
                LocalDate.of(2026, 3, 2));
    }

    private void buyTen() throws InterruptedException {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        pass(Duration.ofSeconds(5));
        assertEquals(0, BigDecimal.TEN.compareTo(broker.held(AAPL)));
    }

    /// The checks of more than a minute.
    private void lookOn() throws InterruptedException {
        for (int i = 0; i < 6; i++) {
            pass(Duration.ofSeconds(30));
            desk.lookNow();
        }
    }

    private static void assertPlain(String expected, @Nullable BigDecimal value) {
        assertEquals(expected, value == null ? "" : value.stripTrailingZeros().toPlainString());
    }

    @ParameterizedTest
    @CsvSource({"SPLIT, 4, 1, 40, split, a 4:1 split", "REVERSE_SPLIT, 9, 10, 9, reverse_split, a 9:10 reverse split"})
    void splitThatNoActivityNames_isOne_whenCorporateActionsSaySo(
            CorporateAction.Kind kind, int newRate, int oldRate, String held, String row, String words)
            throws InterruptedException {
        buyTen();
        market.actions = List.of(action(kind, AAPL, null, newRate, oldRate));
        broker.account.split(AAPL, newRate, oldRate);

        lookOn();

        AdjustmentRow adjusted = adjustments().getFirst();
        assertEquals(row, adjusted.kind(), adjusted.text());
        assertPlain(held, adjusted.positionAfter());
        assertPlain("0", adjusted.equityMove());
        assertPlain("0", adjusted.profit());
        assertTrue(adjusted.text().contains(words + " of AAPL on 2026-03-02"), adjusted.text());
        assertEquals(TradingMode.ACTIVE, desk.mode().mode());
        assertFalse(isCritical(Alert.Kind.POSITION_ADJUSTED));
        assertTrue(alerts.stream()
                .anyMatch(alert -> alert.kind() == Alert.Kind.POSITION_ADJUSTED
                        && alert.text().contains(words)));
    }

    /// Three shares for ten: the third part of a share goes for cash.
    @ParameterizedTest
    @CsvSource({"SPLIT, 2, 1, 20, split", "REVERSE_SPLIT, 1, 3, 3, reverse_split"})
    void splitOverNight_isOne_whenTheStartAsksForCorporateActions(
            CorporateAction.Kind kind, int newRate, int oldRate, String held, String row) throws InterruptedException {
        buyTen();
        desk.close();
        market.actions = List.of(action(kind, AAPL, null, newRate, oldRate));
        broker.account.split(AAPL, newRate, oldRate);

        desk = reopen();

        assertEquals(row, adjustments().getFirst().kind());
        assertPlain(held, adjustments().getFirst().positionAfter());
    }

    /// Two of the ten bought shares are taken back when there are forty for them.
    @Test
    void correctionOfAQuantity_isRebookedInTheSharesOfNow_afterASplit() throws InterruptedException {
        buyTen();
        desk.close();
        market.actions = List.of(action(CorporateAction.Kind.SPLIT, AAPL, null, 4, 1));
        broker.cancelAll(); // as at a split
        broker.account.split(AAPL, 4, 1);
        broker.moveTo(AAPL, "100"); // where the market's bars are, so that no stop is reached
        desk = reopen();
        broker.account.correctLastFill(AAPL, 8, BigDecimal.valueOf(4));

        lookOn();

        AdjustmentRow mended = adjustments().getLast();
        assertEquals("trade_correction", mended.kind(), mended.text());
        assertPlain("-8", mended.shares());
        assertPlain("32", mended.positionAfter());
        assertPlain("800", mended.costAfter());
        assertPlain("0", mended.equityMove());
        assertPlain("0", mended.profit());
        assertEquals(2, adjustments().size());
    }

    @Test
    void renameWithoutAnActivity_keepsTheRecordUnderTheNewName() throws InterruptedException {
        buyTen();
        market.actions = List.of(action(CorporateAction.Kind.SYMBOL_CHANGE, AAPL, MSFT, 1, 1));
        broker.account.rename(AAPL, MSFT);

        lookOn();

        List<AdjustmentRow> rows = adjustments();
        assertEquals(
                List.of("symbol_change", "symbol_change"),
                rows.stream().map(AdjustmentRow::kind).toList());
        assertPlain("10", rows.getFirst().positionAfter());
        assertPlain("0", rows.getFirst().profit().add(rows.getLast().profit()));
        assertFalse(isCritical(Alert.Kind.POSITION_ADJUSTED));
    }

    /// A change that does not match the rates of the action is named and treated as unexplained.
    @Test
    void actionThatIsNotTheWholeDifference_isNamedAlone() throws InterruptedException {
        buyTen();
        market.actions = List.of(action(CorporateAction.Kind.SPLIT, AAPL, null, 4, 1));
        broker.account.addShares(AAPL, 7);

        lookOn();

        AdjustmentRow row = adjustments().getFirst();
        assertEquals("unexplained", row.kind());
        assertTrue(row.text().contains("corporate actions: a 4:1 split of AAPL"), row.text());
        assertTrue(isCritical(Alert.Kind.POSITION_ADJUSTED));
    }

    @Test
    void unreadableCorporateActions_doNotPreventTheBrokersFigure() throws InterruptedException {
        buyTen();
        market.actionsFail = true;
        broker.account.addShares(AAPL, 7);

        lookOn();

        assertEquals("unexplained", adjustments().getFirst().kind());
    }

    @ParameterizedTest
    @ValueSource(ints = {7, -4})
    void shares_areProtected_alsoWhileTheAccountCannotBeRead(int change) throws InterruptedException {
        buyTen();
        broker.account.unreadable = true;
        if (change > 0) {
            broker.account.addShares(MSFT, change);
        } else {
            broker.externalSell(AAPL, -change);
            broker.account.addShares(MSFT, 1);
        }

        pass(Duration.ofSeconds(30));
        desk.lookNow();

        assertTrue(
                broker.openOrders().stream()
                        .anyMatch(order -> order.symbol().equals(MSFT) && order.stopPrice() != null),
                broker.openOrders().toString());
        broker.account.unreadable = false;
        lookOn();
        assertTrue(isCritical(Alert.Kind.POSITION_ADJUSTED));
    }

    /// The stop of the position that was sold before is above the market by then.
    @Test
    void sharesThatCome_getAStopOfTheirOwn_whenTheSymbolWasTradedBefore() throws InterruptedException {
        buyTen();
        assertInstanceOf(ExitResult.Placed.class, desk.exit(ExitRequest.all(AAPL, "test", null)));
        pass(Duration.ofMinutes(5));
        broker.moveTo(AAPL, "95");

        broker.account.addShares(AAPL, 7);
        lookOn();

        assertPlain("7", broker.held(AAPL));
        Order stop = broker.openOrders().getFirst();
        assertTrue(stop.stopPrice() != null && stop.stopPrice().isBelow(Price.of("95")), stop::toString);
        assertEquals(List.of(), broker.orders.refused);
        assertEquals(1, adjustments().size());
    }
}
