package activetrader.app.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.calendar.CalendarLie;
import activetrader.execution.mode.ModeFile;
import activetrader.http.LoopbackServer;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.risk.TradingMode;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.time.WallTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The operator's stops against a simulated broker, with no service running.
class OperatorCommandsIT {
    private static final Instant AFTERNOON = Instant.parse("2026-01-14T19:00:00Z");
    private static final Instant LATE = Instant.parse("2026-01-14T20:57:00Z");

    @TempDir
    private Path home;

    private final WallTime machine = WallTime.system();
    private SimulatorSettings settings = SimulatorSettings.defaults();

    @Test
    void flatten_closesEverything_withoutAnyService() throws Exception {
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);

            Printed printed = run(new FlattenCommand());

            assertEquals(0, printed.status(), printed.text());
            assertTrue(printed.text().contains("✅ FLAT: no positions, no open orders"), printed.text());
            assertTrue(printed.text().contains("│ AAPL"), printed.text());
            assertFlat(simulator);
        }
    }

    @Test
    void flattenIfDue_doesNothing_longBeforeTheClose() throws Exception {
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);

            Printed printed = run(new FlattenCommand(), "--if-due");

            assertEquals(0, printed.status());
            assertTrue(printed.text().contains("Not due"), printed.text());
            assertEquals(2, simulator.exchange().positions().size());
        }
    }

    @Test
    void flattenIfDue_closesEverything_shortlyBeforeTheClose() throws Exception {
        try (Simulator simulator = simulatorAt(LATE)) {
            open(simulator);

            assertEquals(0, run(new FlattenCommand(), "--if-due").status());

            assertFlat(simulator);
        }
    }

    @Test
    void panic_haltsTrading_untilResume() throws Exception {
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);

            Printed panic = run(new PanicCommand(), "--reason", "a test");

            assertEquals(0, panic.status(), panic.text());
            assertFlat(simulator);
            assertEquals(TradingMode.HALTED, mode());
            Printed resume = run(new ResumeCommand());
            assertEquals(0, resume.status());
            assertTrue(resume.text().contains("it was HALTED by panic (a test)"), resume.text());
            assertEquals(TradingMode.ACTIVE, mode());
        }
    }

    @Test
    void flattenIfDue_doesNothing_atNight() throws Exception {
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);
            simulatorIsNow(simulator, Instant.parse("2026-01-15T03:00:00Z"));

            assertEquals(0, run(new FlattenCommand(), "--if-due").status(), "at night nothing is due");
        }
    }

    /// The stored answer of the broker's calendar, whatever it is, disarms neither the timer nor the operator.
    @ParameterizedTest
    @EnumSource
    void flattenIfDue_closesEverything_whateverTheStoredCalendarSays(CalendarLie lie) throws Exception {
        try (Simulator simulator = simulatorAt(LATE)) {
            open(simulator);
            lie.write(home.resolve("data"), LocalDate.of(2026, 1, 14));

            Printed printed = run(new FlattenCommand(), "--if-due");

            assertEquals(0, printed.status(), printed.text() + printed.errors());
            assertFlat(simulator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void panic_closesEverything_whateverTheStoredCalendarSays(CalendarLie lie) throws Exception {
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);
            lie.write(home.resolve("data"), LocalDate.of(2026, 1, 14));

            Printed printed = run(new PanicCommand());

            assertEquals(0, printed.status(), printed.text() + printed.errors());
            assertFlat(simulator);
        }
    }

    @Test
    void flattenIfDue_closesBeforeTheEarlyClose_whenTheStoredCalendarNamesTheUsualOne() throws Exception {
        settings = settings.withDate(LocalDate.of(2026, 11, 27));
        try (Simulator simulator = simulatorAt(Instant.parse("2026-11-27T17:57:00Z"))) {
            open(simulator);
            CalendarLie.TODAY_CLOSES_AT_16.write(home.resolve("data"), LocalDate.of(2026, 11, 27));

            assertEquals(0, run(new FlattenCommand(), "--if-due").status());

            assertFlat(simulator);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"asked\": 1e9999}", "\u0000"})
    void panic_closesEverything_whenTheRecordsAreGarbage(String content) throws Exception {
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);
            Path data = Files.createDirectories(home.resolve("data"));
            for (String name : List.of("calendar.json", "market_clock.json", "trading_mode.json")) {
                Files.writeString(data.resolve(name), content);
            }
            Files.writeString(data.resolve("agent_data"), content);

            Printed printed = run(new PanicCommand());

            assertEquals(0, printed.status(), printed.text() + printed.errors());
            assertFlat(simulator);
            assertEquals(TradingMode.HALTED, mode());
        }
    }

    /// The broker's clock is the simulator's and stays right.
    @ParameterizedTest
    @ValueSource(strings = {"PT5H", "-PT5H", "P400D"})
    void panic_closesEverything_whateverOurClockSays(Duration ahead) throws Exception {
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);
            simulatorIsNow(simulator, AFTERNOON.plus(ahead));

            Printed printed = run(new PanicCommand());

            assertEquals(0, printed.status(), printed.text() + printed.errors());
            assertFlat(simulator);
        }
    }

    /// A day that began with a good configuration must end with whatever stands in the file by then.
    @ParameterizedTest
    @ValueSource(strings = {"{\"models\": [", "{\"risk\": {\"max_positions\": 0}}", "[]"})
    void flatten_closesEverything_whateverTheConfigurationSays(String content) throws Exception {
        Path config = home.resolve("broken.json");
        Files.writeString(config, content);
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);

            Printed printed = run(new FlattenCommand(), "--config", config.toString());

            assertEquals(0, printed.status(), printed.text());
            assertTrue(printed.errors().contains("⚠️  Not needed to close positions: "), printed.errors());
            assertFlat(simulator);
        }
    }

    @Test
    void panic_closesEverything_andHalts_whenTheConfigurationIsGone() throws Exception {
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);
            Files.writeString(home.resolve(".env"), "ALPACA_TRADE_HTTP_PORT=none\n", StandardOpenOption.APPEND);

            Printed printed = run(
                    new PanicCommand(), "--config", home.resolve("gone.json").toString());

            assertEquals(0, printed.status(), printed.text());
            assertTrue(printed.errors().contains("gone.json does not exist"), printed.errors());
            assertTrue(printed.errors().contains("ALPACA_TRADE_HTTP_PORT"), printed.errors());
            assertFlat(simulator);
            assertEquals(TradingMode.HALTED, mode());
        }
    }

    /// Both positions were made by hand, so that a flatten by the configuration has nothing to close; panic has.
    @Test
    void flatten_keepsExternalPositions_asConfigured_andPanicDoesNot() throws Exception {
        Path config = home.resolve("keeping.json");
        String standard = Files.readString(Path.of("configs/default_config.json"));
        Files.writeString(config, standard.replaceFirst("\\{", "{\"execution\": {\"flatten_external\": false},"));
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);

            Printed kept = run(new FlattenCommand(), "--config", config.toString());

            assertEquals(0, kept.status(), kept.text());
            assertTrue(kept.text().contains("LEFT ALONE: an external position"), kept.text());
            assertEquals(2, simulator.exchange().positions().size());
            assertEquals(
                    0, run(new PanicCommand(), "--config", config.toString()).status());
            assertFlat(simulator);
        }
    }

    /// The timer tells of a revoked key as well, and the operator reads why.
    @Test
    void flatten_saysThatTheKeyIsRefused() throws Exception {
        try (Simulator _ = simulatorAt(Instant.parse("2026-01-14T20:59:57Z"))) {
            Path file = home.resolve(".env");
            Files.writeString(file, Files.readString(file).replace("SECRET_KEY=SIM", "SECRET_KEY=revoked"));

            Printed printed = run(new FlattenCommand(), "--if-due");

            assertEquals(1, printed.status(), printed.text());
            assertTrue(printed.text().contains("❌ NOT FLAT"), printed.text());
            assertTrue(printed.text().contains("401"), printed.text());
        }
    }

    /// Whatever `.env` says: the services of this data folder trade the simulator.
    @Test
    void panic_speaksToTheSimulatorThatTheDataFolderBelongsTo() throws Exception {
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);
            Files.createDirectories(home.resolve("data"));
            Files.move(home.resolve(".env"), home.resolve("data/simulator.env"));
            Files.writeString(home.resolve(".env"), """
                ALPACA_BASE_URL=https://paper-api.alpaca.markets
                ALPACA_API_KEY=PKTEST0123456789ABCD
                ALPACA_SECRET_KEY=secret-of-a-paper-account
                """);
            Files.setPosixFilePermissions(home.resolve(".env"), PosixFilePermissions.fromString("rw-------"));

            Printed printed = run(new PanicCommand());

            assertEquals(0, printed.status(), printed.text() + printed.errors());
            assertTrue(printed.text().startsWith("🏦 Broker: simulator at " + simulator.url()), printed.text());
            assertTrue(printed.text().contains("simulator.env says"), printed.text());
            assertFlat(simulator);
        }
    }

    @Test
    void json_hasStableKeys_andNothingElseIsPrinted() throws Exception {
        try (Simulator simulator = simulatorAt(AFTERNOON)) {
            open(simulator);

            Map<String, Object> due = json(run(new FlattenCommand(), "--if-due", "--json"));
            Map<String, Object> panic = json(run(new PanicCommand(), "--json", "--reason", "a test"));
            Map<String, Object> resume = json(run(new ResumeCommand(), "--json"));
            Map<String, Object> flatten = json(run(new FlattenCommand(), "--json"));

            assertEquals(
                    List.of("command", "at", "broker", "broker_url", "mode", "before", "due", "flatten"),
                    List.copyOf(panic.keySet()));
            assertEquals(false, due.get("due"));
            assertEquals("simulator", panic.get("broker"));
            assertEquals("HALTED", part(panic, "mode").get("mode"));
            assertEquals(true, part(panic, "flatten").get("flat"));
            assertEquals(
                    2,
                    assertInstanceOf(List.class, part(panic, "flatten").get("closed"))
                            .size());
            assertEquals("ACTIVE", part(resume, "mode").get("mode"));
            assertEquals("a test", part(resume, "before").get("reason"));
            assertEquals(List.of(), part(flatten, "flatten").get("closed"));
        }
    }

    @Test
    void everyChangeOfMode_isPosted() throws Exception {
        List<String> posted = Collections.synchronizedList(new ArrayList<>());
        try (Simulator _ = simulatorAt(AFTERNOON);
                LoopbackServer receiver = LoopbackServer.start(0, request -> {
                    posted.add(request.body());
                    return WebResponse.empty(200);
                })) {
            Files.writeString(
                    home.resolve(".env"), "ALERT_WEBHOOK_URL=" + receiver.url() + "\n", StandardOpenOption.APPEND);

            assertEquals(0, run(new PanicCommand(), "--reason", "a test").status());
            assertEquals(TradingMode.HALTED, announced());
            assertEquals(0, run(new ResumeCommand()).status());
            assertEquals(TradingMode.ACTIVE, announced());

            assertTrue(posted.getFirst().contains("trading is HALTED, set by panic: a test"), posted.toString());
            assertTrue(posted.getLast().contains("trading is ACTIVE, set by operator: resumed"), posted.toString());
        }
    }

    /// alpaca-trade, whose environment may have an address, says it then.
    @Test
    void changeOfMode_isNotAnnounced_whenTheCommandHasNoAddressForAlerts() throws Exception {
        try (Simulator _ = simulatorAt(AFTERNOON)) {
            assertEquals(0, run(new PanicCommand(), "--reason", "a test").status());

            assertEquals(TradingMode.HALTED, mode());
            assertNull(announced());
        }
    }

    private @Nullable TradingMode announced() {
        return new ModeFile(home.resolve("data")).read(AFTERNOON).announced();
    }

    /// The installation of a simulator that has gone.
    private void stopped(Instant start) throws Exception {
        try (Simulator _ = simulatorAt(start)) {
            // it has written its address
        }
    }

    @Test
    void panic_saysWhatAPersonCanDo_whenTheBrokerIsDown() throws Exception {
        stopped(Instant.parse("2026-01-14T20:59:55Z"));

        Printed printed = run(new PanicCommand());

        assertEquals(1, printed.status());
        assertEquals(TradingMode.HALTED, mode());
        assertTrue(printed.text().contains("❌ NOT FLAT"), printed.text());
        assertTrue(printed.text().contains("👤 What you can do:"), printed.text());
        assertFalse((printed.text() + printed.errors()).contains("Exception"), printed.errors());
    }

    private static Map<String, Object> json(Printed printed) {
        assertEquals(0, printed.status(), printed.text() + printed.errors());
        return Json.readObject(printed.text());
    }

    private static Map<?, ?> part(Map<String, Object> answer, String key) {
        return (Map<?, ?>) Objects.requireNonNull(answer.get(key));
    }

    private Simulator simulatorAt(Instant marketTime) throws IOException {
        WallTime time = WallTime.scaled(marketTime, machine.instant(), BigDecimal.ONE);
        Simulator simulator = Simulator.start(settings, time, 0);
        writeEnvironment(simulator, time);
        return simulator;
    }

    private void simulatorIsNow(Simulator simulator, Instant marketTime) throws IOException {
        writeEnvironment(simulator, WallTime.scaled(marketTime, machine.instant(), BigDecimal.ONE));
    }

    private void writeEnvironment(Simulator simulator, WallTime time) throws IOException {
        Path file = home.resolve(".env");
        Files.writeString(file, """
            ALPACA_BASE_URL=%s
            ALPACA_API_KEY=SIM
            ALPACA_SECRET_KEY=SIM
            ACTIVE_TRADER_CLOCK=%s
            """.formatted(simulator.url(), time));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /// Two positions, one of them guarded by a stop that holds its shares.
    private static void open(Simulator simulator) throws Exception {
        order(simulator, """
            {"symbol":"AAPL","qty":"10","side":"buy","type":"market","time_in_force":"day","order_class":"oto",
             "stop_loss":{"stop_price":"1.00"}}
            """);
        order(simulator, """
            {"symbol":"MSFT","qty":"5","side":"buy","type":"market","time_in_force":"day"}
            """);
        WallTime machine = WallTime.system();
        Instant patience = machine.instant().plusSeconds(10);
        while (held(simulator) < 15 && machine.instant().isBefore(patience)) {
            machine.sleep(java.time.Duration.ofMillis(20));
        }
        assertEquals(15, held(simulator));
    }

    private static int held(Simulator simulator) {
        return simulator.exchange().positions().stream()
                .mapToInt(position -> position.holding().quantity().intValueExact())
                .sum();
    }

    private static void order(Simulator simulator, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.url() + "/v2/orders"))
                .header("APCA-API-KEY-ID", "SIM")
                .header("APCA-API-SECRET-KEY", "SIM")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, response.statusCode(), response.body());
        }
    }

    private static void assertFlat(Simulator simulator) {
        assertEquals(List.of(), simulator.exchange().positions());
        assertEquals(List.of(), simulator.exchange().openOrders());
    }

    private TradingMode mode() {
        return new ModeFile(home.resolve("data")).read(AFTERNOON).mode();
    }

    private Printed run(Callable<Integer> command, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--home", home.toString()));
        arguments.addAll(List.of(options));
        PrintStream real = System.out;
        PrintStream realErrors = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            int status = new CommandLine(command).execute(arguments.toArray(String[]::new));
            return new Printed(status, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(real);
            System.setErr(realErrors);
        }
    }

    private record Printed(int status, String text, String errors) {}
}
