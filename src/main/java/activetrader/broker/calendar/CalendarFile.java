package activetrader.broker.calendar;

import activetrader.json.Json;
import activetrader.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The calendar on disk. It is a convenience: a file that cannot be read or written is said and done without.
final class CalendarFile {
    private static final Logger log = LoggerFactory.getLogger(CalendarFile.class);

    private final Path path;
    private volatile @Nullable Heard last;

    /// What a text was understood as, to be understood once.
    private record Heard(String text, CalendarWindow window) {}

    CalendarFile(Path path) {
        this.path = path;
    }

    /// The file's place in the folder of the records.
    static CalendarFile in(Path folder) {
        return new CalendarFile(folder.resolve("calendar.json"));
    }

    Optional<CalendarWindow> read() {
        try {
            return Optional.of(understand(Files.readString(path)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | JsonException e) {
            log.warn("calendar cache ignored file={} reason=\"{}\"", path, e.getMessage());
            return Optional.empty();
        }
    }

    private CalendarWindow understand(String text) {
        Heard heard = last;
        if (heard == null || !heard.text().equals(text)) {
            heard = new Heard(text, Json.read(text, CalendarWindow.class));
            last = heard;
        }
        return heard.window();
    }

    /// Replaces the file as a whole, so that a crash leaves the old one.
    void write(CalendarWindow window) {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(draft, Json.writePretty(window) + "\n");
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log.warn("calendar cache not written file={} reason=\"{}\"", path, e.toString());
        }
    }
}
