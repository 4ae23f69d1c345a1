package activetrader.app.sweep.plan;

import activetrader.agent.model.ModelKind;
import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.settings.ConfigurationFile;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.FileFault;
import activetrader.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the settings of each trial, as a user would who writes its configuration into a file.
///
/// @param base the configuration as it is written
/// @param model `rules`, `config`, `java:NAME`, or a model id
public record TrialSettings(
        Installation installation, Environment environment, Map<String, Object> base, String model) {
    /// @param configMustExist whether the user named a configuration file
    public static TrialSettings of(
            Installation installation, boolean configMustExist, Environment environment, String model) {
        return new TrialSettings(
                installation, environment, ConfigurationFile.content(installation.config(), configMustExist), model);
    }

    /// The settings by the trials' numbers.
    ///
    /// @param work the folder for their files
    /// @throws ConfigException for the first trial whose configuration is refused, with its values
    public Map<Integer, Settings> of(List<Trial> trials, Path work) {
        Map<Integer, Settings> settings = new HashMap<>();
        for (Trial trial : trials) {
            Path file = work.resolve("trial-" + trial.number() + ".json");
            try {
                Files.writeString(file, Json.writeWithNulls(TrialConfiguration.of(base, trial)));
                settings.put(
                        trial.number(),
                        DryRunSettings.read(
                                installation.withConfig(file),
                                true,
                                environment,
                                ModelKind.of(model) == ModelKind.RULES
                                        ? Settings.Needs.NOTHING
                                        : Settings.Needs.MODEL_KEY,
                                model));
            } catch (ConfigException e) {
                throw new ConfigException(
                        "trial " + trial.number() + " (" + trial.name() + "): " + String.join("; ", e.problems()));
            } catch (IOException e) {
                throw new UncheckedIOException(FileFault.unwritable(file, e), e);
            }
        }
        return settings;
    }
}
