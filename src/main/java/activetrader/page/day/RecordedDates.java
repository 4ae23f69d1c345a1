package activetrader.page.day;

import activetrader.config.FileFault;
import activetrader.journal.RecordFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The trading days of which there are records.
public final class RecordedDates {
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(_trades\\.jsonl|\\.json)?");

    private RecordedDates() {}

    /// The dates that have fills, decision logs or a summary.
    ///
    /// @throws UncheckedIOException when a folder cannot be read
    public static NavigableSet<LocalDate> of(RecordFolder records) {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        for (String folder : new String[] {"trades", "log", "summary"}) {
            Path path = records.root().resolve(folder);
            try (Stream<Path> files = Files.list(path)) {
                files.flatMap(file -> date(file).stream()).forEach(dates::add);
            } catch (NoSuchFileException _) {
                // nothing of this kind yet
            } catch (IOException e) {
                throw new UncheckedIOException(FileFault.unreadable(path, e), e);
            }
        }
        return dates;
    }

    private static Optional<LocalDate> date(Path file) {
        Matcher name = DATED.matcher(String.valueOf(file.getFileName()));
        try {
            return name.matches() ? Optional.of(LocalDate.parse(name.group(1))) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
