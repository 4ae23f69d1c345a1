package activetrader.app.settings;

import activetrader.agent.AgentSettings;
import activetrader.agent.rules.StrategySettings;
import activetrader.broker.alpaca.Feed;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.FileFault;
import activetrader.config.Problems;
import activetrader.config.Section;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.market.Symbol;
import activetrader.risk.LimitCheck;
import activetrader.risk.RiskLimits;
import activetrader.session.OnStop;
import activetrader.session.SessionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads a configuration file. The original's keys keep their names; in new sections every key has a default.
public final class ConfigurationFile {
    /// Large, liquid names and the index funds that tell the market's regime.
    private static final List<String> UNIVERSE = List.of(
            "SPY", "QQQ", "AAPL", "MSFT", "NVDA", "AMZN", "GOOGL", "META", "TSLA", "AVGO", "AMD", "MU", "NFLX", "CRM",
            "ORCL", "ADBE", "INTC", "CSCO", "QCOM", "UBER", "JPM", "BAC", "WFC", "GS", "V", "MA", "XOM", "CVX", "UNH",
            "LLY", "JNJ", "PFE", "WMT", "COST", "HD", "DIS", "BA", "CAT", "GE", "PLTR");

    private ConfigurationFile() {}

    /// The configuration in `file`, or the built-in one when `file` does not exist and `mustExist` is false.
    ///
    /// All mistakes go to `problems`.
    ///
    /// @throws ConfigException when the file is missing, cannot be read or is no JSON object
    public static Configuration read(Path file, boolean mustExist, Environment environment, Problems problems) {
        Section root = new Section("", content(file, mustExist), problems);
        Configuration configuration = read(root, environment);
        root.reportUnknownKeys();
        return configuration;
    }

    /// The configuration that holds without a file.
    static Configuration builtIn() {
        return read(new Section("", standard(), new Problems()), Environment.of(Map.of()));
    }

    static List<Symbol> standardUniverse() {
        return UNIVERSE.stream().map(Symbol::of).toList();
    }

    /// The full names of all keys that a configuration file may have.
    static List<String> knownKeys() {
        Section root = new Section("", Map.of("models", List.of(Map.of())), new Problems());
        read(root, Environment.of(Map.of()));
        return root.knownKeys();
    }

    /// The configuration in `file` as it is written, or the built-in one when `file` does not exist and `mustExist` is
    /// false.
    ///
    /// @throws ConfigException when the file is missing, cannot be read or is no JSON object
    public static Map<String, Object> content(Path file, boolean mustExist) {
        try {
            return Json.readObject(Files.readString(file));
        } catch (NoSuchFileException e) {
            if (mustExist || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new ConfigException("configuration file " + file + " does not exist");
            }
            return standard();
        } catch (IOException e) {
            throw new ConfigException("configuration file: " + FileFault.unreadable(file, e));
        } catch (JsonException e) {
            throw new ConfigException("configuration file " + file + ": " + e.getMessage());
        }
    }

    private static Map<String, Object> standard() {
        Path file = BuiltIn.builtIn("configs/default_config.json");
        try {
            return Json.readObject(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(file, e), e);
        }
    }

    private static Configuration read(Section root, Environment environment) {
        root.choice("agent_type", "BaseAgent", List.of("BaseAgent"));
        root.section("log_config").optionalText("log_path");
        Section model = enabledModel(root);
        Section agent = root.section("agent_config");
        Section llm = root.section("llm");
        Section data = root.section("data");
        RiskLimits risk = RiskSection.read(root.section("risk"));
        List<Symbol> universe = universe(root);
        LimitCheck.contradictions(risk.within(universe)).forEach(root.problems()::add);
        model.optionalText("name");
        return new Configuration(
                signature(model),
                ModelSection.read(model.text("basemodel", "openai"), model, agent, llm, environment),
                ModelSection.prices(llm),
                agent.whole("max_steps", AgentSettings.DEFAULT_MAX_STEPS, 1, 100),
                agent.whole("signals_shown", AgentSettings.DEFAULT_SCAN_LIMIT, 1, 100),
                llm.whole("tokens_per_cycle", (int) AgentSettings.DEFAULT_TOKENS_PER_CYCLE, 1_000, 10_000_000),
                llm.whole("tokens_per_day", (int) AgentSettings.DEFAULT_TOKENS_PER_DAY, 1_000, 1_000_000_000),
                universe,
                Feed.valueOf(data.choice("feed", "iex", List.of("iex", "sip", "delayed_sip"))
                        .toUpperCase(Locale.ROOT)),
                schedule(root.section("schedule"), StrategySection.read(root.section("strategy"))),
                risk,
                ExecutionSection.read(root.section("execution")),
                AlertSections.read(root),
                OperationSections.retention(root.section("records")),
                PageSettings.read(root.section("page")),
                root.flag("live_trading", false),
                agent.number("initial_cash", "100000", "1000", "100000000"),
                DateRange.read(root.section("date_range")));
    }

    /// The one model that is not disabled.
    private static Section enabledModel(Section root) {
        List<Section> enabled = new ArrayList<>();
        for (Section model : root.sections("models")) {
            if (model.flag("enabled", true)) {
                enabled.add(model);
            } else {
                model.everything();
            }
        }
        if (enabled.isEmpty()) {
            root.problems().add("models must have one model that is enabled");
            return new Section("models[0]", Map.of(), root.problems());
        }
        if (enabled.size() > 1) {
            root.problems()
                    .add("models must have one model that is enabled, was " + enabled.size() + ": "
                            + String.join(
                                    ", ",
                                    enabled.stream()
                                            .map(model -> model.text("signature", "deepseek-flash"))
                                            .toList())
                            + "; set \"enabled\": false for the others");
            enabled.stream().skip(1).forEach(Section::everything);
        }
        return enabled.getFirst();
    }

    private static String signature(Section model) {
        String signature = model.text("signature", "deepseek-flash");
        try {
            return new activetrader.journal.RecordFolder(Path.of("data"), signature).signature();
        } catch (IllegalArgumentException e) {
            model.problems().add(model.pathOf("signature") + ": " + e.getMessage());
            return "deepseek-flash";
        }
    }

    private static List<Symbol> universe(Section root) {
        Section section = root.section("universe");
        List<Symbol> symbols = RiskSection.symbolList(section, "symbols", UNIVERSE);
        if (symbols.isEmpty() || symbols.size() > 500) {
            section.problems().add("universe.symbols must name 1 to 500 symbols, was " + symbols.size());
        }
        return symbols.stream().distinct().toList();
    }

    private static SessionSettings schedule(Section section, StrategySettings strategy) {
        int least = section.whole("min_cycle_minutes", 5, 1, 60);
        int most = section.whole("max_cycle_minutes", 10, 1, 60);
        int budget = section.whole("cycle_budget_seconds", 240, 10, 3600);
        OnStop onStop = OnStop.valueOf(
                section.choice("on_stop", "keep", List.of("keep", "flatten")).toUpperCase(Locale.ROOT));
        if (least > most) {
            section.problems()
                    .add("schedule.min_cycle_minutes must not be above max_cycle_minutes " + most + ", was " + least);
            return SessionSettings.defaults();
        }
        if (budget > least * 60) {
            section.problems()
                    .add("schedule.cycle_budget_seconds must end before the next cycle, at most " + least * 60
                            + ", was " + budget);
        }
        return new SessionSettings(
                Duration.ofMinutes(least), Duration.ofMinutes(most), Duration.ofSeconds(budget), onStop, strategy);
    }
}
