package activetrader.agent.daylog;

import activetrader.config.FileFault;
import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.json.Json;
import activetrader.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what earlier cycles of a day left in their transcripts, so that after a restart no cycle number is
/// repeated and spent tokens still count.
public final class DayLog {
    private static final Pattern CYCLE_FILE = Pattern.compile("cycle-(\\d+)\\.log(?:\\.gz)?");

    private final RecordFolder records;
    /// The ends of the cycles that were read last. A file with an end grows no more.
    private final Map<Path, RecordedCycle> ended = new ConcurrentHashMap<>();

    public DayLog(RecordFolder records) {
        this.records = records;
    }

    /// The highest cycle number of `date`; 0 when there is none.
    public int lastCycle(LocalDate date) {
        return files(date).stream().mapToInt(DayLog::number).max().orElse(0);
    }

    /// All tokens that models took on `date`.
    public long tokens(LocalDate date) {
        return files(date).stream()
                .flatMap(RecordLines::of)
                .filter(line -> line.contains("\"type\":\"answer\""))
                .mapToLong(DayLog::tokensOf)
                .sum();
    }

    private static long tokensOf(String line) {
        try {
            return Json.readObject(line).get("tokens") instanceof Map<?, ?> tokens
                    ? number(tokens.get("input")) + number(tokens.get("output"))
                    : 0;
        } catch (JsonException e) {
            return 0;
        }
    }

    private static long number(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    /// The finished cycles of `date`, in order.
    ///
    /// @throws UncheckedIOException when the records cannot be read
    public List<RecordedCycle> cycles(LocalDate date) {
        return files(date).stream()
                .flatMap(RecordLines::of)
                .filter(line -> line.contains("\"type\":\"end\""))
                .flatMap(line -> RecordedCycle.parse(line).stream())
                .toList();
    }

    /// The last `count` finished cycles of `date`, in order; earlier files are not read.
    ///
    /// @throws UncheckedIOException when the records cannot be read
    public List<RecordedCycle> last(LocalDate date, int count) {
        Deque<RecordedCycle> last = new ArrayDeque<>();
        Set<Path> read = new HashSet<>();
        for (Path file : files(date).reversed()) {
            if (last.size() == count) {
                break;
            }
            read.add(file);
            end(file).ifPresent(last::addFirst);
        }
        ended.keySet().retainAll(read);
        return List.copyOf(last);
    }

    /// Everything that the transcripts of `date` hold, in order; cycles that were cut off too.
    ///
    /// @throws UncheckedIOException when the records cannot be read
    public List<RecordedTranscript> transcripts(LocalDate date) {
        return files(date).stream()
                .map(file -> RecordedTranscript.parse(number(file), RecordLines.of(uncompressed(file))))
                .toList();
    }

    private static int number(Path file) {
        Matcher name = CYCLE_FILE.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    private Optional<RecordedCycle> end(Path file) {
        RecordedCycle known = ended.get(file);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<RecordedCycle> read = Stream.of(file)
                .flatMap(RecordLines::of)
                .filter(line -> line.contains("\"type\":\"end\""))
                .flatMap(line -> RecordedCycle.parse(line).stream())
                .reduce((_, later) -> later);
        read.ifPresent(cycle -> ended.put(file, cycle));
        return read;
    }

    /// The file's name before compression; a reader finds the compressed file by it.
    private static Path uncompressed(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".gz") ? file.resolveSibling(name.substring(0, name.length() - 3)) : file;
    }

    /// The logs of the cycles of `date`, in order, by their names before compression.
    ///
    /// @throws UncheckedIOException when the folder cannot be read
    public List<Path> files(LocalDate date) {
        Path folder = records.log(date);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            CYCLE_FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .map(DayLog::uncompressed)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(folder, e), e);
        }
    }
}
