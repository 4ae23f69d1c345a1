package activetrader.app.cli;

import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.journal.RecordFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whose records of a data folder are read: those that were named, else those of the configured signature, else the
/// only ones that there are, such as those of a dry run.
public final class RecordChoice {
    private RecordChoice() {}

    /// @param signature null for none named
    /// @throws ConfigException when there are no such records, or several to choose from
    /// @throws UncheckedIOException when the folder cannot be read
    public static RecordFolder of(Settings settings, @Nullable String signature) {
        Path data = settings.installation().data();
        List<String> found = signatures(data.resolve("agent_data"));
        if (signature != null) {
            if (!found.contains(signature)) {
                throw new ConfigException("--signature " + signature + ": " + data + " has records of "
                        + (found.isEmpty() ? "none" : String.join(", ", found)));
            }
            return new RecordFolder(data, signature);
        }
        if (found.contains(settings.configuration().signature())) {
            return settings.records();
        }
        return switch (found.size()) {
            case 0 -> throw new ConfigException("there are no records in " + data);
            case 1 -> new RecordFolder(data, found.getFirst());
            default ->
                throw new ConfigException(data + " has records of " + String.join(", ", found) + " and none of "
                        + settings.configuration().signature() + "; choose with --signature");
        };
    }

    private static List<String> signatures(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(folder, e), e);
        }
    }
}
