package activetrader.simulator.trading;

import activetrader.market.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How values are written in Alpaca's trading API: numbers as text, words in small letters, null where there is none.
final class Texts {
    private static final int AMOUNT_SCALE = 6;

    private Texts() {}

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static @Nullable String text(Optional<?> value) {
        return text(value.orElse(null));
    }

    static @Nullable String decimal(@Nullable BigDecimal value) {
        return value == null ? null : plain(value);
    }

    /// Without exponent and trailing zeros.
    static String plain(BigDecimal value) {
        return new Money(value).toString();
    }

    /// To 6 decimals.
    static String amount(Money money) {
        return plain(money.value().setScale(AMOUNT_SCALE, RoundingMode.HALF_UP));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
