package activetrader.execution;

import static activetrader.execution.SimulatedBroker.AAPL;
import static activetrader.execution.SimulatedBroker.MSFT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.RejectReason;
import activetrader.execution.alerts.Alert;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.http.WebResponse;
import activetrader.journal.ExitKind;
import activetrader.journal.RecordFolder;
import activetrader.market.NewOrder;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.risk.RiskLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A holding of ten AAPL from the day before for which the broker refuses every order.
class UnsellableHoldingTest {
    private static final Instant EVENING = Instant.parse("2026-01-13T20:50:00Z");
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");

    private final SimulatedBroker broker = SimulatedBroker.at(EVENING);
    private RecordFolder records;
    private OrderDesk desk;

    @BeforeEach
    void delist(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
        broker.broker().submit(NewOrder.market("old-1", AAPL, Side.BUY, Quantity.of(10)));
        broker.passTo(TEN);
        broker.faults.answer(
                request -> request.method().equals("POST") && request.body().contains("AAPL")
                        ? WebResponse.json(422, "{\"code\":42210000,\"message\":\"asset AAPL is not active\"}")
                        : null);
        desk = broker.desk(records);
    }

    @AfterEach
    void close() {
        desk.close();
        broker.close();
    }

    private long refusedOrders() {
        return broker.faults
                        .requests(request -> request.method().equals("POST")
                                && request.path().equals("/v2/orders")
                                && request.body().contains("AAPL"))
                        .size()
                - 1L;
    }

    private List<Alert> alerts() {
        return broker.alerts.stream()
                .filter(alert -> alert.kind() == Alert.Kind.UNSELLABLE_POSITION)
                .toList();
    }

    private EntryResult buyMicrosoft() {
        return desk.enter(EntryRequest.buy(MSFT, Quantity.of(5), "test", "2026-01-14#1"));
    }

    @Test
    void desk_setsTheHoldingAside_andContinuesToTrade() {
        broker.pass(Duration.ofMinutes(20));

        assertEquals(1, alerts().size());
        assertTrue(refusedOrders() <= 2, () -> refusedOrders() + " refused orders in twenty minutes");
        EntryResult bought = buyMicrosoft();
        assertInstanceOf(EntryResult.Placed.class, bought, bought::toString);
        assertEquals(
                List.of("AAPL"),
                desk.entryBlocks().stream()
                        .map(block -> String.valueOf(block.symbol()))
                        .toList());
    }

    @Test
    void holding_isNotEnlarged_whileItIsSetAside() {
        broker.pass(Duration.ofMinutes(5));
        long before = refusedOrders();

        EntryResult more = desk.enter(EntryRequest.buy(AAPL, Quantity.of(5), "test", "2026-01-14#1"));

        assertEquals(
                "ENTRY_REFUSED",
                assertInstanceOf(EntryResult.Denied.class, more).reasonCode());
        assertEquals(before, refusedOrders());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void holding_isNotTriedAgainAtOnce_afterARestart(boolean byFlatten) {
        if (byFlatten) {
            desk.flatten(new FlattenRequest("test", "test"));
        }
        broker.pass(Duration.ofMinutes(5));
        long before = refusedOrders();
        desk.close();
        desk = broker.desk(records);
        broker.pass(Duration.ofMinutes(5));
        desk.flatten(new FlattenRequest("test", "test"));

        assertEquals(before, refusedOrders());
        assertEquals(1, alerts().size());
    }

    @Test
    void holding_isProtectedAgain_whenTheBrokerTakesItsOrders() {
        broker.pass(Duration.ofMinutes(5));
        broker.faults.answer(null);
        broker.pass(Refusals.PERMANENT.plusMinutes(2));

        assertInstanceOf(
                ExitResult.Placed.class,
                desk.exit(new ExitRequest(AAPL, Quantity.of(3), null, "test", "2026-01-14#2", ExitKind.MODEL)));
        broker.pass(Duration.ofSeconds(30));

        assertTrue(desk.portfolio().holdings().getFirst().isProtected());
        assertEquals(List.of(), desk.entryBlocks());
    }

    @Test
    void desk_triesTheHoldingAgain_afterItsPause() {
        broker.pass(Duration.ofMinutes(5));
        long before = refusedOrders();

        broker.pass(Refusals.PERMANENT.plusMinutes(2));
        assertInstanceOf(ExitResult.Failed.class, desk.exit(ExitRequest.all(AAPL, "test", "2026-01-14#2")));

        assertEquals(before + 1, refusedOrders());
        assertEquals(1, alerts().size());
    }

    @Test
    void exit_isNotSent_whileItIsSetAside() {
        broker.pass(Duration.ofMinutes(5));
        long before = refusedOrders();

        ExitResult result = desk.exit(ExitRequest.all(AAPL, "test", "2026-01-14#2"));

        String message = assertInstanceOf(ExitResult.Failed.class, result).message();
        assertTrue(message.contains("cannot be sold, NOT_TRADABLE"), message);
        assertEquals(before, refusedOrders());
    }

    @Test
    void flatten_endsAtOnce_withAListOfIt() {
        broker.pass(Duration.ofMinutes(5));

        FlattenReport report = desk.flatten(new FlattenRequest("test", "test"));

        assertFalse(report.flat());
        assertEquals(AAPL, report.remaining().getFirst().symbol());
        assertTrue(report.remaining().getFirst().why().contains("cannot be sold"), report::toString);
        assertTrue(report.finishedAt().isBefore(TEN.plus(Duration.ofMinutes(6))), report::toString);
    }

    @Test
    void entries_wait_whenTheConfigurationSaysSo() {
        desk.close();
        desk = broker.desk(
                records, RiskLimits.defaults(), ExecutionSettings.defaults().blockingEntriesByUnsellable(true));
        broker.pass(Duration.ofMinutes(5));

        assertEquals(
                "UNSELLABLE_POSITION",
                assertInstanceOf(EntryResult.Denied.class, buyMicrosoft()).reasonCode());
        assertTrue(
                desk.entryBlocks().getFirst().inWords().startsWith("unsellable_position: AAPL"),
                () -> desk.entryBlocks().toString());
    }

    /// The table of what is permanent.
    @ParameterizedTest
    @EnumSource(RejectReason.class)
    void reason_isPermanent_whenOnlyAPersonOrTheExchangeCanChangeIt(RejectReason reason) {
        assertEquals(
                List.of(RejectReason.NOT_TRADABLE, RejectReason.ACCOUNT_BLOCKED, RejectReason.ACCOUNT_CLOSED)
                        .contains(reason),
                reason.isPermanent());
    }
}
