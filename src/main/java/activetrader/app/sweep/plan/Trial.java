package activetrader.app.sweep.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// One configuration of a sweep.
///
/// @param number from 1
/// @param values by the path of their key
public record Trial(int number, Map<String, Object> values) {
    public Trial {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Such as `strategy.min_score=40 strategy.regime=both`.
    public String name() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(" "));
    }
}
