package activetrader.broker.calendar;

import activetrader.json.Json;
import activetrader.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a source of the calendar said, on disk. It is a convenience: a file that cannot be read, or that says what
/// cannot be true, is reported once and counts as absent.
///
/// @param <T> what is kept
final class WitnessFile<T> {
    private static final Logger log = LoggerFactory.getLogger(WitnessFile.class);
    private static final long LARGEST_BYTES = 1_000_000;

    private final Path path;
    private final Class<T> type;
    private final Function<T, Optional<String>> fault;
    private volatile @Nullable Heard<T> last;

    /// What a text was understood as, to be understood once.
    private record Heard<T>(String text, Optional<T> meaning) {}

    private WitnessFile(Path path, Class<T> type, Function<T, Optional<String>> fault) {
        this.path = path;
        this.type = type;
        this.fault = fault;
    }

    /// Where the broker's calendar lies in the data folder.
    static WitnessFile<CalendarWindow> calendar(Path folder) {
        return new WitnessFile<>(folder.resolve("calendar.json"), CalendarWindow.class, CalendarWindow::fault);
    }

    /// Where the broker's clock lies in the data folder.
    static WitnessFile<ClockAnswer> clock(Path folder) {
        return new WitnessFile<>(folder.resolve("market_clock.json"), ClockAnswer.class, ClockAnswer::fault);
    }

    Optional<T> read() {
        try {
            if (Files.size(path) > LARGEST_BYTES) {
                return understand("", "it has more than " + LARGEST_BYTES + " bytes");
            }
            return understand(Files.readString(path), null);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            return understand("", e.toString());
        }
    }

    private Optional<T> understand(String text, @Nullable String failure) {
        Heard<T> heard = last;
        if (heard == null || !heard.text().equals(text)) {
            heard = new Heard<>(text, failure == null ? parse(text) : ignored(failure));
            last = heard;
        }
        return heard.meaning();
    }

    private Optional<T> parse(String text) {
        try {
            T meaning = Json.read(text, type);
            Optional<String> wrong = fault.apply(meaning);
            return wrong.isPresent() ? ignored(wrong.get()) : Optional.of(meaning);
        } catch (JsonException e) {
            return ignored(String.valueOf(e.getMessage()));
        }
    }

    private Optional<T> ignored(String reason) {
        log.warn("calendar file ignored file={} reason=\"{}\"", path, reason);
        return Optional.empty();
    }

    /// Replaces the file as a whole, so that a crash leaves the old one.
    void write(T meaning) {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(draft, Json.writePretty(meaning) + "\n");
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log.warn("calendar file not written file={} reason=\"{}\"", path, e.toString());
        }
    }
}
