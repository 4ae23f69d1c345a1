package activetrader.execution;

import static activetrader.execution.SimulatedBroker.AAPL;
import static activetrader.execution.SimulatedBroker.MSFT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.http.WebResponse;
import activetrader.journal.RecordFolder;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that refuses entries for good.
class RefusedEntryTest {
    private static final String DELISTED = "asset AAPL is not active";

    private final SimulatedBroker broker = SimulatedBroker.at(Instant.parse("2026-01-14T15:00:00Z"));
    private RecordFolder records;
    private OrderDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
        desk = broker.desk(records);
    }

    @AfterEach
    void close() {
        desk.close();
        broker.close();
    }

    private void refuse(String symbol, String words) {
        broker.faults.answer(
                request -> request.method().equals("POST") && request.body().contains(symbol)
                        ? WebResponse.json(422, "{\"code\":42210000,\"message\":\"" + words + "\"}")
                        : null);
    }

    private EntryResult buy(Symbol symbol, int cycle) {
        return desk.enter(EntryRequest.buy(symbol, Quantity.of(5), "test", "2026-01-14#" + cycle));
    }

    private static String reason(EntryResult result) {
        return assertInstanceOf(EntryResult.Denied.class, result, result::toString)
                .reasonCode();
    }

    private long ordersSent() {
        return broker.faults
                .requests(request ->
                        request.method().equals("POST") && request.path().equals("/v2/orders"))
                .size();
    }

    @Test
    void entry_isDenied_whenTheBrokerRefusedOneForGood_inTheSameCycleOrTheNext() {
        refuse("AAPL", DELISTED);
        assertInstanceOf(EntryResult.Rejected.class, buy(AAPL, 1));

        assertEquals("ENTRY_REFUSED", reason(buy(AAPL, 1)));
        broker.pass(Duration.ofMinutes(5));
        assertEquals("ENTRY_REFUSED", reason(buy(AAPL, 2)));

        assertEquals(1, ordersSent());
    }

    @Test
    void refusal_isListedAmongTheBlocks_andClosesItsSymbolAlone() {
        refuse("AAPL", DELISTED);
        buy(AAPL, 1);

        assertEquals(
                List.of("entry_refused: the broker refuses orders in AAPL for good, NOT_TRADABLE: "
                        + "POST /v2/orders was answered with 422: " + DELISTED),
                desk.entryBlocks().stream().map(EntryBlock::inWords).toList());
        assertInstanceOf(EntryResult.Placed.class, buy(MSFT, 1));
    }

    @Test
    void entry_isTriedAgain_afterHalfAnHour() {
        refuse("AAPL", DELISTED);
        buy(AAPL, 1);

        broker.pass(Refusals.PERMANENT.plusSeconds(1));

        assertInstanceOf(EntryResult.Rejected.class, buy(AAPL, 2));
        assertEquals("ENTRY_REFUSED", reason(buy(AAPL, 3)));
    }

    @Test
    void entry_isDenied_afterARestart() {
        refuse("AAPL", DELISTED);
        buy(AAPL, 1);
        desk.close();
        desk = broker.desk(records);

        assertEquals("ENTRY_REFUSED", reason(buy(AAPL, 2)));
        assertEquals(1, ordersSent());
    }

    @Test
    void everyEntry_isDenied_whenTheRefusalIsAboutTheAccount() {
        refuse("AAPL", "account is restricted to liquidation only");
        assertInstanceOf(EntryResult.Rejected.class, buy(AAPL, 1));

        assertEquals("ENTRY_REFUSED", reason(buy(MSFT, 1)));
    }

    @Test
    void entry_isSentAgain_whenTheRefusalWasNotForGood() {
        refuse("AAPL", "insufficient buying power");
        buy(AAPL, 1);
        buy(AAPL, 2);

        assertTrue(desk.entryBlocks().isEmpty(), () -> desk.entryBlocks().toString());
        assertEquals(2, ordersSent());
    }
}
