package activetrader.app.replay;

import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.journal.RecordFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the records of a day in a data folder.
final class RecordedFolder {
    private RecordedFolder() {}

    /// The records of the signature `preferred`, or else of the only one that has decision logs.
    ///
    /// @throws ConfigException when there are none, or several
    static RecordFolder of(Path data, String preferred) {
        List<RecordFolder> recorded = folders(data.resolve("agent_data")).stream()
                .map(folder -> new RecordFolder(data, folder.getFileName().toString()))
                .filter(records -> !days(records).isEmpty())
                .toList();
        return recorded.stream()
                .filter(records -> records.signature().equals(preferred))
                .findFirst()
                .orElseGet(() -> only(data, recorded));
    }

    private static RecordFolder only(Path data, List<RecordFolder> recorded) {
        if (recorded.size() != 1) {
            throw new ConfigException(
                    recorded.isEmpty()
                            ? "no decision log of any day in " + data.resolve("agent_data")
                                    + "; name the data folder with --data-dir"
                            : "several signatures have decision logs in " + data.resolve("agent_data") + ": "
                                    + String.join(
                                            ", ",
                                            recorded.stream()
                                                    .map(RecordFolder::signature)
                                                    .toList())
                                    + "; choose one with --signature");
        }
        return recorded.getFirst();
    }

    /// The days with decision logs, in order.
    static List<LocalDate> days(RecordFolder records) {
        return folders(records.root().resolve("log")).stream()
                .flatMap(folder -> date(folder).stream())
                .toList();
    }

    private static Optional<LocalDate> date(Path folder) {
        try {
            return Optional.of(LocalDate.parse(folder.getFileName().toString()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(parent, e), e);
        }
    }
}
