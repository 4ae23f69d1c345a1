package activetrader.app.sweep.part;

import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.journal.RecordLines;
import activetrader.json.Json;
import activetrader.json.JsonException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The file of a shard: a header, then a row for each day of each trial. While the shard is played, its rows lie in
/// a file with `.work` behind the name; a run that was ended continues from there.
///
/// @param header that the file must have
public record SweepPart(Path folder, Header header) {
    private static final int FORMAT = 1;

    /// What a part belongs to.
    ///
    /// @param sweep the hash of all that decides its rows
    /// @param plan the hash of the trials
    /// @param context the hash of what is the same for all trials and days
    /// @param dates of the whole sweep
    public record Header(
            @JsonProperty("format") int format,
            @JsonProperty("sweep") String sweep,
            @JsonProperty("plan") String plan,
            @JsonProperty("context") String context,
            @JsonProperty("shard") int shard,
            @JsonProperty("shards") int shards,
            @JsonProperty("trials") int trials,
            @JsonProperty("dates") List<LocalDate> dates) {
        public Header {
            dates = List.copyOf(dates);
        }

        public static Header of(String plan, String context, Shard shard, int trials, List<LocalDate> dates) {
            return new Header(
                    FORMAT,
                    SweepIdentity.ofSweep(context, plan, dates),
                    plan,
                    context,
                    shard.index(),
                    shard.count(),
                    trials,
                    dates);
        }
    }

    /// A part that was read.
    public record Content(Header header, List<SweepRow> rows) {}

    public Path file() {
        return folder.resolve(new Shard(header.shard(), header.shards()).fileName());
    }

    private Path work() {
        return file().resolveSibling(file().getFileName() + ".work");
    }

    /// Whether the finished part of this sweep is there.
    public boolean isFinished() {
        return Files.exists(file()) && read(file()).header().equals(header);
    }

    /// The rows of an earlier run that was ended. What does not belong to this sweep is deleted.
    public List<SweepRow> begun() {
        try {
            Files.createDirectories(folder);
            if (Files.exists(work())) {
                Content content = read(work());
                if (content.header().equals(header)) {
                    rewrite(content.rows());
                    return content.rows();
                }
            }
            rewrite(List.of());
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(work(), e), e);
        } catch (ConfigException e) {
            return startOver();
        }
    }

    private List<SweepRow> startOver() {
        try {
            rewrite(List.of());
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(work(), e), e);
        }
    }

    private void rewrite(List<SweepRow> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Json.write(header)));
        rows.forEach(row -> lines.add(Json.write(row)));
        Files.write(work(), lines);
    }

    public void add(List<SweepRow> rows) {
        try (BufferedWriter out = Files.newBufferedWriter(work(), StandardOpenOption.APPEND)) {
            for (SweepRow row : rows) {
                out.write(Json.write(row) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(work(), e), e);
        }
    }

    /// Makes the part a finished one, in one step.
    public void finish() {
        try {
            Files.move(work(), file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(file(), e), e);
        }
    }

    /// Reads a part. A last line that was cut off is left out.
    ///
    /// @throws ConfigException when it is no part of a sweep
    /// @throws UncheckedIOException when it cannot be read
    public static Content read(Path file) {
        try (Stream<String> text = RecordLines.of(file)) {
            List<String> lines = text.toList();
            if (lines.isEmpty()) {
                throw new ConfigException(file + " is empty; remove it");
            }
            return new Content(
                    Json.read(lines.getFirst(), Header.class),
                    lines.stream()
                            .skip(1)
                            .map(line -> Json.read(line, SweepRow.class))
                            .toList());
        } catch (JsonException e) {
            throw new ConfigException(file + " is no part of a sweep: " + e.getMessage());
        }
    }
}
