package activetrader.app.settings;

import activetrader.agent.AgentSettings;
import activetrader.agent.custom.CustomModels;
import activetrader.agent.model.ModelSettings;
import activetrader.broker.alpaca.AlpacaHosts;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.Problems;
import activetrader.config.ServiceToken;
import activetrader.journal.RecordFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/// All settings of a process of an installation: its folders, its configuration, its addresses and keys.
/// See decision 4.
public record Settings(
        Installation installation, Environment environment, Configuration configuration, Endpoints endpoints) {

    /// What a process needs before it may start.
    public enum Needs {
        ALPACA_KEYS,
        MODEL_KEY,
        NOTHING
    }

    /// Reads everything.
    ///
    /// @throws activetrader.config.ConfigException with one line for each mistake
    public static Settings read(
            Installation installation, boolean configMustExist, Environment environment, Needs needs) {
        Problems problems = new Problems();
        Configuration configuration =
                ConfigurationFile.read(installation.config(), configMustExist, environment, problems);
        Endpoints endpoints = Endpoints.read(environment, problems);
        LiveTrading.check(configuration.liveTrading(), environment, endpoints, problems);
        switch (needs) {
            case ALPACA_KEYS -> {
                endpoints.requireKeys(problems);
                if (!endpoints.isLive()) { // a paper key for real money is refused above
                    endpoints.keyMismatch().ifPresent(problems::add);
                }
            }
            case MODEL_KEY -> requireModelKey(configuration, environment, problems);
            case NOTHING -> {}
        }
        problems.throwIfAny();
        return new Settings(installation, environment, configuration, endpoints);
    }

    /// What closing positions needs. Mistakes in the configuration do not stop it: they go to `notes`, one line
    /// each, and defaults replace the bad values. The address, the keys and the permission for real money must be
    /// right.
    ///
    /// @throws ConfigException with one line for each mistake in the addresses and keys
    public static Settings forExits(
            Installation installation, boolean configMustExist, Environment environment, Consumer<String> notes) {
        Problems needed = new Problems();
        Problems endured = new Problems();
        Endpoints endpoints = Endpoints.read(environment, needed, endured);
        endpoints.requireKeys(needed);
        Configuration configuration;
        boolean live;
        try {
            configuration = ConfigurationFile.read(installation.config(), configMustExist, environment, endured);
            live = configuration.liveTrading();
        } catch (ConfigException e) {
            e.problems().forEach(endured::add);
            configuration = ConfigurationFile.builtIn();
            live = LiveTrading.isConfirmed(environment);
        }
        LiveTrading.check(live, environment, endpoints, needed);
        needed.throwIfAny();
        endured.lines().forEach(notes);
        return new Settings(installation, environment, configuration, endpoints);
    }

    /// Adds a problem when the model has no key and needs one; models on this machine need none.
    public static void requireModelKey(Configuration configuration, Environment environment, Problems problems) {
        ModelSettings model = configuration.model();
        URI url = model.baseUrl() == null ? ModelSettings.DEEPSEEK_URL : model.baseUrl();
        if (model.kind().isLocal() || model.apiKey() != null || AlpacaHosts.of(url) == AlpacaHosts.LOOPBACK) {
            return;
        }
        problems.add("no key for the model " + model.name() + " at " + url.getHost() + "; "
                + ModelProvider.advice(url, ModelProvider.in(environment, new Problems())));
    }

    public RecordFolder records() {
        return new RecordFolder(installation.data(), configuration.signature());
    }

    public ServiceToken mcpToken(McpToken.Service service) {
        return McpToken.of(environment, installation.data(), service);
    }

    /// @throws java.util.NoSuchElementException when the keys were not required and are missing
    public AlpacaSettings alpaca() {
        return AlpacaSettings.defaults(
                        endpoints.key().orElseThrow().reveal(),
                        endpoints.secret().orElseThrow())
                .at(endpoints.tradingUrl(), endpoints.dataUrl())
                .with(configuration.feed());
    }

    /// The agent's settings for `services`.
    public AgentSettings agent(ServiceAddresses services) {
        Path prompts = BuiltIn.folder(installation.home(), "prompts");
        AgentSettings standard = AgentSettings.of(
                configuration.signature(), configuration.model(), prompts, services.data(), services.trade());
        return new AgentSettings(
                standard.signature(),
                standard.model(),
                configuration.prices(),
                standard.promptFile(),
                standard.guideFile(),
                configuration.maxSteps(),
                configuration.tokensPerCycle(),
                configuration.tokensPerDay(),
                configuration.session().cycleBudget(),
                standard.allowedTools(),
                configuration.signalsShown(),
                standard.data(),
                standard.trade(),
                standard.toolTimeout(),
                configuration.session().strategy(),
                customModels());
    }

    /// The models in Java of this installation.
    public CustomModels customModels() {
        return new CustomModels(installation.home().resolve("models"));
    }

    /// The file to which `runtime_env.json` is written.
    public Path runtimeEnv() {
        return endpoints.runtimeEnv().orElse(installation.data().resolve("runtime_env.json"));
    }
}
