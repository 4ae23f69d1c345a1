package activetrader.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.model.ModelSettings;
import activetrader.app.alerts.AlertSettings;
import activetrader.app.health.HealthServer;
import activetrader.app.settings.Endpoints;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.Problems;
import activetrader.config.Secret;
import activetrader.http.LoopbackServer;
import activetrader.http.WebResponse;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.RiskLimits;
import activetrader.risk.TestLimits;
import activetrader.time.SimulatedTime;
import activetrader.time.WallTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:40:00Z");
    private static final URI BROKER = URI.create("https://paper-api.alpaca.markets");
    private static final String SECRET = "planted-key-that-must-not-show";

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"24, BAD", "25, GOOD", "26, GOOD"})
    void java_mustBeNewEnough(int feature, Finding.Verdict verdict) {
        assertEquals(verdict, LocalChecks.java(feature).verdict());
    }

    @ParameterizedTest
    @CsvSource({"99, BAD", "100, DOUBTFUL", "999, DOUBTFUL", "1000, GOOD"})
    void disk_mustHaveRoom(long megabytes, Finding.Verdict verdict) {
        assertEquals(verdict, LocalChecks.disk(megabytes).verdict());
    }

    @ParameterizedTest
    @CsvSource({"0, GOOD", "-2000, GOOD", "2001, DOUBTFUL", "-30000, DOUBTFUL", "30001, BAD"})
    void clock_mustAgreeWithTheBroker(long millis, Finding.Verdict verdict) {
        assertEquals(
                verdict, RemoteChecks.clock(Duration.ofMillis(millis), BROKER).verdict());
    }

    @Test
    void limits_areDoubtful_whenOneCanNeverBeReached() {
        assertEquals(
                Finding.Verdict.GOOD, LocalChecks.limits(RiskLimits.defaults()).verdict());

        Finding idle = LocalChecks.limits(TestLimits.wide());
        assertEquals(Finding.Verdict.DOUBTFUL, idle.verdict());
        assertTrue(idle.found().contains("never reached: risk_per_trade_percent 1: max_position_percent 10"));
        assertTrue(idle.found().contains("max_daily_loss_percent 2: max_trades_per_day 5"), idle.found());
    }

    @Test
    void clockOfASimulator_isNotThisMachinesFault() {
        assertEquals(
                Finding.Verdict.DOUBTFUL,
                RemoteChecks.clock(Duration.ofDays(-300), URI.create("http://127.0.0.1:8006"))
                        .verdict());
    }

    @ParameterizedTest
    @CsvSource({"200, GOOD", "401, BAD", "403, BAD", "402, BAD", "404, DOUBTFUL", "503, DOUBTFUL"})
    void model_mustTakeTheKey(int status, Finding.Verdict verdict) {
        try (LoopbackServer server = LoopbackServer.start(0, _ -> WebResponse.empty(status))) {
            ModelSettings model = ModelSettings.of("deepseek-flash", URI.create(server.url()), new Secret(SECRET));

            assertEquals(verdict, RemoteChecks.model(model).verdict());
        }
    }

    @Test
    void model_isNamed_whenItsAddressLacksTheVersion() {
        try (LoopbackServer server = LoopbackServer.start(
                0, request -> WebResponse.empty(request.path().equals("/v1/models") ? 200 : 404))) {
            ModelSettings model = ModelSettings.of("any", URI.create(server.url()), null);

            assertEquals(
                    server.url() + " has no models, but " + server.url() + "/v1 has",
                    RemoteChecks.model(model).found());
            assertEquals(
                    "add /v1 to the base address", RemoteChecks.model(model).fix());
        }
    }

    @Test
    void question_isGood_onlyWhenTheModelAnswers() {
        assertEquals(
                Finding.Verdict.GOOD,
                asked(200, "{\"choices\": [{\"message\": {\"content\": \"OK\"}}]}")
                        .verdict());
        assertEquals(Finding.Verdict.BAD, asked(200, "{\"choices\": []}").verdict());
        assertEquals(Finding.Verdict.BAD, asked(200, "<html>").verdict());
        Finding refused = asked(400, "{\"error\": {\"message\": \"The model `" + SECRET + "` does not exist\"}}");
        assertEquals(Finding.Verdict.BAD, refused.verdict());
        assertTrue(refused.found().contains("HTTP 400, The model `")
                && refused.found().contains("does not exist"));
        assertFalse(refused.found().contains(SECRET), refused.found());
    }

    private static Finding asked(int status, String body) {
        try (LoopbackServer server = LoopbackServer.start(0, _ -> WebResponse.json(status, body))) {
            ModelSettings model = ModelSettings.of("any", URI.create(server.url() + "/v1"), new Secret(SECRET));
            return ModelQuestion.ask(model, WallTime.system());
        }
    }

    @ParameterizedTest
    @CsvSource({"200, GOOD", "204, GOOD", "404, BAD", "500, BAD"})
    void alerts_areTried(int status, Finding.Verdict verdict) {
        try (LoopbackServer server = LoopbackServer.start(0, _ -> WebResponse.empty(status))) {
            Environment hook = Environment.of(Map.of("ALERT_WEBHOOK_URL", server.url() + "/secret-path"));

            Finding finding = AlertCheck.of(hook, AlertSettings.defaults(), NOW).getFirst();

            assertEquals(verdict, finding.verdict(), finding.line());
            assertFalse(finding.line().contains("secret-path"), finding.line());
        }
    }

    @Test
    void alerts_areDoubtful_withoutAReceiver() {
        assertEquals(
                Finding.Verdict.DOUBTFUL,
                AlertCheck.of(Environment.of(Map.of()), AlertSettings.defaults(), NOW)
                        .getFirst()
                        .verdict());
        assertEquals(
                Finding.Verdict.BAD,
                AlertCheck.of(Environment.of(Map.of("ALERT_WEBHOOK_URL", "no address")), AlertSettings.defaults(), NOW)
                        .getFirst()
                        .verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "PKTEST0123456789ABCD, a-secret, GOOD",
        "SIM, SIM, GOOD",
        "AKTEST0123456789ABCD, a-secret, BAD",
        "your_api_key, a-secret, BAD",
        "PKTEST0123456789ABCD, your_secret_key_here, BAD",
    })
    void alpacaKeys_mustBeThoseOfThePaperAccount(String key, String secret, Finding.Verdict verdict) {
        Endpoints paper = Endpoints.read(
                Environment.of(Map.of("ALPACA_API_KEY", key, "ALPACA_SECRET_KEY", secret)), new Problems());

        assertEquals(
                verdict,
                KeyChecks.alpaca(paper).verdict(),
                KeyChecks.alpaca(paper).line());
    }

    @Test
    void modelKey_mustBeNoPlaceholder() {
        ModelSettings model = ModelSettings.of("any", null, new Secret("sk-your-key-here"));

        assertEquals(Finding.Verdict.BAD, KeyChecks.model(model).verdict());
    }

    @Test
    void examine_saysWhatCannotBeRead() throws IOException {
        Files.createSymbolicLink(home.resolve("data"), Path.of("data"));

        List<Finding> findings = Doctor.examine(
                Settings.read(Installation.in(home), false, Environment.of(Map.of()), Settings.Needs.NOTHING),
                () -> new SimulatedTime(NOW));

        for (String what : List.of("Data folder", "MCP token", "Mode", "Calendar")) {
            Finding finding = findings.stream()
                    .filter(each -> each.what().equals(what))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Finding.Verdict.BAD, finding.verdict(), finding.line());
            assertTrue(finding.found().startsWith("cannot read " + home.resolve("data")), finding.line());
        }
    }

    /// The key goes to its own host, not to the target of a redirect.
    @Test
    void model_isNotFollowed_toAnotherHost() {
        List<String> shown = new ArrayList<>();
        try (LoopbackServer other = LoopbackServer.start(0, request -> {
                    shown.add(request.header("authorization").orElse(""));
                    return WebResponse.empty(200);
                });
                LoopbackServer server = LoopbackServer.start(
                        0, _ -> WebResponse.empty(302).with("Location", other.url() + "/v1/models"))) {
            ModelSettings model = ModelSettings.of("any", URI.create(server.url() + "/v1"), new Secret(SECRET));

            assertEquals(Finding.Verdict.DOUBTFUL, RemoteChecks.model(model).verdict());
            assertEquals(List.of(), shown);
        }
    }

    @Test
    void portOwner_isReadFromTheTable() {
        List<String> table = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:1F44 0100007F:9999 01 00000000:00000000 00:00000000 00000000  1001        0 1 1 0 20 4",
                "   1: 0100007F:1F44 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 2 1 0 100"
                        + " 0",
                "   2: 0100007F:1F45 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 3 1 0"
                        + " 100 0");

        assertEquals(OptionalInt.of(1000), PortOwner.in(table, 8004));
        assertEquals(OptionalInt.of(0), PortOwner.in(table, 8005));
        assertEquals(OptionalInt.empty(), PortOwner.in(table, 8006));
    }

    @Test
    void service_isGood_whenItAnswers() {
        try (LoopbackServer server = HealthServer.start(0, () -> Map.of("service", "alpaca-data"), () -> "")) {
            assertEquals(
                    Finding.Verdict.GOOD,
                    LocalChecks.service("alpaca-data", server.port()).verdict());
            assertEquals(
                    Finding.Verdict.BAD,
                    LocalChecks.service("alpaca-trade", server.port()).verdict());
        }
    }

    @Test
    void folders_areBad_whenTheTokenIsOpenToOthers() throws IOException {
        Path token =
                Files.writeString(Files.createDirectories(home.resolve("data")).resolve("mcp_token"), SECRET);
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));

        Finding finding = LocalChecks.folders(settings(Map.of())).getLast();

        assertEquals(Finding.Verdict.BAD, finding.verdict());
        assertEquals("chmod 600 " + token, finding.fix());
    }

    @Test
    void calendar_isDoubtful_withoutTheBrokers() {
        Finding finding = LocalChecks.calendar(new NyseCalendar(), home.resolve("calendar.json"), NOW);

        assertEquals(Finding.Verdict.DOUBTFUL, finding.verdict());
        assertTrue(finding.found().startsWith("next session 2026-03-02, 09:30 to 16:00 New York"), finding.found());
    }

    @Test
    void withoutSettings_saysEveryMistake() {
        List<Finding> findings = Doctor.withoutSettings(new ConfigException(List.of("a is wrong", "b is wrong")));

        assertEquals(3, findings.size());
        assertEquals(
                "❌ Config       a is wrong → see docs/reference/configuration.md",
                findings.get(1).line());
    }

    @Test
    void examine_namesWhatIsMissing_andNeverAKey() {
        LoopbackServer dead = HealthServer.start(0, Map::of, () -> "");
        String url = dead.url();
        String port = String.valueOf(dead.port());
        dead.close();
        Map<String, String> environment = new HashMap<>();
        environment.put("ALPACA_API_KEY", SECRET);
        environment.put("ALPACA_SECRET_KEY", SECRET);
        environment.put("ALPACA_BASE_URL", url);
        environment.put("DEEPSEEK_API_KEY", SECRET);
        environment.put("DEEPSEEK_API_BASE", url);
        environment.put("MCP_TOKEN", SECRET);
        environment.put("ALPACA_DATA_HTTP_PORT", port);
        environment.put("ALPACA_TRADE_HTTP_PORT", port);

        List<Finding> findings = Doctor.examine(settings(environment), () -> new SimulatedTime(NOW));

        String page = String.join("\n", findings.stream().map(Finding::line).toList());
        assertTrue(page.contains("✅ Alpaca keys  set"), page);
        assertTrue(page.contains("❌ Broker"), page);
        assertTrue(page.contains("❌ MCP"), page);
        assertTrue(page.contains("❌ Model "), page);
        assertFalse(page.contains(SECRET), page);
    }

    private Settings settings(Map<String, String> environment) {
        return Settings.read(Installation.in(home), false, Environment.of(environment), Settings.Needs.NOTHING);
    }
}
