package activetrader.mcp.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Floating-point results as short decimals, for readers who pay by the digit.
final class Rounded {
    private Rounded() {}

    static BigDecimal to(int places, double value) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN);
    }

    static @Nullable BigDecimal to(int places, OptionalDouble value) {
        return value.isEmpty() ? null : to(places, value.getAsDouble());
    }

    /// `values` to four places, in their order.
    static Map<String, Object> all(Map<String, Double> values) {
        Map<String, Object> result = new LinkedHashMap<>();
        values.forEach((name, value) -> result.put(name, to(4, value)));
        return result;
    }
}
