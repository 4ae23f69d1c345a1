package activetrader.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Computed numbers as a result shows them. What is not defined on a sample, such as a ratio with a divisor
/// of 0, is null.
public final class Rounding {
    private static final int DOLLAR_PLACES = 2;
    private static final int RATIO_PLACES = 4;

    private Rounding() {}

    /// Whole cents.
    public static @Nullable BigDecimal dollars(double value) {
        return rounded(value, DOLLAR_PLACES);
    }

    /// Four decimal places.
    public static @Nullable BigDecimal ratio(double value) {
        return rounded(value, RATIO_PLACES);
    }

    /// A part of 1 in percent, with two decimal places.
    public static @Nullable BigDecimal percent(double part) {
        return rounded(part * 100, DOLLAR_PLACES);
    }

    private static @Nullable BigDecimal rounded(double value, int places) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN) : null;
    }
}
