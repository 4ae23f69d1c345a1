package activetrader.app.sweep.plan;

import java.util.List;

/// A key of the configuration with the values that are tried.
///
/// @param path such as `strategy.min_score` or `models[0].parameters.min_rise_percent`
public record SweptKey(String path, List<Object> values) {
    public SweptKey {
        values = List.copyOf(values);
    }
}
