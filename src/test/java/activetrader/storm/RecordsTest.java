package activetrader.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.simulator.exchange.World;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.exchange.order.Execution;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten shares bought at 100.02 and sold at 100, twenty cents of loss, and records of it that are wrong in one
/// thing.
class RecordsTest {
    private static final Money START = Money.of(100_000);

    private final World world = new World();
    private final Findings findings = new Findings();

    @TempDir
    private Path data;

    private RecordFolder folder;
    private Records records;

    @BeforeEach
    void trade() {
        folder = new RecordFolder(data, "test");
        records = new Records(
                folder, List.of(World.MONDAY), world.exchange, TestPlans.quiet().trouble(), findings);
        world.filled("qty", "10", "id", "at-20261123-c1-buy-AAPL-1");
        world.filled("side", "SELL", "qty", "10");
    }

    private void record(int number, String profit) {
        Execution fill = world.exchange.executions().get(number);
        boolean buy = fill.signedQuantity().signum() > 0;
        Map<String, Object> row = new TreeMap<>();
        row.put("timestamp", fill.at().toString());
        row.put("date", World.MONDAY.toString());
        row.put("action", buy ? "buy" : "sell");
        row.put("side", buy ? "BUY" : "SELL");
        row.put("symbol", "AAPL");
        row.put("qty", fill.quantity().value());
        row.put("price", fill.price().value());
        row.put("pnl", new BigDecimal(profit));
        row.put("position_after", buy ? 10 : 0);
        row.put("cost_after", buy ? new BigDecimal("1000.2") : BigDecimal.ZERO);
        row.put("order_id", fill.orderId());
        row.put("execution_id", fill.id());
        row.put("reason", "test");
        new JsonlFile(folder.trades(World.MONDAY)).append(row);
    }

    private void assertFound(String words) {
        assertTrue(findings.lines().stream().anyMatch(line -> line.contains(words)), findings.lines()::toString);
    }

    @Test
    void fills_areFine_whenEachIsThereOnce() {
        record(0, "0");
        record(1, "-0.2");

        records.checkFills(START);

        assertEquals(List.of(), findings.lines());
    }

    @Test
    void fills_areFound_whenOneIsMissing() {
        record(0, "0");

        records.checkFills(START);

        assertFound("the broker has 2 fills, the records have 1");
    }

    @Test
    void fills_areFound_whenOneIsThereTwice() {
        record(0, "0");
        record(1, "-0.2");
        record(1, "-0.2");

        records.checkFills(START);

        assertFound("is recorded twice");
    }

    @Test
    void profit_isFound_whenItIsWrongByACent() {
        record(0, "0");
        record(1, "-0.19");

        records.checkFills(START);

        assertFound("records say -0.19 of profit");
    }

    @Test
    void cash_isFound_whenItMovedWithoutARow() {
        record(0, "0");
        record(1, "-0.2");
        world.exchange.apply(new AccountAction.MoveCash("CSD", Money.of("0.01"), null));

        records.checkFills(START);

        assertFound("the broker's equity changed by -0.19");
    }

    @Test
    void orders_areFound_withoutAnIntent_orForTheSameWish() {
        world.filled("qty", "10", "id", "at-20261123-c1-buy-AAPL-2");

        records.checkOrders();

        assertFound("the same wish twice");
        assertFound("order without an intent");
    }

    @Test
    void summary_isFound_whenThereIsNone() {
        records.checkSummary();

        assertFound("no summary of");
    }

    @Test
    void secret_isFound_inAnyFile() throws IOException {
        records.checkSecrets(data);
        assertEquals(List.of(), findings.lines());
        Files.writeString(data.resolve("notes.txt"), "key " + Scene.KEYS.secret());

        records.checkSecrets(data);

        assertFound("a secret is in notes.txt");
    }

    @Test
    void crypto_isFine_whenTheWholeAccountWasAskedToBeSold() {
        world.exchange.apply(
                new AccountAction.HoldCrypto("BTC/USD", BigDecimal.ONE, Price.of("50000"), Price.of("45000")));
        world.exchange.closeAll(true);

        records.checkCrypto();

        assertEquals(List.of(), findings.lines());
    }

    @Test
    void crypto_isFound_whenItsStopIsCancelledOrItIsSold() {
        world.exchange.apply(
                new AccountAction.HoldCrypto("BTC/USD", BigDecimal.ONE, Price.of("50000"), Price.of("45000")));
        records.checkCrypto();
        assertEquals(List.of(), findings.lines());
        world.exchange.cancel(world.exchange.crypto().getFirst().orderId());
        world.exchange.close(world.exchange.crypto().getFirst());

        records.checkCrypto();

        assertEquals(2, findings.lines().size(), findings.lines()::toString);
    }
}
