package activetrader.app.settings;

import java.nio.file.Path;

/// The folders of one installation.
///
/// @param home holds `configs/`, `prompts/` and `.env`
/// @param data the folder of the records
/// @param logs the folder of the log files
public record Installation(Path home, Path config, Path data, Path logs) {
    public static final String HOME_VARIABLE = "ACTIVE_TRADER_HOME";

    /// The layout of a checkout or an unpacked archive below `home`.
    public static Installation in(Path home) {
        return new Installation(
                home,
                home.resolve("configs").resolve("default_config.json"),
                home.resolve("data"),
                home.resolve("logs"));
    }

    public Installation withConfig(Path file) {
        return new Installation(home, file, data, logs);
    }

    public Installation withData(Path folder) {
        return new Installation(home, config, folder, logs);
    }
}
