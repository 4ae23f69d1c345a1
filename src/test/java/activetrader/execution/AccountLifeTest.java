package activetrader.execution;

import static activetrader.execution.SimulatedBroker.AAPL;
import static activetrader.execution.SimulatedBroker.MSFT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.journal.PositionSnapshot;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.Money;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.risk.AccountView.DayRecord;
import activetrader.risk.RiskGate;
import activetrader.risk.TestLimits;
import activetrader.risk.TradingMode;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.simulator.exchange.event.AccountAction;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cash and shares that come and go without a fill, at the real simulator. After each test our records must equal the
/// broker's, and the day's profit must equal the change of its equity without these moves.
class AccountLifeTest {
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");
    private static final Instant BEFORE_THE_FLATTEN = Instant.parse("2026-01-14T20:54:30Z");
    private static final Instant CLOSE = Instant.parse("2026-01-14T21:00:00Z");
    private static final Instant AFTER_THE_CLOSE = Instant.parse("2026-01-14T21:05:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 14);
    private static final Money START = Money.of(100_000);

    private RecordFolder records;
    private SimulatedBroker broker;
    private @Nullable OrderDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
        broker = SimulatedBroker.at(TEN);
        desk = broker.desk(records);
    }

    @AfterEach
    void close() {
        desk().close();
        broker.close();
    }

    private OrderDesk desk() {
        return Objects.requireNonNull(desk);
    }

    private void restart() {
        desk().close();
        desk = broker.desk(records);
    }

    private void cash(String type, String amount) {
        broker.exchange().apply(new AccountAction.MoveCash(type, Money.of(amount), null));
        broker.pass(Duration.ofSeconds(5));
    }

    private EntryResult buy(Symbol symbol, int shares, int cycle) {
        return desk().enter(EntryRequest.buy(symbol, Quantity.of(shares), "test", "2026-01-14#" + cycle));
    }

    private void buyTen() {
        EntryResult entered = buy(AAPL, 10, 1);
        assertInstanceOf(EntryResult.Placed.class, entered, entered::toString);
        broker.pass(Duration.ofSeconds(10));
        assertEquals(0, BigDecimal.TEN.compareTo(broker.held(AAPL)));
    }

    private void sell(Symbol symbol) {
        assertInstanceOf(ExitResult.Placed.class, desk().exit(ExitRequest.all(symbol, "test", null)));
        broker.pass(Duration.ofSeconds(10));
    }

    private DayRecord today() {
        return Objects.requireNonNull(desk().riskView().today());
    }

    private Money lossLeft() {
        return RiskGate.headroom(desk().riskView(), TestLimits.wide()).dailyLossLeft();
    }

    private List<AdjustmentRow> adjustments() {
        return new JsonlFile(records.adjustments()).read(AdjustmentRow.class);
    }

    private List<TradeRow> rows() {
        return new JsonlFile(records.trades(DAY)).read(TradeRow.class);
    }

    private boolean alerted(Alert.Kind kind, String words) {
        return broker.alerts.stream()
                .anyMatch(alert -> alert.kind() == kind && alert.text().contains(words));
    }

    /// A check that reads the positions, once a minute while no order has changed.
    private void look() {
        broker.pass(Duration.ofMinutes(1));
        desk().lookNow();
        broker.pass(Duration.ofSeconds(5));
    }

    private void assertBooksReconcile() {
        BigDecimal realized = Stream.concat(
                        rows().stream().map(TradeRow::profit),
                        adjustments().stream().map(AdjustmentRow::profit))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal moved =
                adjustments().stream().map(AdjustmentRow::equityMove).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertTrue(broker.isFlat());
        assertEquals(
                broker.equity().value().subtract(START.value()).subtract(moved).setScale(2), realized.setScale(2));
    }

    @ParameterizedTest
    @CsvSource({
        "CSD, 5000, 105000",
        "CSW, -5000, 95000",
        "JNLC, 2500, 102500",
        "DIV, 12.34, 100012.34",
        "FEE, -250, 99750"
    })
    void cashMove_correctsTheStartOfTheDay_andIsNoProfitAndNoLoss(String type, String amount, String start) {
        cash(type, amount);

        assertInstanceOf(EntryResult.Placed.class, buy(AAPL, 10, 1), "the move ends no entries");
        assertEquals(Money.of(start), today().startEquity());
        assertEquals(TradingMode.ACTIVE, desk().mode().mode());
        assertFalse(lossLeft().isAbove(Money.of(start).times(new BigDecimal("0.02"))));
        assertTrue(alerted(
                Alert.Kind.CASH_MOVED, new Money(new BigDecimal(amount)).abs().toString()));
        assertTrue(today().moves().contains(type));
        broker.pass(Duration.ofSeconds(10));
        sell(AAPL);
        assertBooksReconcile();
    }

    @Test
    void twoMoves_addUp_andARestartKeepsThem() {
        cash("CSD", "5000");
        buyTen();
        cash("CSW", "-2000");
        look();
        restart();

        assertEquals(Money.of(103_000), today().startEquity());
        assertEquals(2, adjustments().size());
        Money high = today().highWaterEquity();
        assertTrue(high.isBelow(Money.of(103_200)), () -> "high water " + high);
    }

    @Test
    void moveBeforeTheStart_isFoundAtTheStart() {
        desk().close();
        broker.exchange()
                .apply(new AccountAction.MoveCash("CSD", Money.of(5000), null), Instant.parse("2026-01-14T12:00:00Z"));
        desk = broker.desk(records);

        assertEquals(Money.of(105_000), today().startEquity());
    }

    @Test
    void moveBeforeTheLastClose_isInTheBrokersFigureAlready() {
        desk().close();
        broker.exchange()
                .apply(new AccountAction.MoveCash("CSD", Money.of(5000), null), Instant.parse("2026-01-13T15:00:00Z"));
        desk = broker.desk(records);

        assertEquals(0, adjustments().size());
    }

    @Test
    void lossAfterAWithdrawal_namesTheMove() {
        cash("CSW", "-5000");
        buyTen();
        broker.exchange()
                .apply(new AccountAction.MoveShares("MA", AAPL, BigDecimal.TEN, Price.of("1"), Money.of(-2500)));
        look();
        broker.exchange()
                .apply(new AccountAction.MoveShares("MA", AAPL, new BigDecimal("-10"), Price.of("1"), Money.ZERO));
        look();
        broker.pass(Duration.ofMinutes(3));

        assertEquals(TradingMode.REDUCE_ONLY, desk().mode().mode());
        assertTrue(
                desk().mode().reason().contains("withdrawal of $5000"),
                desk().mode().reason());
    }

    @ParameterizedTest
    @CsvSource({"ACATS, 90", "JNLS, 25"})
    void sharesThatCame_areEntered_andSoldWithoutAShort(String type, int shares) {
        broker.exchange().apply(new AccountAction.MoveShares(type, MSFT, BigDecimal.valueOf(shares), null, Money.ZERO));
        look();
        assertTrue(alerted(Alert.Kind.POSITION_ADJUSTED, "share transfer"));

        sell(MSFT);

        TradeRow row = rows().getLast();
        assertEquals(TradeRow.Action.SELL, row.action());
        assertEquals(0, row.positionAfter().signum());
        assertEquals(TradingMode.ACTIVE, desk().mode().mode());
        assertBooksReconcile();
    }

    @Test
    void sharesThatCameUnseen_areEnteredBeforeTheirSale() {
        buyTen();
        broker.exchange().apply(new AccountAction.MoveShares("JNLS", AAPL, BigDecimal.valueOf(90), null, Money.ZERO));

        sell(AAPL);

        assertEquals(0, rows().getLast().positionAfter().signum());
        assertTrue(rows().stream().noneMatch(row -> row.action() == TradeRow.Action.SHORT));
        PositionSnapshot last =
                new JsonlFile(records.position()).read(PositionSnapshot.class).getLast();
        assertFalse(last.positions().containsKey("AAPL"));
        assertBooksReconcile();
    }

    @Test
    void sharesThatWent_areNoLoss() {
        buyTen();
        broker.exchange().apply(new AccountAction.MoveShares("ACATS", AAPL, BigDecimal.TEN.negate(), null, Money.ZERO));
        look();

        assertEquals(TradingMode.ACTIVE, desk().mode().mode());
        assertInstanceOf(EntryResult.Placed.class, buy(MSFT, 1, 2));
        broker.pass(Duration.ofSeconds(10));
        sell(MSFT);
        assertBooksReconcile();
    }

    @ParameterizedTest
    @CsvSource({"10, 1, 100", "1, 2, 5", "3, 2, 15"})
    void split_keepsTheCost(String newRate, String oldRate, int after) {
        buyTen();
        broker.exchange().apply(new AccountAction.SplitShares(AAPL, new BigDecimal(newRate), new BigDecimal(oldRate)));
        look();

        assertEquals(
                0, BigDecimal.valueOf(after).compareTo(adjustments().getLast().positionAfter()));
        assertEquals(rows().getFirst().costAfter(), adjustments().getLast().costAfter());
        assertTrue(alerted(Alert.Kind.POSITION_ADJUSTED, "split"));
    }

    @Test
    void renamedPosition_keepsItsRecordUnderTheNewSymbol() {
        buyTen();
        broker.exchange().apply(new AccountAction.RenameSymbol(AAPL, MSFT));
        look();

        assertTrue(alerted(Alert.Kind.POSITION_ADJUSTED, "AAPL is MSFT now"));
        sell(MSFT);
        assertBooksReconcile();
    }

    @Test
    void saleWhileWeWereDown_isAFill_whenTheStartComesAfterTheClose() {
        buyTen();
        desk().close();
        broker.exchange().closeAll(true);
        broker.pass(Duration.between(broker.time.instant(), AFTER_THE_CLOSE));
        desk = broker.desk(records);

        assertEquals(List.of(), adjustments());
        assertEquals(2, rows().size());
        assertBooksReconcile();
    }

    @Test
    void bustedFill_isUnbooked() {
        buyTen();
        sell(AAPL);
        broker.exchange().apply(new AccountAction.BustLastFill(AAPL));
        broker.pass(Duration.ofSeconds(1));
        look();

        assertEquals("trade_bust", adjustments().getLast().kind());
        assertEquals(0, BigDecimal.TEN.compareTo(adjustments().getLast().positionAfter()));
        assertEquals(0, today().realizedProfit().value().signum());
        sell(AAPL);
        assertBooksReconcile();
    }

    /// Until the monitor is idle, and the check after that.
    private void passIdle() {
        broker.pass(Duration.ofMinutes(1));
    }

    private BigDecimal stopped() {
        return broker.exchange().openOrders().stream()
                .filter(order -> order.terms().type() == OrderType.STOP)
                .map(order -> order.remaining().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void bustedSale_isUnbookedAndStopped_whenNothingElseIsOpen() {
        buyTen();
        sell(AAPL);
        passIdle();
        broker.exchange().apply(new AccountAction.BustLastFill(AAPL));
        broker.pass(Duration.ofSeconds(150));

        assertEquals("trade_bust", adjustments().getLast().kind());
        assertEquals(0, BigDecimal.TEN.compareTo(stopped()));
        sell(AAPL);
        assertBooksReconcile();
    }

    @Test
    void sharesThatCome_getAStop_whenNothingIsOpen() {
        passIdle();
        broker.exchange().apply(new AccountAction.MoveShares("JNLS", AAPL, BigDecimal.valueOf(7), null, Money.ZERO));
        broker.pass(Duration.ofSeconds(150));

        assertEquals(0, BigDecimal.valueOf(7).compareTo(stopped()));
        sell(AAPL);
        assertBooksReconcile();
    }

    @Test
    void bustedSale_isReversed_whenAFlattenSellsTheSharesBeforeTheNextCheck() {
        buyTen();
        sell(AAPL);
        passIdle();
        broker.exchange().apply(new AccountAction.BustLastFill(AAPL));
        assertTrue(desk().flatten(new FlattenRequest("test", "test")).flat());
        broker.pass(Duration.ofSeconds(30));

        assertEquals("trade_bust", adjustments().getLast().kind());
        assertBooksReconcile();
    }

    @Test
    void bustedEntry_leavesNothing() {
        buyTen();
        broker.exchange().apply(new AccountAction.BustLastFill(AAPL));
        look();

        assertEquals(
                0,
                Objects.requireNonNull(adjustments().getLast().positionAfter()).signum());
        restart();
        assertTrue(desk().portfolio().holdings().isEmpty());
        assertBooksReconcile();
    }

    @Test
    void correctedFill_isRebooked() {
        buyTen();
        PositionView before = broker.exchange().position(AAPL).orElseThrow();
        Price higher = new Price(before.holding().averagePrice().value().add(new BigDecimal("20")));
        broker.exchange().apply(new AccountAction.CorrectLastFill(AAPL, null, higher));
        broker.pass(Duration.ofMinutes(3));

        assertEquals("trade_correction", adjustments().getLast().kind());
        sell(AAPL);
        assertBooksReconcile();
    }

    private void correctPrice(String factor) {
        broker.exchange().apply(new AccountAction.ScaleLastFill(AAPL, BigDecimal.ONE, new BigDecimal(factor)));
    }

    @Test
    void correctionOfADollar_isRebooked_thoughItMightBeAFee() {
        buyTen();
        correctPrice("1.001");
        broker.pass(Duration.ofMinutes(3));

        assertEquals("trade_correction", adjustments().getLast().kind());
        sell(AAPL);
        assertBooksReconcile();
    }

    @Test
    void correctionInAnIdleAccount_isRebookedAfterTheClose() {
        buyTen();
        sell(AAPL);
        passIdle();
        correctPrice("0.999");
        broker.pass(Duration.between(broker.time.instant(), AFTER_THE_CLOSE));

        assertEquals("trade_correction", adjustments().getLast().kind());
        assertBooksReconcile();
    }

    /// The shares of the corrected fill have been sold by then, or bought again.
    @ParameterizedTest
    @CsvSource({"SPIN, 2", "JNLS, -10", "ACATS, -3"})
    void correctionOfAPrice_isRebooked_thoughSharesMovedWithoutAFillSince(String type, int shares) {
        buyTen();
        broker.exchange().apply(new AccountAction.MoveShares(type, AAPL, BigDecimal.valueOf(shares), null, Money.ZERO));
        look();
        correctPrice("0.995");
        broker.pass(Duration.ofMinutes(5));
        if (!broker.isFlat()) {
            sell(AAPL);
        }
        broker.pass(Duration.between(broker.time.instant(), AFTER_THE_CLOSE));

        assertEquals("trade_correction", adjustments().getLast().kind());
        assertBooksReconcile();
    }

    /// The shares of the corrected fill are among others by then.
    @ParameterizedTest
    @CsvSource({"SPIN, 2, 0.8", "ACATS, -3, 0.8", "JNLS, 5, 1.5"})
    void correctionOfAQuantity_isRebooked_thoughSharesMovedWithoutAFillSince(String type, int shares, String factor) {
        buyTen();
        broker.exchange().apply(new AccountAction.MoveShares(type, AAPL, BigDecimal.valueOf(shares), null, Money.ZERO));
        look();
        broker.exchange().apply(new AccountAction.ScaleLastFill(AAPL, new BigDecimal(factor), BigDecimal.ONE));
        broker.pass(Duration.ofMinutes(5));

        assertEquals(List.of("share_transfer", "trade_correction"), kindsButSpinOff());
        sell(AAPL);
        broker.pass(Duration.between(broker.time.instant(), AFTER_THE_CLOSE));
        assertBooksReconcile();
    }

    private List<String> kindsButSpinOff() {
        return adjustments().stream()
                .map(AdjustmentRow::kind)
                .map(kind -> kind.equals("spin_off") ? "share_transfer" : kind)
                .toList();
    }

    @Test
    void bustedEntry_leavesTheSharesThatCameSince() {
        buyTen();
        broker.exchange().apply(new AccountAction.MoveShares("JNLS", AAPL, BigDecimal.valueOf(4), null, Money.ZERO));
        look();
        broker.exchange().apply(new AccountAction.BustLastFill(AAPL));
        broker.pass(Duration.ofMinutes(5));

        assertEquals(List.of("share_transfer", "trade_bust"), kindsButSpinOff());
        sell(AAPL);
        broker.pass(Duration.between(broker.time.instant(), AFTER_THE_CLOSE));
        assertBooksReconcile();
    }

    /// The second correction meets a lot that the first one has changed.
    @Test
    void correctionOfALaterFill_isRebooked_afterOneOfAnEarlierFill() {
        buyTen();
        broker.exchange().apply(new AccountAction.MoveShares("JNLS", AAPL, BigDecimal.valueOf(4), null, Money.ZERO));
        look();
        broker.exchange().apply(new AccountAction.ScaleLastFill(AAPL, new BigDecimal("0.8"), BigDecimal.ONE));
        broker.pass(Duration.ofMinutes(5));
        assertInstanceOf(
                ExitResult.Placed.class, desk().exit(new ExitRequest(AAPL, Quantity.of(6), null, "test", null)));
        broker.pass(Duration.ofSeconds(10));
        broker.exchange().apply(new AccountAction.ScaleLastFill(AAPL, new BigDecimal("0.5"), BigDecimal.ONE));
        broker.pass(Duration.ofMinutes(5));

        assertEquals(List.of("share_transfer", "trade_correction", "trade_correction"), kindsButSpinOff());
        assertEquals(0, broker.held(AAPL).compareTo(adjustments().getLast().positionAfter()));
        sell(AAPL);
        broker.pass(Duration.between(broker.time.instant(), AFTER_THE_CLOSE));
        assertBooksReconcile();
    }

    /// At the close the sale is not recorded yet, so that the cash cannot be compared.
    @Test
    void correctionOfAPrice_isRebooked_thoughTheLastSaleCannotBeReadUntilAfterTheClose() {
        buyTen();
        broker.passTo(BEFORE_THE_FLATTEN);
        correctPrice("0.999");
        broker.faults.down(ScriptedFaults.gets("/v2/account/activities"));
        broker.exchange().closeAll(true);
        broker.pass(Duration.ofSeconds(5));
        desk().portfolio("2026-01-14#2");
        broker.passTo(CLOSE.plusSeconds(2));
        broker.faults.down(null);
        broker.passTo(AFTER_THE_CLOSE);

        assertEquals("trade_correction", adjustments().getLast().kind());
        assertBooksReconcile();
    }

    @Test
    void correctionWhileWeWereDown_isRebooked_thoughNoShareMoved() {
        buyTen();
        sell(AAPL);
        desk().close();
        correctPrice("0.999");
        desk = broker.desk(records);
        broker.pass(Duration.ofSeconds(5));

        assertEquals("trade_correction", adjustments().getLast().kind());
        assertBooksReconcile();
    }

    @Test
    void smallFee_isAskedForOnce_andBookedWhenItIsListed() {
        buyTen();
        cash("FEE", "-0.03");
        look();
        sell(AAPL);

        assertBooksReconcile();
    }

    @Test
    void merger_paysForTheShares() {
        buyTen();
        broker.exchange()
                .apply(new AccountAction.MoveShares("MA", AAPL, BigDecimal.valueOf(-10), null, Money.of(2_500)));
        look();

        assertEquals("merger", adjustments().getLast().kind());
        assertBooksReconcile();
    }

    /// Two and a half shares for ten: the half is paid in cash.
    @Test
    void spinOff_bringsSharesByItsRate() {
        buyTen();
        broker.exchange().apply(new AccountAction.SpinOff(AAPL, MSFT, BigDecimal.ONE, BigDecimal.valueOf(4)));
        look();

        assertEquals("spin_off", adjustments().getLast().kind());
        assertEquals(0, BigDecimal.TWO.compareTo(broker.held(MSFT)));
        sell(MSFT);
        sell(AAPL);
        assertBooksReconcile();
    }

    @Test
    void merger_bringsSharesAndDollarsByItsRates() {
        buyTen();
        Money before = broker.exchange().balance().cash();
        broker.exchange().apply(new AccountAction.Merger(AAPL, MSFT, BigDecimal.ONE, BigDecimal.TWO, Money.of("7.80")));
        look();

        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(0, BigDecimal.valueOf(5).compareTo(broker.held(MSFT)));
        assertEquals(Money.of("78"), broker.exchange().balance().cash().minus(before));
        sell(MSFT);
        assertBooksReconcile();
    }

    @Test
    void coinsWithAStop_changeNothing_andAreLeftAlone() {
        broker.exchange()
                .apply(
                        new AccountAction.HoldCrypto(
                                "BTC/USD", new BigDecimal("0.05"), Price.of("50000"), Price.of("45000")),
                        TEN.minus(Duration.ofDays(2)));
        restart();
        broker.pass(Duration.ofMinutes(3));
        buyTen();

        assertTrue(desk().flatten(new FlattenRequest("test", "test")).flat());
        assertEquals(1, broker.exchange().crypto().size());
        assertEquals(Price.of("45000"), broker.exchange().crypto().getFirst().stop());
        assertTrue(broker.isFlat());
    }
}
