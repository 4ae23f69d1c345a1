package activetrader.market;

import java.time.Duration;

/// The span of a bar.
public enum Timeframe {
    MIN_1("1Min", Duration.ofMinutes(1)),
    MIN_5("5Min", Duration.ofMinutes(5)),
    MIN_15("15Min", Duration.ofMinutes(15)),
    MIN_30("30Min", Duration.ofMinutes(30)),
    HOUR_1("1Hour", Duration.ofHours(1)),
    /// One New York calendar day; its duration is nominal.
    DAY_1("1Day", Duration.ofDays(1));

    private final String code;
    private final Duration duration;

    Timeframe(String code, Duration duration) {
        this.code = code;
        this.duration = duration;
    }

    /// The timeframe that `code` names in Alpaca's spelling, such as `5Min`.
    public static Timeframe of(String code) {
        for (Timeframe timeframe : values()) {
            if (timeframe.code.equals(code)) {
                return timeframe;
            }
        }
        throw new IllegalArgumentException(
                "timeframe must be one of 1Min, 5Min, 15Min, 30Min, 1Hour, 1Day, was \"" + code + "\"");
    }

    public String code() {
        return code;
    }

    public Duration duration() {
        return duration;
    }

    public boolean isIntraday() {
        return this != DAY_1;
    }
}
