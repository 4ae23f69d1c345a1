package activetrader.app.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.status.Status;
import activetrader.execution.mode.ModeState;
import activetrader.execution.operator.OperatorAction;
import activetrader.execution.operator.OperatorRequest;
import activetrader.execution.operator.OperatorResult.Outcome;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.json.Json;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.TradingMode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatCommandsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final long CHAT = 77;

    @TempDir
    private Path data;

    private final FakeOperator operator = new FakeOperator();
    private final Deque<String> codes = new ArrayDeque<>(List.of("4821", "0007", "1111"));
    private Status status = status(List.of(position(true)));
    private RecordFolder records = new RecordFolder(Path.of("."), "x");
    private ChatCommands commands = new ChatCommands(operator, new ChatPages(() -> status, records), codes::remove);

    @BeforeEach
    void open() {
        records = new RecordFolder(data, "x");
        commands = new ChatCommands(operator, new ChatPages(() -> status, records), codes::remove);
    }

    private String say(String text) {
        return say(text, Duration.ZERO);
    }

    private String say(String text, Duration later) {
        return commands.answer(CHAT, text, NOW.plus(later)).text();
    }

    @Test
    void status_isShort() {
        assertEquals("""
            paper, OPEN; flatten at Mon 15:55 ET (in 5h 55m)
            ✅ ACTIVE: never restrained; no entries: the first 15 minutes
            ❌ active-trader  ✅ alpaca-trade
            Equity $100,012.00, cash $90,000.00
            Positions: 1
            Today +$12.50 realized, -$3.00 open, 3 fills
            Last cycle #4 at Mon 09:58 ET: completed\
            """, say("/status"));
    }

    @Test
    void positions_nameTheStop_orThatThereIsNone() {
        assertEquals("AAPL 10 @ $171.00, now $172.50, +$15.00 (0.75 R), stop $169.00", say("/positions"));

        status = status(List.of(position(false)));
        assertEquals("AAPL 10 @ $171.00, now $172.50, +$15.00 (0.75 R), 🚨 WITHOUT A STOP", say("/positions"));

        status = status(List.of());
        assertEquals("Nothing is held.", say("/positions"));
    }

    @Test
    void today_addsUp() {
        assertEquals(
                "2026-03-02: Today +$12.50 realized, -$3.00 open, 3 fills\n"
                        + "8 cycles (1 failed, 0 incomplete), model $0.0123",
                say("/today"));
    }

    @Test
    void trades_areTheLastFills() throws IOException {
        assertEquals("No fills on 2026-03-02.", say("/trades"));
        Path file = records.trades(LocalDate.of(2026, 3, 2));
        Files.createDirectories(file.getParent());
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            rows.append(Json.write(sold(Instant.parse("2026-03-02T14:31:00Z").plus(Duration.ofMinutes(i)))))
                    .append('\n');
        }
        Files.writeString(file, rows);

        List<String> lines = say("/trades").lines().toList();

        assertEquals("… 2 earlier", lines.getFirst());
        assertEquals("09:44 SELL 10 AAPL @ $172.50 +$15.00", lines.getLast());
        assertEquals(13, lines.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help", "/HELP", "/help@ActiveTraderBot", " /help ", "hello", "/sell AAPL", ""})
    void everythingElse_getsTheList(String text) {
        String answer = say(text);

        assertTrue(answer.contains("/panic – flatten, and HALTED until /resume; asks for a code"), answer);
        assertEquals(List.of(), operator.requests);
    }

    @Test
    void pause_isDoneAtOnce() {
        assertEquals("✅ PAUSE: as planned", say("/pause"));

        OperatorRequest request = operator.requests.getFirst();
        assertEquals(OperatorAction.PAUSE, request.action());
        assertEquals("Telegram, chat 77", request.reason());
    }

    @ParameterizedTest
    @CsvSource({"/flatten, FLATTEN", "/panic, PANIC", "/resume, RESUME"})
    void dangerousCommands_needTheirCode(String command, OperatorAction action) {
        operator.mode = new ModeState(TradingMode.REDUCE_ONLY, ModeState.OPERATOR, "paused: lunch", NOW, null);

        String question = say(command);

        assertTrue(question.startsWith("⚠️ " + action + ": "), question);
        assertTrue(question.endsWith("To confirm, send 4821 within 60 seconds."), question);
        assertEquals(List.of(), operator.requests);

        assertEquals("✅ " + action + ": as planned", say("4821", Duration.ofSeconds(59)));
        assertEquals(action, operator.requests.getFirst().action());
        assertEquals(
                action == OperatorAction.RESUME ? NOW : null,
                operator.requests.getFirst().modeSetAt());
        assertEquals("No command waits for a code. Nothing was done.", say("4821"));
        assertEquals(1, operator.requests.size());
    }

    @Test
    void code_expires() {
        say("/panic");

        assertEquals(
                "That code has expired. Nothing was done; send the command again.",
                say("4821", Duration.ofSeconds(60)));
        assertEquals(List.of(), operator.requests);
    }

    @Test
    void wrongCode_cancelsAtTheThirdTry() {
        say("/panic");

        assertEquals("Wrong code. Nothing was done; tries left: 2.", say("0000"));
        assertEquals("Wrong code. Nothing was done; tries left: 1.", say("0001"));
        assertEquals("Wrong code. Nothing was done; send the command again.", say("0002"));
        assertEquals("No command waits for a code. Nothing was done.", say("4821"));
        assertEquals(List.of(), operator.requests);
    }

    @Test
    void anotherCommand_forgetsTheOneThatWaits() {
        say("/panic");

        assertTrue(say("/positions").startsWith("(PANIC was not confirmed and is forgotten.)\n"));
        say("/flatten");
        assertEquals("Wrong code. Nothing was done; tries left: 2.", say("4821"));
        assertEquals("✅ FLATTEN: as planned", say("0007"));
    }

    @Test
    void codeOfAnotherChat_isNone() {
        say("/panic");

        ChatReply reply = commands.answer(88, "4821", NOW);

        assertEquals("No command waits for a code. Nothing was done.", reply.text());
        assertEquals(List.of(), operator.requests);
    }

    @Test
    void flattenThatRuns_isFollowed_withTheSameId() {
        operator.outcomes.addAll(List.of(Outcome.RUNNING, Outcome.RUNNING, Outcome.DONE));
        say("/flatten");

        ChatReply first = commands.answer(CHAT, "4821", NOW);
        OperatorRequest request = first.running();
        assertNotNull(request);
        assertEquals("⏳ FLATTEN: as planned", first.text());
        assertNotNull(commands.again(request).running());
        ChatReply last = commands.again(request);

        assertEquals("✅ FLATTEN: as planned", last.text());
        assertNull(last.running());
        assertEquals(
                1,
                operator.requests.stream().map(OperatorRequest::id).distinct().count());
    }

    @Test
    void failure_isMarked() {
        operator.outcomes.addAll(List.of(Outcome.FAILED, Outcome.REFUSED, Outcome.UNCHANGED));

        assertEquals("🚨 PAUSE: as planned", say("/pause"));
        assertEquals("⚠️ PAUSE: as planned", say("/pause"));
        assertEquals("ℹ️ PAUSE: as planned", say("/pause"));
    }

    private static TradeRow sold(Instant at) {
        return new TradeRow(
                at,
                LocalDate.of(2026, 3, 2),
                TradeRow.Action.SELL,
                Symbol.of("AAPL"),
                Side.SELL,
                Quantity.of(10),
                Price.of("172.5"),
                new BigDecimal("15"),
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                "o1",
                null,
                "e1",
                "target");
    }

    private static Status.Position position(boolean isProtected) {
        return new Status.Position(
                "AAPL",
                BigDecimal.TEN,
                new BigDecimal("171"),
                new BigDecimal("172.5"),
                new BigDecimal("15"),
                isProtected ? new BigDecimal("169") : null,
                new BigDecimal("0.75"),
                isProtected,
                isProtected ? BigDecimal.ZERO : BigDecimal.TEN);
    }

    private static Status status(List<Status.Position> positions) {
        return new Status(
                NOW,
                "2026-03-02",
                "x",
                "paper",
                "OPEN",
                new Status.Event(
                        "flatten",
                        Instant.parse("2026-03-02T20:55:00Z"),
                        Duration.ofMinutes(355).toSeconds()),
                List.of(
                        new Status.Service("active-trader", 8003, false, null, null),
                        new Status.Service("alpaca-trade", 8005, true, 1L, "serving")),
                new Status.Mode(
                        Status.ModeName.ACTIVE, "never restrained", "default", null, List.of("the first 15 minutes")),
                new Status.Account(Status.Source.ALPACA_TRADE, null, new BigDecimal("90000"), new BigDecimal("100012")),
                positions,
                new Status.Today(
                        3,
                        new BigDecimal("12.50"),
                        new BigDecimal("-3"),
                        8,
                        1,
                        100,
                        0,
                        10,
                        new BigDecimal("0.0123"),
                        0,
                        Map.of()),
                new Status.LastCycle("2026-03-02", 4, Instant.parse("2026-03-02T14:58:00Z"), "completed"),
                null,
                "https://paper-api.alpaca.markets",
                List.of());
    }
}
