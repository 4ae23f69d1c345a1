package activetrader.app.dryrun;

import activetrader.agent.model.ModelKind;
import activetrader.agent.model.ModelSettings;
import activetrader.app.settings.Configuration;
import activetrader.app.settings.ConfigurationFile;
import activetrader.app.settings.Endpoints;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.Environment;
import activetrader.config.Problems;

/// The configuration of an installation, changed for a dry run: another model, another folder, never a real broker.
public final class DryRunSettings {
    private DryRunSettings() {}

    /// @param model `rules`, `opening-range`, `config` for the configured one, `java:NAME`, or a model id
    public static Settings read(
            Installation installation,
            boolean configMustExist,
            Environment environment,
            Settings.Needs needs,
            String model) {
        Problems problems = new Problems();
        Configuration configuration =
                ConfigurationFile.read(installation.config(), configMustExist, environment, problems);
        Endpoints endpoints = Endpoints.read(Environment.of(java.util.Map.of()), problems);
        Configuration played = model.equals("config") ? configuration : with(configuration, model);
        if (needs == Settings.Needs.MODEL_KEY) {
            Settings.requireModelKey(played, environment, problems);
        }
        problems.throwIfAny();
        return new Settings(installation, environment, played, endpoints);
    }

    private static Configuration with(Configuration configuration, String model) {
        ModelSettings configured = configuration.model();
        if (configured.name().equals(model)) {
            return configuration.with(ModelKind.plainName(model), configured);
        }
        return configuration.with(
                ModelKind.plainName(model),
                ModelKind.of(model).isLocal() ? ModelSettings.of(model, null, null) : configured.named(model));
    }
}
