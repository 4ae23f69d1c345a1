package activetrader.mcp.data;

import activetrader.indicators.IndicatorName;
import activetrader.indicators.IndicatorSnapshot;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Floating-point results as short decimals, because a model pays for every digit.
final class Rounded {
    private Rounded() {}

    static BigDecimal to(int places, double value) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN);
    }

    static @Nullable BigDecimal to(int places, OptionalDouble value) {
        return value.isEmpty() ? null : to(places, value.getAsDouble());
    }

    /// An indicator's value: volume in whole shares, an oscillator to hundredths, a price or a price difference to
    /// the tick.
    static BigDecimal indicator(IndicatorName name, double value) {
        return switch (name) {
            case OBV -> to(0, value);
            case RSI_14, ADX_14, PLUS_DI_14, MINUS_DI_14, STOCH_K, STOCH_D, CCI_20 -> to(2, value);
            case MACD,
                    MACD_SIGNAL,
                    MACD_HIST,
                    EMA_12,
                    EMA_20,
                    EMA_26,
                    EMA_50,
                    SMA_20,
                    SMA_50,
                    BB_UPPER,
                    BB_MIDDLE,
                    BB_LOWER,
                    ATR_14,
                    VWAP -> price(value);
        };
    }

    /// `snapshot`'s value of `name`; null when it has none.
    static @Nullable BigDecimal indicator(IndicatorSnapshot snapshot, IndicatorName name) {
        OptionalDouble value = snapshot.value(name);
        return value.isEmpty() ? null : indicator(name, value.getAsDouble());
    }

    /// All values of `snapshot`, in their order.
    static Map<String, Object> indicators(IndicatorSnapshot snapshot) {
        Map<String, Object> result = new LinkedHashMap<>();
        snapshot.values().forEach((name, value) -> result.put(name.code(), indicator(name, value)));
        return result;
    }

    /// An average price rounded to the tick: to cents, below one dollar to hundredths of a cent.
    static @Nullable BigDecimal price(@Nullable Price value) {
        return value == null ? null : price(value.value().doubleValue());
    }

    private static BigDecimal price(double value) {
        return to(Math.abs(value) < 1 ? 4 : 2, value);
    }
}
