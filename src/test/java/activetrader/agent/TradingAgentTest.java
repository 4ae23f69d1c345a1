package activetrader.agent;

import static activetrader.agent.ScriptedModel.call;
import static activetrader.agent.ScriptedModel.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.custom.CustomModels;
import activetrader.agent.model.ModelSettings;
import activetrader.agent.model.PriceTable;
import activetrader.agent.rules.StrategySettings;
import activetrader.agent.tools.ServiceAddress;
import activetrader.journal.RecordFolder;
import activetrader.market.Symbol;
import activetrader.time.SimulatedTime;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradingAgentTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    private static final Instant START = Instant.parse("2026-03-02T15:30:00Z");
    private static final String BUY = "{\"symbol\":\"AAPL\",\"quantity\":49,\"stop_loss\":198.4,\"reason\":\"strong\"}";

    private final SimulatedTime time = new SimulatedTime(START);
    private FakeServices services = new FakeServices(time);

    @TempDir
    Path folder;

    @BeforeEach
    void writePrompts() throws IOException {
        Files.writeString(folder.resolve("agent_prompt.md"), "Trade well.");
        Files.writeString(folder.resolve("technical_analysis_guide.md"), "Read {{well}}.");
    }

    @AfterEach
    void stop() {
        services.close();
    }

    private AgentSettings settings(int maxSteps, long tokensPerCycle, long tokensPerDay) {
        return new AgentSettings(
                "tester",
                ModelSettings.defaults(),
                PriceTable.defaults(),
                folder.resolve("agent_prompt.md"),
                folder.resolve("technical_analysis_guide.md"),
                maxSteps,
                tokensPerCycle,
                tokensPerDay,
                Duration.ofMinutes(4),
                AgentSettings.DEFAULT_TOOLS,
                8,
                services.data(),
                services.trade(),
                Duration.ofSeconds(2),
                StrategySettings.defaults(),
                new CustomModels(folder));
    }

    private RecordFolder records() {
        return new RecordFolder(folder, "tester");
    }

    private TradingAgent agent(ChatModel model) {
        return TradingAgent.open(settings(6, 100_000, 1_000_000), time, records(), model);
    }

    private static Cycle cycle(int number) {
        return new Cycle(number, DATE, START.plusSeconds(300));
    }

    private CycleReport run(AiMessage... answers) throws InterruptedException {
        try (TradingAgent agent = agent(ScriptedModel.of(answers))) {
            return agent.runCycle(cycle(7));
        }
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(records().log(DATE).resolve("cycle-007.log"));
    }

    @Test
    void runCycle_reportsTheFill_whenTheModelBuys() throws Exception {
        CycleReport report = run(call("buy", BUY), done());

        assertEquals(new Outcome.Completed(), report.outcome());
        Decision.Traded bought =
                assertInstanceOf(Decision.Traded.class, report.decisions().getFirst());
        assertEquals(Symbol.of("AAPL"), bought.symbol());
        assertTrue(bought.entry());
        assertEquals("200.02", String.valueOf(bought.price()));
        assertEquals("strong", bought.reason());
        assertEquals("Nothing more to do.", report.answer());
        assertTrue(report.traded());
    }

    @Test
    void runCycle_sendsItsNameToTheServices() throws Exception {
        run(call("buy", BUY), done());

        assertTrue(services.calls.contains("buy AAPL @2026-03-02#7"), services.calls.toString());
        assertTrue(services.calls.stream().allMatch(call -> call.endsWith("@2026-03-02#7")));
    }

    @Test
    void runCycle_recordsEveryStep() throws Exception {
        run(call("buy", BUY), done());

        List<String> lines = log();
        assertEquals(5, lines.size(), lines.toString());
        assertTrue(lines.stream()
                .allMatch(line -> line.startsWith("{\"timestamp\":\"2026-03-02T15:30:00Z\"")
                        && line.contains("\"signature\":\"tester\"")
                        && line.contains("\"new_messages\":[")));
        assertTrue(lines.get(1).contains("\"tool_calls\""));
        assertTrue(lines.get(2).contains("\"name\":\"buy\"") && lines.get(2).contains("filled_avg_price"));
        assertTrue(lines.get(4).contains("\"outcome\":\"completed\""));
    }

    @Test
    void runCycle_keepsSecretsOutOfTheRecords() throws Exception {
        run(call("buy", BUY), done());

        try (Stream<Path> files = Files.walk(records().root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains(FakeServices.TOKEN.reveal()), file.toString());
            }
        }
    }

    @Test
    void runCycle_sendsTheSamePrefixEachTime() throws Exception {
        ScriptedModel model = ScriptedModel.of(done());
        try (TradingAgent agent = agent(model)) {
            agent.runCycle(cycle(1));
            agent.runCycle(cycle(2));
        }

        assertEquals(
                model.requests.get(0).messages().getFirst(),
                model.requests.get(1).messages().getFirst());
        assertEquals(
                model.requests.get(0).toolSpecifications(),
                model.requests.get(1).toolSpecifications());
        assertTrue(model.requests.getFirst().messages().getFirst().toString().contains("Read { {well} }."));
    }

    @Test
    void runCycle_endsAfterTheCallsThatCameWithTheSignal() throws Exception {
        AiMessage both = call("buy", BUY).toBuilder()
                .text("Last one. " + TradingAgent.FINISH_SIGNAL)
                .build();
        ScriptedModel model = ScriptedModel.of(both);
        try (TradingAgent agent = agent(model)) {
            CycleReport report = agent.runCycle(cycle(1));

            assertEquals(new Outcome.Completed(), report.outcome());
            assertEquals(1, report.toolCalls().size());
            assertEquals(1, model.requests.size());
        }
    }

    @Test
    void runCycle_correctsUnknownTools_andEndsAtTheThird() throws Exception {
        ScriptedModel model = ScriptedModel.of(call("place_order", "{}"));
        try (TradingAgent agent = agent(model)) {
            CycleReport report = agent.runCycle(cycle(1));

            assertEquals(new Outcome.Stopped("the model called tools that do not exist 3 times"), report.outcome());
            assertEquals(3, report.toolCalls().size());
            assertTrue(report.toolCalls().getFirst().result().contains("there is no tool place_order; there are: "));
        }
    }

    @Test
    void runCycle_doesNotOfferToolsThatAreNotAllowed() throws Exception {
        CycleReport report = run(call("get_account_info", "{}"), done());

        assertTrue(report.toolCalls().getFirst().result().contains("there is no tool get_account_info"));
    }

    @Test
    void runCycle_correctsBrokenArguments() throws Exception {
        CycleReport report = run(call("buy", "{\"symbol\": AAPL"), call("buy", "[1]"), call("buy", BUY), done());

        assertEquals(new Outcome.Completed(), report.outcome());
        assertTrue(report.toolCalls().get(0).result().contains("must be one JSON object"));
        assertTrue(report.toolCalls().get(1).failed());
        assertFalse(report.toolCalls().get(2).failed());
    }

    @Test
    void runCycle_stopsAnEndlessLoop_andKeepsWhatWasDone() throws Exception {
        ScriptedModel model = new ScriptedModel(
                n -> call("scan_signals", "{\"limit\":" + (n + 1) + "}"), FinishReason.TOOL_EXECUTION);
        try (TradingAgent agent = agent(model)) {
            CycleReport report = agent.runCycle(cycle(1));

            assertEquals(new Outcome.Stopped("the model wanted more than 6 rounds of tool calls"), report.outcome());
            assertEquals(7, report.toolCalls().size());
        }
    }

    @Test
    void runCycle_stopsTheSameCallAtTheThirdTime_andSendsItOnce() throws Exception {
        CycleReport report = run(call("buy", BUY));

        assertInstanceOf(Outcome.Stopped.class, report.outcome());
        assertEquals(
                1,
                services.calls.stream().filter(call -> call.startsWith("buy")).count());
        assertInstanceOf(Decision.Traded.class, report.decisions().getFirst());
    }

    @Test
    void runCycle_stopsWhenTheCyclesTokensAreSpent() throws Exception {
        ScriptedModel model = new ScriptedModel(
                n -> call("scan_signals", "{\"limit\":" + (n + 1) + "}"), FinishReason.TOOL_EXECUTION);
        try (TradingAgent agent = TradingAgent.open(settings(30, 2_100, 1_000_000), time, records(), model)) {
            CycleReport report = agent.runCycle(cycle(1));

            assertInstanceOf(Outcome.BudgetSpent.class, report.outcome());
            assertEquals(2100, report.tokens().total());
        }
    }

    @Test
    void runCycle_countsTheDaysTokensAcrossRestarts() throws Exception {
        try (TradingAgent agent =
                TradingAgent.open(settings(6, 100_000, 1_500), time, records(), ScriptedModel.of(done()))) {
            assertEquals(new Outcome.Completed(), agent.runCycle(cycle(1)).outcome());
            assertEquals(new Outcome.Completed(), agent.runCycle(cycle(2)).outcome());
        }
        ScriptedModel model = ScriptedModel.of(done());
        try (TradingAgent agent = TradingAgent.open(settings(6, 100_000, 1_500), time, records(), model)) {
            assertInstanceOf(Outcome.BudgetSpent.class, agent.runCycle(cycle(3)).outcome());
        }
        assertEquals(List.of(), model.requests);
    }

    @Test
    void runCycle_dropsCallsOfAnAnswerThatWasCutOff() throws Exception {
        ScriptedModel model = new ScriptedModel(n -> call("buy", BUY), FinishReason.LENGTH);
        try (TradingAgent agent = agent(model)) {
            CycleReport report = agent.runCycle(cycle(1));

            assertInstanceOf(Outcome.Incomplete.class, report.outcome());
            assertEquals(List.of(), report.decisions());
        }
    }

    @Test
    void runCycle_isIncomplete_whenTheAnswerIsEmpty() throws Exception {
        CycleReport report = run(AiMessage.builder().text("").build());

        assertInstanceOf(Outcome.Incomplete.class, report.outcome());
        assertEquals(List.of(), report.decisions());
    }

    @Test
    void runCycle_fails_whenAServiceIsDown_andRecoversAfterItsRestart() throws Exception {
        try (TradingAgent agent = agent(ScriptedModel.of(done()))) {
            assertEquals(new Outcome.Completed(), agent.runCycle(cycle(1)).outcome());

            services.stopTrade();
            Outcome.Failed failed = assertInstanceOf(
                    Outcome.Failed.class, agent.runCycle(cycle(2)).outcome());
            assertTrue(
                    failed.reason().startsWith("alpaca-trade does not answer at http://127.0.0.1:"), failed.reason());
            assertFalse(failed.needsPerson());

            services.restartTrade();
            assertEquals(new Outcome.Completed(), agent.runCycle(cycle(3)).outcome());
        }
    }

    @Test
    void runCycle_fails_whenAServiceDiesInTheMiddle() throws Exception {
        ScriptedModel model = new ScriptedModel(
                n -> {
                    services.stopTrade();
                    return call("buy", BUY);
                },
                FinishReason.STOP);
        try (TradingAgent agent = agent(model)) {
            CycleReport report = agent.runCycle(cycle(1));

            Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, report.outcome());
            assertTrue(failed.reason().startsWith("alpaca-trade does not answer at"), failed.reason());
            assertFalse(failed.needsPerson());
            assertEquals(1, report.toolCalls().size());
        }
    }

    @Test
    void runCycle_survivesARestartInTheMiddle() throws Exception {
        ScriptedModel model = new ScriptedModel(
                n -> {
                    if (n == 0) {
                        services.restartTrade();
                        return call("buy", BUY);
                    }
                    return done();
                },
                FinishReason.STOP);
        try (TradingAgent agent = agent(model)) {
            CycleReport report = agent.runCycle(cycle(1));

            assertEquals(
                    new Outcome.Completed(),
                    report.outcome(),
                    report.toolCalls().toString());
            assertInstanceOf(
                    Decision.Traded.class,
                    report.decisions().getFirst(),
                    report.toolCalls().toString());
        }
    }

    @Test
    void runCycle_fails_whenTheTokenIsRefused() throws Exception {
        services.close();
        services = new FakeServices(time);
        AgentSettings open = AgentSettings.of(
                "tester",
                ModelSettings.defaults(),
                folder,
                new ServiceAddress(services.data().url(), null),
                new ServiceAddress(services.trade().url(), null));
        try (TradingAgent agent = TradingAgent.open(open, time, records(), ScriptedModel.of(done()))) {
            Outcome.Failed failed = assertInstanceOf(
                    Outcome.Failed.class, agent.runCycle(cycle(1)).outcome());
            assertTrue(failed.reason().contains("refused the token"), failed.reason());
        }
    }

    @Test
    void runCycle_reportsOutcomeUnknown_whenAnOrderHangs() throws Exception {
        java.util.concurrent.CountDownLatch never = new java.util.concurrent.CountDownLatch(1);
        services.replace("buy", call -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return FakeServices.json("{}");
        });
        try {
            CycleReport report = run(call("buy", BUY), done());

            assertInstanceOf(Decision.Unknown.class, report.decisions().getFirst());
            assertTrue(report.toolCalls().getFirst().result().startsWith("OUTCOME UNKNOWN: "));
            assertTrue(report.traded());
        } finally {
            never.countDown();
        }
    }

    @Test
    void runCycle_reportsOutcomeUnknown_whenTheServiceDoes() throws Exception {
        services.replace("buy", call -> {
            throw new activetrader.mcp.ToolException("OUTCOME UNKNOWN, do not repeat: no answer; see get_orders");
        });

        CycleReport report = run(call("buy", BUY), done());

        assertInstanceOf(Decision.Unknown.class, report.decisions().getFirst());
        assertTrue(report.toolCalls().getFirst().result().startsWith("ERROR: OUTCOME UNKNOWN, do not repeat: "));
        assertTrue(report.traded());
    }

    @Test
    void runCycle_timesOut_whenTheDeadlineComesFirst() throws Exception {
        services.replace("buy", call -> {
            sleep(Duration.ofMinutes(10));
            return FakeServices.json("{}");
        });

        CycleReport report = run(call("buy", BUY), done());

        assertInstanceOf(Outcome.TimedOut.class, report.outcome());
    }

    @Test
    void runCycle_timesOutAtOnce_whenTheDeadlineHasPassed() throws Exception {
        try (TradingAgent agent = agent(ScriptedModel.of(done()))) {
            CycleReport report = agent.runCycle(new Cycle(1, DATE, START));

            assertEquals(new Outcome.TimedOut(Duration.ZERO), report.outcome());
        }
    }

    @Test
    void runCycle_continuesWithoutTheScan_whenMarketDataFails() throws Exception {
        services.replace("scan_signals", call -> {
            throw new activetrader.mcp.ToolException("no market data");
        });

        CycleReport report = run(done());

        assertEquals(new Outcome.Completed(), report.outcome());
        assertTrue(java.util.Objects.requireNonNull(report.facts()).text().contains("scan_unavailable=no market data"));
    }

    @Test
    void runCycle_reportsDenials() throws Exception {
        services.replace(
                "buy",
                call -> FakeServices.json(
                        "{\"success\":false,\"error\":\"too large\",\"reason_code\":\"position_size\","
                                + "\"max_quantity\":10}"));

        CycleReport report = run(call("buy", BUY), done());

        Decision.Denied denied =
                assertInstanceOf(Decision.Denied.class, report.decisions().getFirst());
        assertEquals(new DenialReason.Coded("position_size"), denied.why());
        assertFalse(report.traded());
    }

    @Test
    void toolNames_areTheAllowedOnesInTheirOrder() {
        try (TradingAgent agent = agent(ScriptedModel.of(done()))) {
            assertEquals(
                    List.of("scan_signals", "get_positions", "get_orders", "get_risk_status", "buy", "close_position"),
                    agent.toolNames());
            assertTrue(agent.tools().offered().contains("get_account_info"));
        }
    }

    private void sleep(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
