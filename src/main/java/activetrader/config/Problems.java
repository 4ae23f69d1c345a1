package activetrader.config;

import java.util.ArrayList;
import java.util.List;

/// Collects the mistakes in a configuration, so that all of them are reported at once.
public final class Problems {
    private final List<String> lines = new ArrayList<>();

    /// Adds one line that names the setting, its value and what is allowed.
    public void add(String line) {
        lines.add(line);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// @throws ConfigException when anything was added
    public void throwIfAny() {
        if (!lines.isEmpty()) {
            throw new ConfigException(lines);
        }
    }
}
