package activetrader.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.custom.CustomModels;
import activetrader.agent.model.ModelSettings;
import activetrader.agent.model.PriceTable;
import activetrader.agent.rules.StrategySettings;
import activetrader.journal.RecordFolder;
import activetrader.time.WallTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that takes connections and never answers, on the machine's own time.
@Tag("long")
class HangingServiceTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    private static final Duration BUDGET = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int BACKLOG = 50;

    private final WallTime time = WallTime.system();

    @TempDir
    Path folder;

    @Test
    void cycle_endsAtItsDeadline_andTheNextOneWorks() throws Exception {
        try (FakeServices services = new FakeServices(time);
                TradingAgent agent = agent(services)) {
            assertEquals(new Outcome.Completed(), agent.runCycle(cycle(1, LONG)).outcome());
            int port = services.trade().url().getPort();
            services.stopTrade();

            try (ServerSocket _ = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress())) {
                Instant begun = time.instant();
                assertInstanceOf(
                        Outcome.TimedOut.class, agent.runCycle(cycle(2, BUDGET)).outcome());
                Duration took = Duration.between(begun, time.instant());
                assertTrue(took.compareTo(BUDGET.multipliedBy(2)) < 0, took.toString());
            }
            services.restartTrade();

            assertEquals(new Outcome.Completed(), agent.runCycle(cycle(3, LONG)).outcome());
        }
    }

    private Cycle cycle(int number, Duration budget) {
        return new Cycle(number, DATE, time.instant().plus(budget));
    }

    private TradingAgent agent(FakeServices services) throws IOException {
        Files.writeString(folder.resolve("agent_prompt.md"), "Trade well.");
        Files.writeString(folder.resolve("technical_analysis_guide.md"), "Read well.");
        AgentSettings settings = new AgentSettings(
                "tester",
                ModelSettings.defaults(),
                PriceTable.defaults(),
                folder.resolve("agent_prompt.md"),
                folder.resolve("technical_analysis_guide.md"),
                6,
                100_000,
                1_000_000,
                Duration.ofMinutes(4),
                AgentSettings.DEFAULT_TOOLS,
                8,
                services.data(),
                services.trade(),
                Duration.ofSeconds(30),
                StrategySettings.defaults(),
                new CustomModels(folder));
        return TradingAgent.open(
                settings, time, new RecordFolder(folder, "tester"), ScriptedModel.of(ScriptedModel.done()));
    }
}
