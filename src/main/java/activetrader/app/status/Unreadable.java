package activetrader.app.status;

import activetrader.config.FileFault;
import activetrader.json.JsonException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Collects what a status could not read, and why.
final class Unreadable {
    private final Set<String> lines = new LinkedHashSet<>();
    private final List<Path> closed = new ArrayList<>();

    /// Notes each of `paths` that exists and cannot be read; what is below a noted folder is not noted again.
    void look(List<Path> paths) {
        paths.forEach(this::look);
    }

    /// As above.
    ///
    /// @return whether `path` cannot be read
    boolean look(Path path) {
        Optional<String> fault = FileFault.denied(path);
        if (fault.isPresent() && closed.stream().noneMatch(path::startsWith)) {
            lines.add(fault.get());
            closed.add(path);
        }
        return fault.isPresent();
    }

    /// The result of `reading`; when it fails, notes why and returns empty.
    <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (UncheckedIOException e) {
            if (closed.isEmpty()) {
                lines.add(String.valueOf(e.getMessage()));
            }
        } catch (JsonException e) {
            lines.add("cannot read today's records: " + e.getMessage());
        }
        return Optional.empty();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
