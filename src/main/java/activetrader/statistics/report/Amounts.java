package activetrader.statistics.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers of a result as people read them; `-` for what is not defined.
final class Amounts {
    private static final String NONE = "-";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private Amounts() {}

    /// Such as `-$1,234.50`.
    static String dollars(@Nullable BigDecimal amount) {
        return amount == null ? NONE : sign(amount, "") + "$" + grouped(amount, 2);
    }

    /// Such as `+$7.86` or `-$1,234.50`.
    static String signed(@Nullable BigDecimal amount) {
        return amount == null ? NONE : sign(amount, "+") + "$" + grouped(amount, 2);
    }

    /// Both ends as [#signed], in whole dollars where neither is below $10, with `between` between them.
    static String range(@Nullable BigDecimal low, @Nullable BigDecimal high, String between) {
        if (low == null || high == null) {
            return NONE;
        }
        int places = low.abs().min(high.abs()).compareTo(BigDecimal.TEN) < 0 ? 2 : 0;
        return sign(low, "+") + "$" + grouped(low, places) + between + sign(high, "+") + "$" + grouped(high, places);
    }

    static String percent(@Nullable BigDecimal percent) {
        return percent == null
                ? NONE
                : (isHuge(percent) ? number(percent) : sign(percent, "") + grouped(percent, 2)) + " %";
    }

    /// With two decimal places below 100, whole above, by its power of ten from a billion on.
    static String number(@Nullable BigDecimal number) {
        if (number == null) {
            return NONE;
        }
        if (isHuge(number)) {
            return String.format(Locale.ROOT, "%.1e", number);
        }
        return sign(number, "") + grouped(number, number.abs().compareTo(HUNDRED) < 0 ? 2 : 0);
    }

    static String rangeOfRatios(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        return low == null || high == null ? NONE : number(low) + " to " + number(high);
    }

    private static String sign(BigDecimal amount, String positive) {
        return amount.signum() < 0 ? "-" : amount.signum() > 0 ? positive : "";
    }

    private static boolean isHuge(BigDecimal number) {
        return number.abs().compareTo(BILLION) >= 0;
    }

    /// Without its sign.
    private static String grouped(BigDecimal amount, int places) {
        return String.format(Locale.ROOT, "%,." + places + "f", amount.abs().setScale(places, RoundingMode.HALF_EVEN));
    }
}
