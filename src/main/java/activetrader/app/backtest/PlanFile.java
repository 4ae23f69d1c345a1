package activetrader.app.backtest;

import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.json.Json;
import activetrader.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// `backtest.json` in the folder of the records: by what the days were played. Days that were played by something else
/// cannot be part of the same result.
final class PlanFile {
    private static final String NAME = "backtest.json";

    private PlanFile() {}

    /// Writes what the days are played by.
    static void write(Path records, Map<String, String> choices) {
        Path file = records.resolve(NAME);
        try {
            Files.writeString(file, Json.writePretty(new TreeMap<>(choices)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(file, e), e);
        }
    }

    /// @throws ConfigException when the folder holds no backtest, or one of other choices
    static void requireSame(Path records, Map<String, String> choices) {
        Path file = records.resolve(NAME);
        Map<String, Object> before;
        try {
            before = Json.readObject(Files.readString(file));
        } catch (IOException | JsonException e) {
            throw new ConfigException("--resume: " + records + " holds no backtest that can be resumed");
        }
        for (String name : new TreeMap<>(choices).keySet()) {
            String then = String.valueOf(before.get(name));
            if (!Objects.equals(then, choices.get(name))) {
                throw new ConfigException("--resume: " + records + " was played with " + name + " " + then + ", not "
                        + choices.get(name));
            }
        }
    }
}
