package activetrader.execution;

import static activetrader.execution.SimulatedBroker.AAPL;
import static activetrader.execution.SimulatedBroker.MSFT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.Broker;
import activetrader.broker.Listing;
import activetrader.broker.alpaca.AlpacaBroker;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.alerts.Alert;
import activetrader.execution.fills.book.BookedHoldings;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.Flattener;
import activetrader.execution.flatten.ParallelCalls;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRefusal;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.orders.stops.CancelResult;
import activetrader.execution.portfolio.Holding;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.RecordFolder;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import activetrader.risk.RiskLimits.SizeLimits;
import activetrader.risk.TestLimits;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An account with an external position in MSFT and an external order for NVDA. The desk trades AAPL, and the
/// configuration keeps external positions.
class ExternalsTest {
    private static final Symbol NVDA = Symbol.of("NVDA");
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");
    private static final ExecutionSettings KEEPING =
            ExecutionSettings.defaults().flatteningExternal(false);

    private RecordFolder records;
    private SimulatedBroker broker;
    private OrderDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
        broker = SimulatedBroker.at(TEN);
        broker.broker().submit(NewOrder.market("theirs-1", MSFT, Side.BUY, Quantity.of(3)));
        broker.broker().submit(NewOrder.limit("theirs-2", NVDA, Side.BUY, Quantity.of(1), Price.of("1.00")));
        broker.pass(Duration.ofSeconds(5));
        desk = desk(KEEPING);
    }

    private OrderDesk desk(ExecutionSettings settings) {
        return broker.desk(records, TestLimits.unhurried(), settings);
    }

    @AfterEach
    void close() {
        desk.close();
        broker.close();
    }

    private EntryResult buy(Symbol symbol, int cycle) {
        EntryResult result = desk.enter(EntryRequest.buy(symbol, Quantity.of(10), "test", "2026-01-14#" + cycle));
        broker.pass(Duration.ofSeconds(10));
        return result;
    }

    private void buyOurs() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL, 1));
        assertHeld(AAPL, 10);
    }

    private void assertHeld(Symbol symbol, int shares) {
        assertEquals(0, BigDecimal.valueOf(shares).compareTo(broker.held(symbol)), symbol + " " + broker.held(symbol));
    }

    private void assertOnlyTheirsIsLeft() {
        assertHeld(AAPL, 0);
        assertHeld(MSFT, 3);
        assertEquals(
                List.of(NVDA),
                broker.exchange().openOrders().stream()
                        .map(order -> order.symbol())
                        .toList());
    }

    private FlattenReport flatten() {
        return desk.flatten(new FlattenRequest("test", "test"));
    }

    private static void assertKept(FlattenReport report) {
        assertTrue(report.flat(), report::toString);
        assertEquals(
                List.of(MSFT, NVDA),
                report.kept().stream().map(FlattenReport.Remaining::symbol).toList());
    }

    @Test
    void flatten_closesOurPositions_andLeavesExternalOnes() {
        buyOurs();

        assertKept(flatten());

        assertOnlyTheirsIsLeft();
    }

    /// As a `panic` asks for.
    @Test
    void flatten_closesExternalPositionsToo_onRequest() {
        buyOurs();

        FlattenReport report = desk.flatten(new FlattenRequest("panic", "test", true));

        assertTrue(report.flat(), report::toString);
        assertHeld(AAPL, 0);
        assertHeld(MSFT, 0);
        assertEquals(List.of(), broker.exchange().openOrders());
    }

    @Test
    void flatten_knowsOurs_afterARestartThatLostItsRecords(@TempDir Path other) {
        buyOurs();
        desk.close();
        records = new RecordFolder(other, "test");
        desk = desk(KEEPING);

        assertKept(flatten());

        assertOnlyTheirsIsLeft();
    }

    /// The list of orders is empty by mistake; our records show the owner of the position.
    @Test
    void ours_isNotKept_whenTheListOfOrdersIsEmpty() {
        buyOurs();
        Broker noOrders = (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(),
                new Class<?>[] {Broker.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "orderListing" -> Listing.of(List.of());
                    case "forExits" -> proxy;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        Set<Symbol> recorded = BookedHoldings.read(records, LocalDate.of(2026, 1, 14));
        List<Position> held = broker.broker().positions();

        assertEquals(Set.of(AAPL), recorded);
        assertEquals(
                Set.of(MSFT),
                ForeignHoldings.keptAt(noOrders, broker.time, recorded::contains)
                        .kept(held));
    }

    /// Records that cannot be read do not prevent the closing of positions.
    @Test
    void records_areLeftOut_whenTheyCannotBeRead(@TempDir Path folder) throws IOException {
        RecordFolder damaged = new RecordFolder(folder, "test");
        Path file = damaged.trades(LocalDate.of(2026, 1, 14));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no record\n");

        assertEquals(Set.of(), BookedHoldings.read(damaged, LocalDate.of(2026, 1, 14)));
    }

    /// What the timer and the operator run, without a ledger.
    @Test
    void flattenByAnotherProcess_leavesExternalPositions() {
        buyOurs();
        try (AlpacaBroker client = broker.anotherClient()) {
            FlattenReport report = new Flattener(client, broker.time, _ -> {}, ParallelCalls.SEQUENTIAL)
                    .keeping(ForeignHoldings.keptAt(client, broker.time, _ -> false))
                    .run(new FlattenRequest("timer", "test"), TEN.plusSeconds(300));

            assertKept(report);
        }
        assertOnlyTheirsIsLeft();
    }

    @Test
    void backstop_leavesExternalPositions() {
        buyOurs();

        broker.passTo(Instant.parse("2026-01-14T20:59:00Z"));

        assertOnlyTheirsIsLeft();
        assertTrue(
                broker.alerts.stream().noneMatch(alert -> alert.level() == Alert.Level.CRITICAL),
                broker.alerts::toString);
    }

    @Test
    void flatten_closesEverything_byDefault() {
        desk.close();
        desk = desk(ExecutionSettings.defaults());
        buyOurs();

        FlattenReport report = flatten();

        assertTrue(report.flat() && report.kept().isEmpty(), report::toString);
        assertTrue(broker.isFlat());
    }

    /// Nothing shows which of the five shares are ours.
    @Test
    void flatten_closesWhatIsMixed() {
        desk.close();
        broker.broker().submit(NewOrder.market("at-20260114-c9-buy-MSFT-1", MSFT, Side.BUY, Quantity.of(2)));
        broker.pass(Duration.ofSeconds(5));
        desk = desk(KEEPING);

        flatten();

        assertHeld(MSFT, 0);
    }

    @Test
    void flatten_closesAll_whenTheOwnerIsUnknown() {
        buyOurs();
        broker.faults.down(request -> request.path().equals("/v2/orders")
                && request.method().equals("GET")
                && request.query().containsKey("symbols"));

        FlattenReport report = flatten();

        assertTrue(report.flat(), report::toString);
        assertHeld(AAPL, 0);
        assertHeld(MSFT, 0);
    }

    @Test
    void externalPosition_isReported_butGetsNoStop() {
        buyOurs();

        broker.pass(Duration.ofMinutes(1));

        Holding theirs = desk.portfolio().holdings().stream()
                .filter(holding -> holding.position().symbol().equals(MSFT))
                .findFirst()
                .orElseThrow();
        assertTrue(theirs.external() && theirs.kept() && !theirs.isProtected(), theirs::toString);
        assertEquals(List.of(MSFT), told(Alert.Kind.EXTERNAL_POSITION));
        assertEquals(List.of(NVDA), told(Alert.Kind.EXTERNAL_ORDER));
        assertEquals(List.of(), told(Alert.Kind.UNPROTECTED));
    }

    private List<Symbol> told(Alert.Kind kind) {
        return broker.alerts.stream()
                .filter(alert -> alert.kind() == kind)
                .map(Alert::symbol)
                .toList();
    }

    @Test
    void externalPosition_isNeitherEnlargedNorSoldNorCancelled() {
        assertEquals(
                "EXTERNAL_POSITION",
                assertInstanceOf(EntryResult.Denied.class, buy(MSFT, 1)).reasonCode());
        assertEquals(
                new ExitRefusal.ExternalPosition(MSFT),
                assertInstanceOf(ExitResult.Refused.class, desk.exit(ExitRequest.all(MSFT, "test", "2026-01-14#2")))
                        .why());
        Order theirs = desk.openOrders().stream()
                .filter(order -> order.type() == OrderType.LIMIT)
                .findFirst()
                .orElseThrow();
        assertInstanceOf(CancelResult.Refused.class, desk.cancel(theirs.id()));
        assertHeld(MSFT, 3);
    }

    @Test
    void externalPosition_countsAgainstTheLimits() {
        desk.close();
        RiskLimits one = TestLimits.unhurried();
        desk = broker.desk(records, one.with(onePosition()), KEEPING);

        assertEquals(
                "TOO_MANY_POSITIONS",
                assertInstanceOf(EntryResult.Denied.class, buy(AAPL, 1)).reasonCode());
    }

    private static SizeLimits onePosition() {
        SizeLimits standard = SizeLimits.defaults();
        return new SizeLimits(
                standard.riskPerTradePercent(),
                standard.maxPositionPercent(),
                standard.maxDeployedPercent(),
                1,
                standard.maxGroupPercent(),
                standard.groups(),
                standard.maxGrossPercent(),
                standard.buyingPowerMarginPercent(),
                standard.shortingAllowed());
    }

    @Test
    void externalPosition_isNoOvernightPosition() {
        broker.passTo(Instant.parse("2026-01-14T21:05:00Z"));
        desk.close();
        desk = desk(KEEPING);

        assertEquals(List.of(), told(Alert.Kind.OVERNIGHT_POSITION));
        assertHeld(MSFT, 3);
    }
}
