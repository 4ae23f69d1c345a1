package activetrader.app.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.settings.Configuration;
import activetrader.app.settings.ConfigurationFile;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.broker.alpaca.Feed;
import activetrader.config.Environment;
import activetrader.config.Problems;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.journal.RecordFolder;
import activetrader.mcp.McpTestClient;
import activetrader.mcp.ToolCall;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.time.WallTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two clients of one alpaca-trade, at the same time: an operator's beside the daemon's, or one that asks
/// again before its first request was answered.
@Tag("long")
class SecondClientTest {
    private static final String TOKEN = "token-for-tests";
    private static final Map<String, Object> BUY = Map.of("symbol", "AAPL", "quantity", 5);

    private final WallTime time = WallTime.scaled(
            Instant.parse("2026-01-14T15:00:00Z"), WallTime.system().instant(), java.math.BigDecimal.ONE);
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults(), time, 0);
    private TradeService trade;
    private McpTestClient one;
    private McpTestClient other;

    @BeforeEach
    void start(@TempDir Path folder) {
        Configuration configuration =
                ConfigurationFile.read(folder.resolve("none.json"), false, Environment.of(Map.of()), new Problems());
        URI url = URI.create(simulator.url());
        trade = TradeService.start(
                configuration,
                configuration.execution(),
                AlpacaSettings.defaults("SIM", new Secret("SIM")).at(url, url).with(Feed.SIP),
                new RecordFolder(folder, "test"),
                time,
                new Offer.OnPort(0, ServiceToken.of(new Secret(TOKEN))),
                Observability.quiet());
        String mcp = "http://127.0.0.1:" + trade.port() + "/mcp";
        one = new McpTestClient(mcp, TOKEN);
        other = new McpTestClient(mcp, TOKEN);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        trade.close();
        simulator.close();
    }

    private List<McpTestClient.Answer> both(String cycle, String otherCycle) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<McpTestClient.Answer> first = threads.submit(() -> one.call("buy", BUY, inCycle(cycle)));
            Future<McpTestClient.Answer> second = threads.submit(() -> other.call("buy", BUY, inCycle(otherCycle)));
            return List.of(first.get(), second.get());
        }
    }

    private static Map<String, Object> inCycle(String cycle) {
        return Map.of(ToolCall.CYCLE, cycle);
    }

    private long purchases() {
        return simulator.exchange().orders().stream()
                .filter(order -> order.terms().isBuy())
                .count();
    }

    @Test
    void sameWish_isOneOrder() throws Exception {
        List<McpTestClient.Answer> answers = both("2026-01-14#3", "2026-01-14#3");

        assertEquals(1, purchases(), answers::toString);
        assertTrue(answers.stream().noneMatch(McpTestClient.Answer::isError), answers::toString);
    }

    @Test
    void wishesOfTwo_comeOneAfterTheOther_andEachIsAnswered() throws Exception {
        List<McpTestClient.Answer> answers = both("2026-01-14#3", "2026-01-14#4");

        assertTrue(purchases() >= 1 && purchases() <= 2, answers::toString);
        assertTrue(answers.stream().noneMatch(McpTestClient.Answer::isError), answers::toString);
        assertEquals(
                simulator.exchange().positions().getFirst().holding().quantity(),
                simulator.exchange().openOrders().stream()
                        .filter(order -> !order.terms().isBuy())
                        .map(order -> order.remaining().value())
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add),
                answers::toString);
    }
}
