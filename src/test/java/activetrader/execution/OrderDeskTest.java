package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.fake.FakeSubmits.Fault;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.orders.stops.CancelResult;
import activetrader.execution.orders.stops.StopResult;
import activetrader.execution.portfolio.Holding;
import activetrader.journal.JsonlFile;
import activetrader.journal.OrderRecord;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDeskTest extends DeskFixture {
    @AfterEach
    void checkBooks() {
        desk.close();
        assertTrue(broker.orders.submitted.stream()
                        .map(NewOrder::clientOrderId)
                        .distinct()
                        .count()
                == broker.orders.submitted.size());
        for (BigDecimal shares : List.of(broker.held(AAPL), broker.held(MSFT))) {
            assertTrue(shares.signum() >= 0, "sold more than was held: " + shares);
        }
    }

    private void assertProtected(Symbol symbol) {
        Holding holding = desk.portfolio().holdings().stream()
                .filter(each -> each.position().symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
        assertTrue(holding.isProtected(), () -> "bare: " + holding + " orders " + broker.openOrders());
    }

    @Test
    void enter_placesStopWithTheOrder() {
        EntryResult.Placed placed = placed(desk.enter(buy(10)));

        assertEquals("at-20260302-c5-buy-AAPL-1", placed.order().clientOrderId());
        assertEquals(Quantity.of(10), placed.order().filledQuantity());
        assertTrue(placed.stopLoss().isBelow(Price.of("99")));
        assertProtected(AAPL);
        assertEquals(1, rows().size());
    }

    @Test
    void enter_answersWithTheSameOrder_whenRepeatedInTheCycle() {
        String first = placed(desk.enter(buy(10))).order().id();

        EntryResult.Placed again = placed(desk.enter(buy(10)));

        assertTrue(again.repeated());
        assertEquals(first, again.order().id());
        assertEquals(1, broker.orders.submitted.size());
    }

    @Test
    void enter_sendsOnce_whenTheAnswerIsLost() {
        broker.submits.faults.add(Fault.LOST_AFTER);

        placed(desk.enter(buy(10)));

        assertEquals(1, broker.orders.submitted.size());
        assertEquals(BigDecimal.TEN, broker.held(AAPL));
    }

    @Test
    void enter_sendsAgainUnderTheSameId_whenTheOrderIsLost() {
        broker.submits.faults.add(Fault.LOST_BEFORE);

        EntryResult.Placed placed = placed(desk.enter(buy(10)));

        assertEquals("at-20260302-c5-buy-AAPL-1", placed.order().clientOrderId());
        assertEquals(1, broker.orders.submitted.size());
    }

    @Test
    void enter_doesNotConcludeAbsence_whileTheLookUpLags() {
        broker.submits.faults.add(Fault.LOST_AFTER);
        broker.orders.invisibleFor = Duration.ofSeconds(5);

        placed(desk.enter(buy(10)));

        assertEquals(1, broker.orders.submitted.size());
    }

    @Test
    void enter_sendsNothing_whenTheIntentCannotBeWritten() throws Exception {
        java.nio.file.Files.createDirectories(records.orders(DAY));

        EntryResult result = desk.enter(buy(10));

        assertEquals(
                "RECORD_FAILED",
                assertInstanceOf(EntryResult.Rejected.class, result).reasonCode());
        assertTrue(broker.orders.submitted.isEmpty());
    }

    @Test
    void enter_isDenied_whenHaltedByAnotherProcess() throws Exception {
        new ModeFile(records.dataFolder()).write(new ModeState(TradingMode.HALTED, "panic", "test", TEN, null));

        assertInstanceOf(EntryResult.Denied.class, desk.enter(buy(10)));
        assertTrue(broker.orders.submitted.isEmpty());
    }

    @Test
    void enter_isDenied_inTheSameSymbolAndTooSoonInAnother_alsoAfterARestart() {
        placed(desk.enter(buy(10)));
        desk.close();
        desk = reopen(RiskLimits.defaults(), settings());
        pass(Duration.ofMinutes(14));
        assertEquals("ENTRY_TOO_SOON", reason(desk.enter(EntryRequest.buy(MSFT, Quantity.of(1), "x", "2026-03-02#8"))));

        pass(Duration.ofMinutes(2));
        assertEquals(
                "SYMBOL_ENTERED_TODAY",
                reason(desk.enter(EntryRequest.buy(AAPL, Quantity.of(1), "x", "2026-03-02#9"))));
        placed(desk.enter(EntryRequest.buy(MSFT, Quantity.of(1), "x", "2026-03-02#9")));
    }

    private static String reason(EntryResult result) {
        return assertInstanceOf(EntryResult.Denied.class, result).reasonCode();
    }

    @Test
    void enter_keepsOneStopForAll_whenEnlarging() {
        placed(desk.enter(buy(10)));
        pass(Duration.ofMinutes(1));

        placed(desk.enter(EntryRequest.buy(AAPL, Quantity.of(5), "more", "2026-03-02#6")));

        assertEquals(new BigDecimal("15"), broker.held(AAPL));
        assertProtected(AAPL);
        assertEquals(
                1,
                broker.openOrders().stream()
                        .filter(order -> order.type() == OrderType.STOP)
                        .count());
    }

    @Test
    void enter_protectsTheOldShares_whenEnlargingFails() {
        placed(desk.enter(buy(10)));
        broker.submits.faults.add(Fault.BUSY);

        desk.enter(EntryRequest.buy(AAPL, Quantity.of(5), "more", "2026-03-02#6"));

        assertEquals(BigDecimal.TEN, broker.held(AAPL));
        assertProtected(AAPL);
    }

    @Test
    void enter_isDenied_whenTheBrokerTakesTooFewCallsToSeeItThrough() {
        broker.calls.left = 10;

        EntryResult.Denied denied = assertInstanceOf(EntryResult.Denied.class, desk.enter(buy(10)));

        assertEquals("RATE_LIMIT", denied.reasonCode());
        assertTrue(broker.orders.submitted.isEmpty());
    }

    @Test
    void enter_isDenied_whileAPositionIsUnprotected() {
        placed(desk.enter(buy(10)));
        broker.submits.faults.addAll(List.of(Fault.BUSY, Fault.BUSY, Fault.BUSY));
        desk.enter(EntryRequest.buy(AAPL, Quantity.of(5), "more", "2026-03-02#6"));

        EntryResult.Denied denied = assertInstanceOf(
                EntryResult.Denied.class, desk.enter(EntryRequest.buy(MSFT, Quantity.of(5), "other", "2026-03-02#6")));

        assertEquals("POSITION_UNPROTECTED", denied.reasonCode());
        pass(Duration.ofSeconds(20));
        assertProtected(AAPL);
        placed(desk.enter(EntryRequest.buy(MSFT, Quantity.of(5), "other", "2026-03-02#7")));
    }

    @Test
    void open_tellsWhatIsHeld_whenTheExchangeIsClosed() throws Exception {
        placed(desk.enter(buy(10)));
        desk.close();
        time.sleepUntil(Instant.parse("2026-03-02T21:00:30Z"));

        desk = reopen();

        assertTrue(alerts.stream()
                .anyMatch(alert ->
                        alert.kind() == Alert.Kind.NOT_FLAT && alert.text().contains("AAPL 10 shares")));
        assertTrue(new JsonlFile(records.orders(DAY))
                .read(OrderRecord.class).stream()
                        .anyMatch(record -> record.equals(new OrderRecord.FlattenFinished(
                                time.instant(), "alpaca-trade", false, List.of(AAPL)))));
    }

    @Test
    void enter_countsOrders_thatListsDoNotShowYet() {
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        broker.orders.unlistedFor = Duration.ofSeconds(30);
        placed(desk.enter(buy(60)));

        EntryResult.Denied denied = assertInstanceOf(
                EntryResult.Denied.class, desk.enter(EntryRequest.buy(AAPL, Quantity.of(60), "more", "2026-03-02#6")));

        assertEquals("POSITION_TOO_LARGE", denied.reasonCode());
    }

    @Test
    void watch_waitsWithTheStop_whileAPurchaseForbidsIt() {
        placed(desk.enter(buy(10)));
        broker.openOrders().forEach(stop -> broker.cancel(stop.id()));
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        Order theirs = broker.submit(NewOrder.limit("stranger", AAPL, Side.BUY, Quantity.of(1), Price.of("50")));

        pass(Duration.ofSeconds(40));
        assertEquals(BigDecimal.TEN, broker.held(AAPL));
        broker.cancel(theirs.id());
        pass(Duration.ofSeconds(40));

        assertProtected(AAPL);
    }

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
    void exit_goesOn_whenTheBrokerTakesFewCallsForLong() {
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
    void enter_saysThatNothingWasBought_whenTheBrokerRejectsAfterAcceptance() {
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        broker.orders.endsOneSecondAfter = OrderStatus.REJECTED;

        EntryResult result = desk.enter(buy(10));

        assertEquals(
                "REJECTED_LATER",
                assertInstanceOf(EntryResult.Rejected.class, result).reasonCode());
        assertTrue(broker.openOrders().isEmpty());
        List<OrderRecord> recorded = new JsonlFile(records.orders(DAY)).read(OrderRecord.class);
        assertTrue(recorded.stream()
                .anyMatch(each -> each instanceof OrderRecord.Ended ended
                        && ended.status().equals(OrderStatus.REJECTED)));
    }

    /// An order that dies with the day, or is cancelled by hand, takes its sleeping stop along.
    @ParameterizedTest
    @CsvSource({"expired", "canceled"})
    void watch_protectsWhatWasFilled_whenTheEntryDiesHalfFilled(String end) {
        broker.orders.fillable.put(AAPL, Quantity.of(4));
        broker.orders.endsOneSecondAfter = new OrderStatus(end);
        placed(desk.enter(buy(10)));
        broker.orders.endsOneSecondAfter = null;

        pass(Duration.ofSeconds(16));

        assertEquals(new BigDecimal("4"), broker.held(AAPL));
        assertProtected(AAPL);
    }

    @Test
    void watch_protectsWhatWasFilled_whenAnEntryFillsInPart() {
        broker.orders.fillable.put(AAPL, Quantity.of(4));
        placed(desk.enter(buy(10)));

        pass(Duration.ofSeconds(31));

        assertEquals(new BigDecimal("4"), broker.held(AAPL));
        assertProtected(AAPL);
    }

    @Test
    void watch_replacesAStop_thatWasCancelledByHand() {
        placed(desk.enter(buy(10)));
        Price before = desk.portfolio().holdings().getFirst().stopPrice();
        broker.cancelAll();

        pass(Duration.ofSeconds(16));

        assertProtected(AAPL);
        assertEquals(before, desk.portfolio().holdings().getFirst().stopPrice());
    }

    /// It would open a short position when it is touched.
    @Test
    void watch_cancelsAStop_whoseSharesAreGone() {
        placed(desk.enter(buy(10)));
        broker.cancelAll();
        pass(Duration.ofSeconds(16));
        assertEquals(1, broker.openOrders().size());

        broker.externalSell(AAPL, 10);
        pass(Duration.ofSeconds(46));

        assertTrue(broker.openOrders().isEmpty());
    }

    /// Each of the two stops alone guards no more than is held.
    @ParameterizedTest
    @CsvSource({"10, false", "15, false", "5, false", "10, true", "15, true", "5, true"})
    void watch_leavesExactlyOneCover_whenTwoStopsGuardMoreThanIsHeld(int sold, boolean refusesReplace) {
        broker.orders.refusesReplace = refusesReplace;
        broker.externalBuy(MSFT, 10);
        desk.lookNow();
        pass(Duration.ofSeconds(16));
        broker.externalBuy(MSFT, 10);
        desk.lookNow();
        pass(Duration.ofSeconds(16));
        assertEquals(2, broker.openOrders().size());

        broker.externalSell(MSFT, sold);
        pass(Duration.ofSeconds(90));

        BigDecimal guarded = broker.openOrders().stream()
                .map(order -> order.remaining().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(broker.held(MSFT), guarded);
    }

    /// The legs of an entry that was filled guard ten shares, as a stop alone or beside a target.
    @ParameterizedTest
    @CsvSource({"4, false", "10, false", "4, true", "10, true"})
    void watch_leavesExactlyOneCover_whenTheLegsOfAnEntryGuardMoreThanIsHeld(int sold, boolean target) {
        EntryRequest request = buy(10);
        placed(desk.enter(
                target
                        ? new EntryRequest(
                                AAPL, Side.BUY, Quantity.of(10), null, null, Price.of("110"), "test", request.cycle())
                        : request));
        assertEquals(target ? 2 : 1, broker.openOrders().size());

        broker.externalSell(AAPL, sold);
        pass(Duration.ofMinutes(2));

        BigDecimal stopped = broker.openOrders().stream()
                .filter(order -> order.type() == OrderType.STOP)
                .map(order -> order.remaining().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(broker.held(AAPL), stopped);
        assertTrue(broker.openOrders().stream()
                .allMatch(order -> order.remaining().value().compareTo(broker.held(AAPL)) == 0));
    }

    @ParameterizedTest
    @CsvSource({"10", "60", "140", "1000"})
    void fallbackStop_isPlacedByTheMarket_whenTheBrokersPriceAloneIsWrong(String wrong) {
        broker.account.misread.put(MSFT, Price.of(wrong));
        broker.externalBuy(MSFT, 7);
        desk.lookNow();
        pass(Duration.ofSeconds(2));

        Price stop = Objects.requireNonNull(broker.openOrders().getFirst().stopPrice());
        assertTrue(stop.isAbove(Price.of("95")) && stop.isBelow(Price.of("100")), stop::toString);
    }

    @Test
    void watch_adoptsAndProtectsAForeignPosition() {
        placed(desk.enter(buy(10)));
        broker.externalBuy(MSFT, 7);

        pass(Duration.ofSeconds(16));

        assertProtected(MSFT);
        assertTrue(desk.portfolio().holdings().stream()
                .filter(each -> each.position().symbol().equals(MSFT))
                .allMatch(Holding::external));
    }

    @Test
    void watch_booksTheLoss_whenTheStopFills() {
        placed(desk.enter(buy(10)));

        broker.moveTo(AAPL, "95");
        pass(Duration.ofSeconds(16));

        assertEquals(2, rows().size());
        assertEquals(new BigDecimal("-50"), rows().getLast().profit());
        assertEquals(0, rows().getLast().positionAfter().signum());
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

    @Test
    void flatten_closesEverything_whenCancelsAreSlow() {
        placed(desk.enter(buy(10)));
        broker.externalBuy(MSFT, 7);
        broker.orders.cancelTakes = Duration.ofSeconds(3);

        FlattenReport report = desk.flatten(new FlattenRequest("test", "test"));

        assertTrue(report.flat(), report::toString);
        assertTrue(broker.openOrders().isEmpty());
        assertEquals(2, report.closed().size());
    }

    @Test
    void flatten_believesFlatOnlyOnAnswers() {
        placed(desk.enter(buy(10)));
        broker.calls.readFailures = 4;

        assertTrue(desk.flatten(new FlattenRequest("test", "test")).flat());
        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
    }

    @Test
    void flatten_saysWhatIsLeft_whenAnOrderDoesNotFill() {
        placed(desk.enter(buy(10)));
        broker.orders.fillable.put(AAPL, Quantity.of(3));

        FlattenReport report = desk.flatten(new FlattenRequest("test", "test"));

        assertFalse(report.flat());
        assertEquals(Quantity.of(7), report.remaining().getFirst().quantity());
        assertEquals(new BigDecimal("7"), broker.held(AAPL));
        assertFalse(alerts.isEmpty());
    }

    @Test
    void backstop_flattensBeforeTheClose_whenNobodyAsked() {
        placed(desk.enter(buy(10)));

        pass(Duration.between(time.instant(), Instant.parse("2026-03-02T20:55:40Z")));

        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
        assertTrue(broker.openOrders().isEmpty());
    }

    @Test
    void backstop_flattens_whenTheBrokerCannotSayWhetherAnythingIsOpen() {
        placed(desk.enter(buy(10)));
        pass(Duration.between(time.instant(), Instant.parse("2026-03-02T20:55:29Z")));
        broker.calls.readFailures = 2;

        pass(Duration.ofSeconds(11));

        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
    }

    @Test
    void flatten_namesWhatIsBooked_whenTheBrokerNeverAnswers() {
        placed(desk.enter(buy(10)));
        pass(Duration.between(time.instant(), Instant.parse("2026-03-02T20:55:00Z")));
        broker.calls.readFailures = Integer.MAX_VALUE;

        FlattenReport report = desk.flatten(new FlattenRequest("test", "test"));

        broker.calls.readFailures = 0;
        assertFalse(report.flat());
        assertEquals(AAPL, report.remaining().getFirst().symbol());
        assertEquals(Quantity.of(10), report.remaining().getFirst().quantity());
    }

    @Test
    void fills_areRecordedOnce_whenTwoReadThemAtOnce() {
        broker.orderTakes = Duration.ofSeconds(2);
        broker.externalBuy(AAPL, 5);
        Runnable flatten = () -> desk.flatten(new FlattenRequest("test", "test"));
        time.at(time.instant(), "first", flatten);
        time.at(time.instant().plusSeconds(1), "second", flatten);

        pass(Duration.ofSeconds(90));

        assertEquals(
                rows().size(),
                rows().stream().map(TradeRow::executionId).distinct().count());
        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
    }

    @Test
    void open_closesOvernightPositions_whenTheBrokerFailedAtTheOpen() {
        desk.close();
        broker.externalBuy(AAPL, 7);
        pass(Duration.between(time.instant(), Instant.parse("2026-03-03T14:29:58Z")));
        desk = reopen();
        broker.calls.readFailures = 3;

        pass(Duration.ofSeconds(40));

        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
    }

    @Test
    void records_addUpToTheEquityChange_whenFlat() {
        broker.account.prices.put(AAPL, Price.of("33.33"));
        placed(desk.enter(buy(7)));
        broker.account.prices.put(AAPL, Price.of("33.57"));
        desk.exit(new ExitRequest(AAPL, Quantity.of(3), null, "part", "2026-03-02#7"));
        broker.account.prices.put(AAPL, Price.of("33.41"));
        desk.exit(ExitRequest.all(AAPL, "rest", "2026-03-02#8"));

        BigDecimal profit = rows().stream().map(TradeRow::profit).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertEquals(0, broker.equity().subtract(new BigDecimal("100000")).compareTo(profit));
    }

    @Test
    void drain_letsNoMoreOrdersIn_andKeepsTheStop() {
        placed(desk.enter(buy(10)));

        assertTrue(desk.drain(Duration.ofSeconds(5)));

        assertInstanceOf(EntryResult.Denied.class, desk.enter(buy(5)));
        assertFalse(broker.openOrders().isEmpty());
    }

    @Test
    void listener_hearsOfOrdersAndFills() {
        List<String> heard = new ArrayList<>();
        desk.listen(new OrderListener() {
            @Override
            public void recorded(OrderRecord entry) {
                heard.add(entry.getClass().getSimpleName());
            }

            @Override
            public void filled(TradeRow row) {
                heard.add(row.action() + " " + row.symbol());
            }
        });

        placed(desk.enter(buy(10)));

        assertTrue(heard.containsAll(List.of("Intent", "Accepted", "BUY AAPL")), heard.toString());
    }

    @Test
    void open_refusesASecondInstance() {
        assertThrows(IllegalStateException.class, this::reopen);
    }

    @Test
    void open_findsTheTruth_afterACrashAtAnyCall() {
        desk.close();
        int calls = broker.calls.made;
        desk = reopen();
        placed(desk.enter(buy(10)));
        desk.exit(ExitRequest.all(AAPL, "out", CYCLE));
        int last = broker.calls.made - calls;
        assertTrue(last > 10);
        desk.close();

        for (int at = 1; at <= last; at++) {
            crashAt(at);
        }
        desk = reopen();
    }

    /// A crash between two writes, or in the middle of one: what the disk lacks is found at the broker, once.
    @Test
    void open_findsTheTruth_whenTheFilesEndAnywhere() throws Exception {
        placed(desk.enter(buy(10)));
        desk.exit(new ExitRequest(AAPL, Quantity.of(4), null, "part", "2026-03-02#7"));
        desk.close();
        List<String> fills = rows().stream().map(TradeRow::executionId).toList();
        for (Path file : List.of(records.trades(DAY), records.orders(DAY), records.position())) {
            byte[] whole = java.nio.file.Files.readAllBytes(file);
            for (int length = 0; length <= whole.length; length += Math.max(1, whole.length / 25)) {
                java.nio.file.Files.write(file, java.util.Arrays.copyOf(whole, length));
                desk = reopen();
                String cut = file.getFileName() + " cut at " + length;
                assertEquals(fills, rows().stream().map(TradeRow::executionId).toList(), cut);
                assertEquals(new BigDecimal("6"), broker.held(AAPL), cut);
                assertProtected(AAPL);
                assertEquals(1, broker.openOrders().size(), cut);
                desk.close();
            }
            java.nio.file.Files.write(file, whole);
        }
        desk = reopen();
    }

    /// A life in a folder of its own that ends at one call to the broker, and the life after it.
    private void crashAt(int call) {
        RecordFolder before = records;
        records = new RecordFolder(records.dataFolder().resolve("crash-" + call), "test");
        FakeBroker fresh = new FakeBroker(time);
        fresh.calls.crashAt = call;
        try (CrashLife first = new CrashLife(fresh, records, time)) {
            first.buyAndSell(AAPL);
        }
        fresh.calls.crashAt = -1;
        pass(Duration.ofSeconds(15));
        try (CrashLife second = new CrashLife(fresh, records, time)) {
            second.assertSound(AAPL, "crash at call " + call);
        }
        records = before;
    }
}
