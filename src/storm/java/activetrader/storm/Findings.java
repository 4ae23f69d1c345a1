package activetrader.storm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects the faults of a day, each one once.
final class Findings {
    private final Set<String> known = new HashSet<>();
    private final List<String> lines = new ArrayList<>();

    synchronized void add(String what) {
        add(what, what);
    }

    /// @param key the same for findings that are the same fault
    synchronized void add(String key, String what) {
        if (known.add(key)) {
            lines.add(what);
        }
    }

    void addAt(Instant at, String what) {
        add(what, at + " " + what);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
