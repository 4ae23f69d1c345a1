package activetrader.app.sweep.result;

import activetrader.config.FileFault;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordLines;
import activetrader.json.Json;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Every trial that was ever looked at, `trials.jsonl` beside the folders of the sweeps. Who looks at the same days
/// again and again finds something by chance: later sweeps count the trials of earlier ones.
///
/// @param file need not exist
public record TrialLog(Path file) {
    /// A trial over some days.
    ///
    /// @param configuration the hash of its values and of what they were tried with
    public record Line(
            @JsonProperty("configuration") String configuration,
            @JsonProperty("from") LocalDate from,
            @JsonProperty("to") LocalDate to) {
        private boolean overlaps(LocalDate first, LocalDate last) {
            return !from.isAfter(last) && !to.isBefore(first);
        }
    }

    /// Adds the lines of a sweep, unless they are there already.
    public void add(List<Line> lines) {
        Set<Line> known = new HashSet<>(read());
        JsonlFile log = new JsonlFile(file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(file, e), e);
        }
        lines.stream().filter(line -> !known.contains(line)).forEach(log::append);
    }

    /// How many different configurations were tried on days between these two.
    public int count(LocalDate first, LocalDate last) {
        return Math.toIntExact(read().stream()
                .filter(line -> line.overlaps(first, last))
                .map(Line::configuration)
                .distinct()
                .count());
    }

    private List<Line> read() {
        try (Stream<String> lines = RecordLines.of(file)) {
            return lines.map(line -> Json.read(line, Line.class)).toList();
        }
    }
}
