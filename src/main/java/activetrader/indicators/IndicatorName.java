package activetrader.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The indicators, each with how many bars it needs before its first value.
public enum IndicatorName {
    RSI_14(15),
    MACD(26),
    MACD_SIGNAL(34),
    MACD_HIST(34),
    EMA_12(12),
    EMA_20(20),
    EMA_26(26),
    EMA_50(50),
    SMA_20(20),
    SMA_50(50),
    BB_UPPER(20),
    BB_MIDDLE(20),
    BB_LOWER(20),
    ATR_14(15),
    ADX_14(28),
    PLUS_DI_14(15),
    MINUS_DI_14(15),
    STOCH_K(16),
    STOCH_D(18),
    CCI_20(20),
    OBV(1),
    VWAP(1);

    static final List<IndicatorName> ALL = List.of(values());

    private final String code;
    private final int barsNeeded;

    IndicatorName(int barsNeeded) {
        this.code = name().toLowerCase(Locale.ROOT);
        this.barsNeeded = barsNeeded;
    }

    /// The name in tool results, such as `rsi_14`.
    public String code() {
        return code;
    }

    /// Its place among the indicators, from 0.
    @SuppressWarnings("EnumOrdinal") // an index into an array that lives as long as the enum
    int place() {
        return ordinal();
    }

    public int barsNeeded() {
        return barsNeeded;
    }

    public static Optional<IndicatorName> of(String code) {
        return Arrays.stream(values())
                .filter(name -> name.code.equalsIgnoreCase(code))
                .findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(IndicatorName::code).toList();
    }
}
