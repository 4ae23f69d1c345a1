package activetrader.journal;

import activetrader.config.FileFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compresses and removes old records. Only files and folders that carry a date in their name are touched, and never
/// those of the day that is open or of the seven days before it, which a restart reads.
public final class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final Pattern DATED =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:_trades\\.jsonl|_orders\\.jsonl|\\.json|\\.html|\\.png)?");
    private static final int ALWAYS_KEPT = 7;

    private final Path root;
    private final RetentionSettings settings;

    public Retention(RecordFolder records, RetentionSettings settings) {
        this.root = records.root();
        this.settings = settings;
    }

    /// Tidies up as of `today`, a New York date. What cannot be done is logged and left for the next time.
    public void tidy(LocalDate today) {
        for (Path day : olderThan(settings.compressLogsAfter(), today, "log")) {
            attempt(day, () -> compress(day));
        }
        if (settings.keepLogs() > 0) {
            olderThan(settings.keepLogs(), today, "log").forEach(day -> attempt(day, () -> remove(day)));
        }
        if (settings.keepTrades() > 0) {
            for (String folder : List.of("trades", "orders", "summary")) {
                olderThan(settings.keepTrades(), today, folder)
                        .forEach(file -> attempt(file, () -> Files.deleteIfExists(file)));
            }
        }
    }

    private List<Path> olderThan(int days, LocalDate today, String folder) {
        LocalDate oldestKept = today.minusDays(Math.max(days, ALWAYS_KEPT));
        return children(root.resolve(folder)).stream()
                .filter(path -> isBefore(path.getFileName().toString(), oldestKept))
                .toList();
    }

    private static boolean isBefore(String name, LocalDate date) {
        Matcher matcher = DATED.matcher(name);
        try {
            return matcher.matches() && LocalDate.parse(matcher.group(1)).isBefore(date);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            log.warn("old records not looked for folder={} reason=\"{}\"", folder, FileFault.of(folder, e));
            return List.of();
        }
    }

    private void compress(Path day) throws IOException {
        for (Path file : children(day)) {
            if (file.toString().endsWith(".log")) {
                compressFile(file);
            }
        }
    }

    /// The compressed file takes the name only when it is whole, and the plain one goes last.
    private static void compressFile(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".gz.new");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(draft))) {
            Files.copy(file, out);
        }
        Files.move(
                draft,
                file.resolveSibling(file.getFileName() + RecordLines.COMPRESSED),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.delete(file);
    }

    private static void remove(Path day) throws IOException {
        for (Path file : children(day)) {
            Files.delete(file);
        }
        Files.delete(day);
    }

    private static void attempt(Path what, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            log.warn("old records left path={} reason=\"{}\"", what, e.toString());
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
