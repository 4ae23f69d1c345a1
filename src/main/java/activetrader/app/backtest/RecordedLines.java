package activetrader.app.backtest;

import activetrader.config.FileFault;
import activetrader.journal.RecordFolder;
import activetrader.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lines of a day's records that have a time: decision logs with facts, answers and tool calls, orders, fills,
/// positions.
record RecordedLines(Map<String, List<Line>> files) {
    /// @param at when it was recorded, or when what it says happened
    record Line(Instant at, String text) {}

    /// Where two records differ first.
    ///
    /// @param file below the folder of the records
    /// @param number of the line that differs, from 1
    record Difference(String file, int number, Instant at) {}

    static RecordedLines of(RecordFolder records) {
        try (Stream<Path> walk = Files.walk(records.root())) {
            Map<String, List<Line>> files = new TreeMap<>();
            for (Path file : walk.filter(RecordedLines::hasLines).toList()) {
                files.put(records.root().relativize(file).toString(), lines(file));
            }
            return new RecordedLines(files);
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(records.root(), e), e);
        }
    }

    private static boolean hasLines(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file) && (name.endsWith(".log") || name.endsWith(".jsonl"));
    }

    private static List<Line> lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(file)) {
            Map<String, Object> fields = Json.readObject(text);
            Object at = fields.getOrDefault("at", fields.get("timestamp"));
            if (at instanceof String time) {
                lines.add(new Line(Instant.parse(time), text));
            }
        }
        return lines;
    }

    /// The lines of the time before `end`, with the files that have such lines.
    RecordedLines before(Instant end) {
        Map<String, List<Line>> kept = new TreeMap<>();
        files.forEach((file, lines) -> {
            List<Line> early =
                    lines.stream().filter(line -> line.at().isBefore(end)).toList();
            if (!early.isEmpty()) {
                kept.put(file, early);
            }
        });
        return new RecordedLines(kept);
    }

    /// The earliest line that is not the same in `other`; empty when all are.
    Optional<Difference> firstDifference(RecordedLines other) {
        @Nullable Difference first = null;
        Map<String, List<Line>> all = new TreeMap<>(files);
        other.files.forEach(all::putIfAbsent);
        for (String file : all.keySet()) {
            @Nullable
            Difference found =
                    difference(file, files.getOrDefault(file, List.of()), other.files.getOrDefault(file, List.of()));
            if (found != null && (first == null || found.at().isBefore(first.at()))) {
                first = found;
            }
        }
        return Optional.ofNullable(first);
    }

    private static @Nullable Difference difference(String file, List<Line> ours, List<Line> theirs) {
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            if (i >= ours.size() || i >= theirs.size() || !ours.get(i).equals(theirs.get(i))) {
                return new Difference(
                        file, i + 1, (i < ours.size() ? ours : theirs).get(i).at());
            }
        }
        return null;
    }
}
