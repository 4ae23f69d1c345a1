package activetrader.signals;

import static activetrader.indicators.IndicatorName.ADX_14;
import static activetrader.indicators.IndicatorName.ATR_14;
import static activetrader.indicators.IndicatorName.BB_LOWER;
import static activetrader.indicators.IndicatorName.BB_UPPER;
import static activetrader.indicators.IndicatorName.EMA_20;
import static activetrader.indicators.IndicatorName.EMA_50;
import static activetrader.indicators.IndicatorName.MACD_HIST;
import static activetrader.indicators.IndicatorName.MINUS_DI_14;
import static activetrader.indicators.IndicatorName.PLUS_DI_14;
import static activetrader.indicators.IndicatorName.RSI_14;
import static activetrader.indicators.IndicatorName.STOCH_K;
import static activetrader.indicators.IndicatorName.VWAP;

import activetrader.indicators.IndicatorName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The score of one timeframe and its four parts, each from −100 (sell) to 100 (buy). `docs/internals/signals.md`
/// derives every number here. Mirrored prices give the mirrored score.
public record TimeframeScore(
        double score,
        OptionalDouble trend,
        OptionalDouble momentum,
        OptionalDouble meanReversion,
        OptionalDouble volume) {
    /// What the score is computed from.
    static final List<IndicatorName> INDICATORS = List.of(
            ATR_14,
            EMA_20,
            EMA_50,
            VWAP,
            PLUS_DI_14,
            MINUS_DI_14,
            ADX_14,
            MACD_HIST,
            RSI_14,
            BB_UPPER,
            BB_LOWER,
            STOCH_K);

    /// Up to this ADX the market has no trend, and only then reversion to the mean counts in full.
    private static final double NO_TREND = 15;
    /// From this ADX on the market trends, and reversion to the mean hardly counts.
    private static final double FULL_TREND = 30;

    /// The score of `view`; empty with too few bars for a volatility or a trend.
    public static Optional<TimeframeScore> of(TimeframeView view) {
        OptionalDouble trend = trend(view);
        if (trend.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble momentum = momentum(view);
        OptionalDouble meanReversion = meanReversion(view);
        OptionalDouble volume = volume(view);
        double trending = trending(view);
        double score = new Part()
                .add(0.30 + 0.20 * trending, ratio(trend))
                .add(0.25, ratio(momentum))
                .add(0.25 - 0.20 * trending, ratio(meanReversion))
                .add(0.20 * view.volumeTrust(), ratio(volume))
                .score()
                .orElseThrow();
        return Optional.of(new TimeframeScore(score, trend, momentum, meanReversion, volume));
    }

    private static OptionalDouble trend(TimeframeView view) {
        if (!view.has(ATR_14)) {
            return OptionalDouble.empty();
        }
        double atr = view.get(ATR_14);
        Part part = new Part();
        if (view.has(EMA_20, EMA_50)) {
            part.add(0.4, Part.in(atr, view.get(EMA_20) - view.get(EMA_50)));
        }
        if (view.has(VWAP)) {
            part.add(0.3, Part.in(2 * atr, view.now().close() - view.get(VWAP)));
        }
        if (view.has(PLUS_DI_14, MINUS_DI_14, ADX_14)) {
            double difference = view.get(PLUS_DI_14) - view.get(MINUS_DI_14);
            double lean = Part.in(view.get(PLUS_DI_14) + view.get(MINUS_DI_14), difference);
            part.add(0.3, 2 * lean * Math.min(1, view.get(ADX_14) / 25));
        }
        return part.score();
    }

    private static OptionalDouble momentum(TimeframeView view) {
        Part part = new Part();
        if (view.has(ATR_14, MACD_HIST)) {
            double atr = view.get(ATR_14);
            double histogram = view.get(MACD_HIST);
            part.add(0.4, Part.in(0.25 * atr, histogram));
            if (view.histogramBefore().isPresent()) {
                double slope = histogram - view.histogramBefore().orElseThrow();
                part.add(0.3, Part.in(0.1 * atr, slope));
            }
        }
        if (view.has(RSI_14)) {
            part.add(0.3, (view.get(RSI_14) - 50) / 20);
        }
        return part.score();
    }

    private static OptionalDouble meanReversion(TimeframeView view) {
        Part part = new Part();
        if (view.has(BB_UPPER, BB_LOWER)) {
            double half = (view.get(BB_UPPER) - view.get(BB_LOWER)) / 2;
            double fromMiddle = view.now().close() - (view.get(BB_UPPER) + view.get(BB_LOWER)) / 2;
            part.add(0.4, -Part.beyond(0.6, Part.in(half, fromMiddle)));
        }
        if (view.has(STOCH_K)) {
            part.add(0.3, Part.beyond(0.6, (50 - view.get(STOCH_K)) / 50));
        }
        if (view.has(RSI_14)) {
            part.add(0.3, Part.beyond(0.4, (50 - view.get(RSI_14)) / 50));
        }
        return part.score();
    }

    /// The volume part: its sign comes from the on-balance volume, its size from today's relative volume.
    private static OptionalDouble volume(TimeframeView view) {
        if (view.obvSlope().isEmpty()) {
            return OptionalDouble.empty();
        }
        double busy = Math.min(1, view.relativeVolume().orElse(1) / 2);
        return OptionalDouble.of(100 * Part.clamp(2 * view.obvSlope().getAsDouble()) * (0.5 + 0.5 * Math.max(0, busy)));
    }

    private static double trending(TimeframeView view) {
        double adx = view.value(ADX_14).orElse((NO_TREND + FULL_TREND) / 2);
        return Math.max(0, Part.clamp((adx - NO_TREND) / (FULL_TREND - NO_TREND)));
    }

    private static OptionalDouble ratio(OptionalDouble score) {
        return score.isEmpty() ? score : OptionalDouble.of(score.getAsDouble() / 100);
    }
}
