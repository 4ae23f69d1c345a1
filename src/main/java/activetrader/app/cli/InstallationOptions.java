package activetrader.app.cli;

import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.app.settings.SimulatorFile;
import activetrader.config.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of every command that works in an installation: where its files are.
/// See decision 50.
public final class InstallationOptions {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "Folder with configs/, prompts/ and .env. Default: $ACTIVE_TRADER_HOME, or the current folder.")
    private @Nullable Path home;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file. Default: configs/default_config.json in the home folder.")
    private @Nullable Path config;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where records are kept. Default: $ACTIVE_TRADER_DATA, or data/ in the home folder.")
    private @Nullable Path data;

    @Option(
            names = "--log-dir",
            paramLabel = "DIR",
            description = "Where log files go. Default: $ACTIVE_TRADER_LOGS, or logs/ in the home folder.")
    private @Nullable Path logs;

    /// The folders that the options and the process environment choose.
    public Installation installation() {
        Environment process = Environment.of(System.getenv());
        Path root = home != null ? home : Path.of(process.get(Installation.HOME_VARIABLE, ""));
        Installation standard = Installation.in(root);
        return new Installation(
                root,
                config != null ? config : standard.config(),
                data != null
                        ? data
                        : process.get("ACTIVE_TRADER_DATA").map(Path::of).orElse(standard.data()),
                logs != null
                        ? logs
                        : process.get("ACTIVE_TRADER_LOGS").map(Path::of).orElse(standard.logs()));
    }

    /// Whether the user named a configuration file, which then must exist.
    public boolean namesConfig() {
        return config != null;
    }

    /// The environment, with the `.env` of the home folder behind it.
    public Environment environment() {
        return Environment.load(installation().home(), System.getenv());
    }

    /// Whether the user named a data folder.
    public boolean namesData() {
        return data != null;
    }

    /// Reads configuration and environment.
    ///
    /// @throws activetrader.config.ConfigException with one line for each mistake
    public Settings settings(Settings.Needs needs) {
        return Settings.read(installation(), namesConfig(), environment(), needs);
    }

    /// As [#settings], for the operator's commands: in the data folder of a simulator they use that simulator.
    ///
    /// @throws activetrader.config.ConfigException with one line for each mistake
    public Settings operatorSettings(Settings.Needs needs) {
        Installation installation = installation();
        Map<String, String> process = SimulatorFile.in(installation.data()).over(System.getenv());
        return Settings.read(installation, namesConfig(), Environment.load(installation.home(), process), needs);
    }

    /// What closing positions needs, as [#operatorSettings] reads it. Mistakes that do not matter to it are printed
    /// on standard error, and so is a key that looks like another account's: the broker decides about that.
    ///
    /// @throws activetrader.config.ConfigException with one line for each mistake that does matter
    public Settings settingsForExits() {
        Consumer<String> notes = problem -> System.err.println("⚠️  Not needed to close positions: " + problem);
        Installation installation = installation();
        Map<String, String> process = SimulatorFile.in(installation.data()).over(System.getenv());
        Environment environment = Environment.loadForExits(installation.home(), process, notes);
        Settings settings = Settings.forExits(installation, namesConfig(), environment, notes);
        settings.endpoints().keyMismatch().ifPresent(problem -> System.err.println("⚠️  " + problem));
        return settings;
    }
}
