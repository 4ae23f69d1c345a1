package activetrader.app.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.model.EndpointStyle;
import activetrader.agent.model.ModelSettings;
import activetrader.agent.model.Thinking;
import activetrader.agent.rules.RegimeRule;
import activetrader.agent.rules.StrategySettings;
import activetrader.app.alerts.AlertSettings;
import activetrader.app.alerts.channel.WebhookKind;
import activetrader.app.mail.SmtpSettings;
import activetrader.app.telegram.TelegramSettings;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.Problems;
import activetrader.execution.alerts.Alert;
import activetrader.journal.RetentionSettings;
import activetrader.session.OnStop;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Map<String, String> PAPER_KEYS =
            Map.of("ALPACA_API_KEY", "PKTEST", "ALPACA_SECRET_KEY", "not-a-secret", "DEEPSEEK_API_KEY", "not-a-key");

    @TempDir
    private Path home;

    @Test
    void read_acceptsTheShippedConfiguration() {
        Settings settings = read(Files.exists(Path.of("configs")) ? shipped() : "{}", PAPER_KEYS);

        assertEquals("deepseek-flash", settings.configuration().signature());
        assertEquals("deepseek-flash", settings.configuration().model().name());
        assertEquals(40, settings.configuration().universe().size());
        assertEquals(3, settings.configuration().risk().size().maxPositions());
        assertEquals(
                "https://paper-api.alpaca.markets",
                settings.alpaca().tradingUrl().toString());
    }

    @Test
    void dateRange_isRefused_whenItIsNone() {
        assertContains(
                problems("{\"date_range\": {\"init_date\": \"2026-1-2\"}}", PAPER_KEYS),
                "date_range.init_date must be a date such as 2026-01-02, was \"2026-1-2\"");
        assertContains(
                problems("{\"date_range\": {\"init_date\": \"2026-01-02\", \"end_date\": \"2026-01-01\"}}", PAPER_KEYS),
                "date_range.end_date must not be before init_date 2026-01-02, was 2026-01-01");
    }

    @Test
    void read_acceptsAFileWithTheOriginalsKeysOnly() {
        Settings settings = read("""
            {"agent_type": "BaseAgent",
             "date_range": {"init_date": "2025-11-05", "end_date": "2025-11-05"},
             "models": [{"name": "deepseek", "signature": "deepseek-chat-v3.1", "basemodel": "openai",
                         "enabled": true}],
             "agent_config": {"max_steps": 30, "max_retries": 3, "base_delay": 1.0, "initial_cash": 100000.0},
             "log_config": {"log_path": "./data/agent_data"}}
            """, PAPER_KEYS);

        assertEquals(
                new DateRange(LocalDate.of(2025, 11, 5), LocalDate.of(2025, 11, 5)),
                settings.configuration().dateRange());
        assertEquals("deepseek-chat-v3.1", settings.configuration().signature());
        assertEquals("deepseek-flash", settings.configuration().model().name());
        assertEquals(
                "https://api.deepseek.com/v1",
                String.valueOf(settings.configuration().model().baseUrl()));
        assertEquals(3, settings.configuration().model().maxRetries());
    }

    @Test
    void read_saysEveryMistakeAtOnce() {
        List<String> problems = problems("""
            {"models": [{"signature": "../up", "basemodel": "rules"}],
             "agent_config": {"max_stepz": 30, "max_retries": 99},
             "risk": {"max_positions": 0, "min_price": "five"},
             "universe": {"symbols": ["AAPL", "not a ticker"]},
             "colour": "blue"}
            """, Map.of("ALPACA_DATA_HTTP_PORT", "99999"));

        assertContains(problems, "models[0].signature: signature must be a folder name");
        assertContains(problems, "agent_config.max_stepz is not a known key; did you mean max_steps?");
        assertContains(problems, "agent_config.max_retries must be a whole number from 0 to 10, was 99");
        assertContains(problems, "risk.max_positions must be a whole number from 1 to 50, was 0");
        assertContains(problems, "risk.min_price must be a number from 0.01 to 1000, was \"five\"");
        assertContains(problems, "universe.symbols: symbol must be a ticker");
        assertContains(problems, "colour is not a known key");
        assertContains(problems, "ALPACA_DATA_HTTP_PORT must be a port from 1 to 65535, was \"99999\"");
        assertContains(problems, "ALPACA_API_KEY is not set");
        assertContains(problems, "ALPACA_SECRET_KEY is not set");
        assertEquals(10, problems.size(), problems.toString());
    }

    @Test
    void model_leavesOutWhatIsNull_andDecidesOverTheCommonSection() {
        ModelSettings model = read("""
            {"models": [{"signature": "x", "basemodel": "deepseek-flash", "temperature": null, "reasoning_effort": "low",
                         "parameters": {"parallel_tool_calls": null}}],
             "llm": {"temperature": 0.2, "thinking": null, "token_limit_parameter": null,
                     "finish_reasons": ["EOS"], "parameters": {"user_id": "me", "seed": null}}}
            """, PAPER_KEYS).configuration().model();

        assertEquals(Thinking.UNSPECIFIED, model.thinking());
        assertEquals(new EndpointStyle(null, Set.of("eos")), model.style());
        assertEquals(
                List.of("reasoning_effort", "user_id", "seed", "parallel_tool_calls"),
                List.copyOf(model.customParameters().keySet()));
        assertNull(model.customParameters().get("seed"));
    }

    @Test
    void model_atOpenAi_hasItsLimitUnderTheNewerName() {
        Map<String, String> environment = new HashMap<>(PAPER_KEYS);
        environment.put("OPENAI_API_KEY", "sk-of-this-test");

        ModelSettings model = read("{\"models\": [{\"signature\": \"x\", \"basemodel\": \"gpt-5\"}]}", environment)
                .configuration()
                .model();

        assertEquals("max_completion_tokens", model.style().tokenLimitParameter());
    }

    @Test
    void model_thatItsProviderDoesNotHave_isRefusedAtTheStart() {
        assertContains(
                problems("{\"models\": [{\"signature\": \"x\", \"basemodel\": \"deepseek-flahs\"}]}", PAPER_KEYS),
                "models[0].basemodel: api.deepseek.com has no model \"deepseek-flahs\"; known are deepseek-flash,"
                        + " deepseek-v4-pro, rules");
    }

    @Test
    void models_thatAreBothEnabled_areRefusedByName() {
        assertContains(
                problems("{\"models\": [{\"signature\": \"x\"}, {\"signature\": \"y\"}]}", PAPER_KEYS),
                "models must have one model that is enabled, was 2: x, y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*default_stop_atr*: 5 | risk.default_stop_atr must not be above risk.max_stop_atr 4, was 5",
                "*min_stop_percent*: 9 | risk.min_stop_percent must not be above risk.max_stop_percent 8, was 9",
                "*risk_per_trade_percent*: 1 | risk.risk_per_trade_percent must not be above"
                        + " risk.max_daily_loss_percent 0.25, was 1",
                "*blocked_symbols*: [*SPY*] | risk.blocked_symbols names every symbol of risk.allowed_symbols",
            })
    void read_refusesLimitsThatContradictEachOther(String limit, String problem) {
        String file = "{\"models\": [{\"signature\": \"x\"}], \"universe\": {\"symbols\": [\"SPY\"]}, \"risk\": {"
                + limit.replace('*', '"') + "}}";

        List<String> problems = problems(file, PAPER_KEYS);

        assertEquals(1, problems.size(), problems.toString());
        assertContains(problems, problem);
    }

    @Test
    void read_holdsEntriesToTheUniverse_unlessTheLimitsNameSymbols() {
        String universe = "{\"models\": [{\"signature\": \"x\"}], \"universe\": {\"symbols\": [\"AAPL\", \"SPY\"]}";

        assertEquals(
                "[AAPL, SPY]",
                read(universe + "}", PAPER_KEYS)
                        .configuration()
                        .limits()
                        .market()
                        .allowedSymbols()
                        .toString());
        assertEquals(
                "[MU]",
                read(universe + ", \"risk\": {\"allowed_symbols\": [\"MU\"]}}", PAPER_KEYS)
                        .configuration()
                        .limits()
                        .market()
                        .allowedSymbols()
                        .toString());
    }

    @Test
    void read_takesAlertsAndRecords() {
        Settings settings = read("""
            {"models": [{"signature": "x"}], "schedule": {"on_stop": "flatten"},
             "alerts": {"kind": "slack", "level": "all"},
             "telegram": {"chats": ["12345", "-100777"], "level": "critical", "commands": false,
              "api": "http://127.0.0.1:8081"},
             "smtp": {"host": "mail.example.com", "encryption": "implicit", "user": "me@example.com",
              "to": ["you@example.com"]},
             "records": {"compress_logs_after_days": 7, "keep_trades_days": 0}, "page": {"enabled": false}}
            """, PAPER_KEYS);

        assertEquals(
                new AlertSettings(
                        WebhookKind.SLACK,
                        Alert.Level.INFO,
                        new TelegramSettings(
                                Set.of(12345L, -100777L),
                                Alert.Level.CRITICAL,
                                false,
                                URI.create("http://127.0.0.1:8081")),
                        new SmtpSettings(
                                "mail.example.com",
                                465,
                                SmtpSettings.Encryption.IMPLICIT,
                                "me@example.com",
                                "me@example.com",
                                List.of("you@example.com"),
                                Alert.Level.IMPORTANT)),
                settings.configuration().alerts());
        assertEquals(new RetentionSettings(7, 0, 0), settings.configuration().retention());
        assertFalse(settings.configuration().page().enabled());
        assertTrue(read("{\"models\": [{\"signature\": \"x\"}]}", PAPER_KEYS)
                .configuration()
                .page()
                .enabled());
        assertEquals(OnStop.FLATTEN, settings.configuration().session().onStop());
    }

    @Test
    void read_refusesChatsAndMailServersThatAreNone() {
        List<String> problems = problems("""
            {"models": [{"signature": "x"}],
             "telegram": {"chats": ["@me"], "api": "http://telegram.example.com"},
             "smtp": {"host": "mail.example.com", "encryption": "none", "port": 70000}}
            """, PAPER_KEYS);

        assertContains(problems, "telegram.chats must have numbers of chats, such as \"123456789\", was \"@me\"");
        assertContains(
                problems,
                "telegram.api must be an https address, or http on this machine, was \"http://telegram.example.com\"");
        assertContains(
                problems,
                "smtp.encryption may be none for a server on this machine only, was none for mail.example.com");
        assertContains(problems, "smtp.to must have an address when smtp.host is set");
    }

    @Test
    void read_keepsTheLastWeek() {
        assertContains(
                problems("{\"models\": [{\"signature\": \"x\"}], \"records\": {\"keep_logs_days\": 3}}", PAPER_KEYS),
                "records.keep_logs_days must be 0 (no limit) or at least 7, was 3");
    }

    @Test
    void read_refusesARetiredModel() {
        assertContains(
                problems("{\"models\": [{\"signature\": \"x\", \"basemodel\": \"deepseek-chat\"}]}", PAPER_KEYS),
                "models[0].basemodel: the model deepseek-chat was retired on 2026-07-24; use deepseek-flash");
    }

    @Test
    void read_namesPlaceAndFault_whenTheFileIsNoJson() {
        List<String> problems = problems("{\"agent_type\": ", PAPER_KEYS);

        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().contains("default_config.json: not a JSON object"), problems.getFirst());
    }

    @Test
    void read_namesAMissingFile() {
        Installation installation = Installation.in(home).withConfig(home.resolve("nowhere.json"));

        ConfigException failure = assertThrows(
                ConfigException.class,
                () -> Settings.read(installation, true, Environment.of(PAPER_KEYS), Settings.Needs.ALPACA_KEYS));

        assertEquals(
                List.of("configuration file " + home.resolve("nowhere.json") + " does not exist"), failure.problems());
    }

    /// Live money needs three things; each one missing is named.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "false, no,  https://paper-api.alpaca.markets, ''",
                "true,  yes, https://api.alpaca.markets,       ''",
                "false, yes, https://api.alpaca.markets,       live_trading",
                "true,  no,  https://api.alpaca.markets,       ACTIVE_TRADER_LIVE",
                "true,  yes, https://paper-api.alpaca.markets, ALPACA_BASE_URL",
                "false, no,  https://api.alpaca.markets,       live_trading",
                "true,  no,  https://paper-api.alpaca.markets, ACTIVE_TRADER_LIVE",
                "false, no,  https://proxy.example.com,        live_trading",
            })
    void liveTrading_needsConfigurationEnvironmentAndAddress(
            String configured, String confirmed, String url, String missing) {
        Map<String, String> environment = new HashMap<>(PAPER_KEYS);
        environment.put("ALPACA_API_KEY", url.contains("//api.") ? "AKTEST" : "PKTEST");
        environment.put("ACTIVE_TRADER_LIVE", confirmed);
        environment.put("ALPACA_BASE_URL", url);
        String json = "{\"models\": [{\"signature\": \"x\"}], \"live_trading\": " + configured + "}";

        if (missing.equals("''")) {
            assertDoesNotThrow(() -> read(json, environment));
        } else {
            assertContains(problems(json, environment), missing);
        }
    }

    @Test
    void liveTrading_refusesThePaperFlagAndAPaperKey() {
        Map<String, String> environment = new HashMap<>(PAPER_KEYS);
        environment.put("ACTIVE_TRADER_LIVE", "yes");
        environment.put("ALPACA_BASE_URL", "https://api.alpaca.markets");
        environment.put("ALPACA_PAPER_TRADING", "true");

        List<String> problems = problems("{\"models\": [{\"signature\": \"x\"}], \"live_trading\": true}", environment);

        assertContains(problems, "ALPACA_PAPER_TRADING is true");
        assertContains(problems, "ALPACA_API_KEY is the key of a paper account");
    }

    @ParameterizedTest
    @CsvSource({
        "AKTEST0123456789ABCD, https://paper-api.alpaca.markets, the key of a live account (it begins with AK)",
        "PKTEST0123456789ABCD, https://api.alpaca.markets, the key of a paper account (it begins with PK)",
        "PKTEST0123456789ABCD, https://paper-api.alpaca.markets, ''",
        "AKTEST0123456789ABCD, https://api.alpaca.markets, ''",
        "AKTEST0123456789ABCD, http://127.0.0.1:8006, ''",
        "OTHERFORM, https://paper-api.alpaca.markets, ''",
    })
    void keyOfTheOtherKindOfAccount_isNamed(String key, String url, String problem) {
        Map<String, String> environment = new HashMap<>(PAPER_KEYS);
        environment.put("ALPACA_API_KEY", key);
        environment.put("ALPACA_BASE_URL", url);
        String mismatch = Endpoints.read(Environment.of(environment), new Problems())
                .keyMismatch()
                .orElse("");

        assertEquals(!problem.isEmpty(), mismatch.contains("ALPACA_API_KEY"), mismatch);
        assertTrue(mismatch.contains(problem), mismatch);
    }

    @Test
    void read_refusesALiveKeyForThePaperAccount_butExitsTry() {
        Map<String, String> environment = new HashMap<>(PAPER_KEYS);
        environment.put("ALPACA_API_KEY", "AKTEST0123456789ABCD");

        assertContains(problems("{\"models\": [{\"signature\": \"x\"}]}", environment), "the key of a live account");
        assertDoesNotThrow(() -> forExits(environment, new ArrayList<>()));
    }

    @Test
    void secrets_neverShow() {
        Settings settings = read("{\"models\": [{\"signature\": \"x\"}]}", PAPER_KEYS);

        String shown = settings.endpoints() + " " + settings.alpaca() + " " + settings.configuration();

        assertFalse(shown.contains("not-a-secret") || shown.contains("not-a-key"), shown);
    }

    @Test
    void strategy_isAsThePromptHasIt_whenNothingIsSaid() {
        assertEquals(
                StrategySettings.defaults(),
                read("{\"models\": [{\"signature\": \"x\"}]}", PAPER_KEYS)
                        .configuration()
                        .session()
                        .strategy());
    }

    @Test
    void everyNumberOfTheStrategy_isReadFromItsOwnKey() {
        StrategySettings strategy =
                read("""
                    {"models": [{"signature": "x"}], "strategy": {
                      "min_score": 55.5, "min_rsi": 46, "max_rsi": 68, "min_relative_volume": 1.1,
                      "min_volume_score": 0.2, "min_price": 6, "min_atr": 0.02, "min_stop_percent": 0.4,
                      "regime": "both", "first_minutes": 16, "last_minutes": 61, "entry_pause_minutes": 17,
                      "max_entries_per_day": 7, "losses_to_pause": 3, "stop_atr": 2.1, "reward_risk": 2.3,
                      "headroom_percent": 97, "settling_minutes": 18, "exit_rsi": 76, "time_stop_minutes": 45,
                      "time_stop_r": 0.6, "leave_before_flatten_minutes": 11,
                      "opening_range": {"until_minutes": 61, "min_relative_volume": 1.5, "min_day_atr": 0.6,
                        "min_day_volume": 2000000, "stop_atr_percent": 12}}}
                    """, PAPER_KEYS).configuration().session().strategy();

        assertEquals(
                new StrategySettings(
                        new StrategySettings.Conditions(
                                new BigDecimal("55.5"),
                                new BigDecimal("46"),
                                new BigDecimal("68"),
                                new BigDecimal("1.1"),
                                new BigDecimal("0.2"),
                                new BigDecimal("6"),
                                new BigDecimal("0.02"),
                                new BigDecimal("0.4"),
                                RegimeRule.BOTH),
                        new StrategySettings.Entries(
                                16,
                                61,
                                Duration.ofMinutes(17),
                                7,
                                3,
                                new BigDecimal("2.1"),
                                new BigDecimal("2.3"),
                                new BigDecimal("97")),
                        new StrategySettings.Exits(
                                Duration.ofMinutes(18),
                                new BigDecimal("76"),
                                Duration.ofMinutes(45),
                                new BigDecimal("0.6"),
                                11),
                        new StrategySettings.OpeningRange(
                                61, new BigDecimal("1.5"), new BigDecimal("0.6"), 2_000_000, new BigDecimal("12"))),
                strategy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"min_score\": 101}; strategy.min_score",
                "{\"regime\": \"two\"}; strategy.regime",
                "{\"time_stop_minutes\": 4}; strategy.time_stop_minutes",
                "{\"min_rsi\": 67}; strategy.min_rsi must be below max_rsi 67, was 67",
                "{\"least_score\": 40}; strategy.least_score",
                "{\"opening_range\": {\"until_minutes\": 4}}; strategy.opening_range.until_minutes",
                "{\"opening_range\": {\"window\": 4}}; strategy.opening_range.window",
            })
    void strategy_isRefused_beyondItsBounds(String section, String named) {
        ConfigException e = assertThrows(
                ConfigException.class,
                () -> read("{\"models\": [{\"signature\": \"x\"}], \"strategy\": " + section + "}", PAPER_KEYS));

        assertEquals(1, e.problems().size(), e.getMessage());
        assertTrue(e.problems().getFirst().contains(named), e.getMessage());
    }

    @Test
    void everyKey_isDocumented() throws IOException {
        String page = Files.readString(Path.of("docs/reference/configuration.md"));

        List<String> missing = ConfigurationFile.knownKeys().stream()
                .map(key -> key.replace("models[0]", "models[]"))
                .filter(key -> !page.contains("`" + key + "`"))
                .toList();

        assertEquals(List.of(), missing);
    }

    private static String shipped() {
        try {
            return Files.readString(Path.of("configs", "default_config.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A file that cannot be read never closes the positions of a live account.
    @ParameterizedTest
    @CsvSource({
        "yes, '{', ''",
        "no, '{', the environment does not have ACTIVE_TRADER_LIVE",
        "yes, '{\"models\": [{}]}', the configuration does not have",
        "yes, '{\"models\": [], \"live_trading\": true}', ''"
    })
    void forExits_needsNoConfiguration_butCertaintyAboutRealMoney(String confirmed, String json, String missing)
            throws IOException {
        Map<String, String> environment = new HashMap<>(PAPER_KEYS);
        environment.put("ALPACA_API_KEY", "AKTEST");
        environment.put("ACTIVE_TRADER_LIVE", confirmed);
        environment.put("ALPACA_BASE_URL", "https://api.alpaca.markets");
        Files.createDirectories(home.resolve("configs"));
        Files.writeString(home.resolve("configs").resolve("default_config.json"), json);
        List<String> notes = new ArrayList<>();

        if (missing.isEmpty()) {
            assertDoesNotThrow(() -> forExits(environment, notes));
            assertEquals(1, notes.size(), notes.toString());
        } else {
            ConfigException refused = assertThrows(ConfigException.class, () -> forExits(environment, notes));
            assertContains(refused.problems(), missing);
        }
    }

    private Settings forExits(Map<String, String> environment, List<String> notes) {
        return Settings.forExits(Installation.in(home), true, Environment.of(environment), notes::add);
    }

    private Settings read(String json, Map<String, String> environment) {
        try {
            Files.createDirectories(home.resolve("configs"));
            Files.writeString(home.resolve("configs").resolve("default_config.json"), json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Settings.read(Installation.in(home), true, Environment.of(environment), Settings.Needs.ALPACA_KEYS);
    }

    private List<String> problems(String json, Map<String, String> environment) {
        return assertThrows(ConfigException.class, () -> read(json, environment))
                .problems();
    }

    private static void assertContains(List<String> problems, String part) {
        assertTrue(
                problems.stream().anyMatch(problem -> problem.contains(part)),
                () -> "no line with \"" + part + "\" in\n" + String.join("\n", problems));
    }
}
