package activetrader.journal;

import activetrader.config.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The position records: `position/position.jsonl` with the lines of one trading day, and beside it one file for each
/// day before, `position/YYYY-MM-DD_position.jsonl`.
///
/// The first line of a day takes the place of the day before in one step, so that `position.jsonl` always exists and
/// ends with the last line written. Nothing is ever removed, and only ends of files are read.
/// See decision 64.
public final class PositionRecords {
    private static final Logger log = LoggerFactory.getLogger(PositionRecords.class);

    /// How old a fill may be that is found late.
    private static final int LATE_DAYS = 7;

    private final Path current;
    private JsonlFile file;
    private @Nullable LocalDate date;
    private long nextId;

    /// Finds where the records end.
    ///
    /// @throws UncheckedIOException when they cannot be read
    /// @throws activetrader.json.JsonException when the last line is no position record
    public PositionRecords(RecordFolder folder) {
        this.current = folder.position();
        this.file = new JsonlFile(current);
        Optional<PositionSnapshot> last = file.readLast(PositionSnapshot.class);
        this.date = last.map(PositionSnapshot::date).map(this::latestFrom).orElse(null);
        this.nextId = last.map(snapshot -> snapshot.id() + 1).orElse(0L);
    }

    /// A fill that is found late stands with its own date after lines of a later day.
    private LocalDate latestFrom(LocalDate date) {
        return file.readLast(PositionSnapshot.class, line -> !line.date().isBefore(date)).stream()
                .map(PositionSnapshot::date)
                .max(LocalDate::compareTo)
                .orElse(date);
    }

    /// The number of the next line. The count continues from file to file.
    public synchronized long nextId() {
        return nextId;
    }

    /// Appends `line` and waits until it is on the disk.
    ///
    /// @throws UncheckedIOException when it could not be written
    public synchronized void append(PositionSnapshot line) {
        LocalDate before = date;
        if (before != null && line.date().isAfter(before)) {
            begin(line, before);
        } else {
            file.append(line);
        }
        date = before == null || line.date().isAfter(before) ? line.date() : before;
        nextId = line.id() + 1;
    }

    /// Makes `line` the first one of a new file, and keeps the old file under the name of its day.
    private void begin(PositionSnapshot line, LocalDate before) {
        Path draft = current.resolveSibling("position.jsonl.new");
        Path kept = current.resolveSibling(before + "_position.jsonl");
        try {
            Files.deleteIfExists(draft);
            new JsonlFile(draft).append(line);
            if (Files.exists(current)) {
                keep(kept);
            }
            Files.move(draft, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            file = new JsonlFile(current);
            log.info("position records begin a day date={} before={}", line.date(), kept.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot begin a day in " + current + ": " + FileFault.of(current, e), e);
        }
    }

    private void keep(Path kept) throws IOException {
        try {
            Files.createLink(kept, current);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isSameFile(kept, current)) {
                Files.createLink(current.resolveSibling(kept.getFileName() + "." + nextId), current);
            }
        }
    }

    /// The lines of `day` in the current file, the last first.
    public synchronized List<PositionSnapshot> of(LocalDate day) {
        return file.readLast(PositionSnapshot.class, line -> !line.date().isBefore(day.minusDays(LATE_DAYS))).stream()
                .filter(line -> line.date().equals(day))
                .toList();
    }
}
