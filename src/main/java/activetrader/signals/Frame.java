package activetrader.signals;

import activetrader.indicators.IndicatorName;
import activetrader.indicators.IndicatorSeries;
import activetrader.indicators.IndicatorSnapshot;
import activetrader.market.Bar;
import activetrader.market.FeedProfile;
import activetrader.market.Timeframe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Complete bars of one symbol and timeframe, with their indicators.
public final class Frame {
    private static final int SLOPE_BARS = 10;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Timeframe timeframe;
    private final List<Bar> bars = new ArrayList<>();
    private final IndicatorSeries indicators;

    public Frame(Timeframe timeframe) {
        this.timeframe = timeframe;
        this.indicators = new IndicatorSeries(timeframe);
    }

    public static Frame of(Timeframe timeframe, List<Bar> bars) {
        Frame frame = new Frame(timeframe);
        bars.forEach(frame::append);
        return frame;
    }

    public void append(Bar bar) {
        bars.add(bar);
        indicators.append(bar);
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /// The bars, oldest first.
    public List<Bar> bars() {
        return bars;
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }

    public Bar lastBar() {
        return bars.getLast();
    }

    /// The indicators at the last bar; there must be one.
    public IndicatorSnapshot last() {
        return indicators.last();
    }

    /// The score at the last bar; empty with too few bars.
    public Optional<TimeframeScore> score(OptionalDouble relativeVolume, double volumeTrust) {
        if (bars.size() < 2) {
            return Optional.empty();
        }
        return TimeframeScore.of(new TimeframeView(
                indicators.at(bars.size() - 1, TimeframeScore.INDICATORS),
                indicators.value(IndicatorName.MACD_HIST, bars.size() - 2),
                obvSlope(),
                relativeVolume,
                volumeTrust));
    }

    /// How much the volume of `feed` says about the market's volume, above 0 and at most 1.
    public static double volumeTrust(FeedProfile feed) {
        return feed.volumeShare().compareTo(HALF) >= 0 ? 1 : 0.5;
    }

    private OptionalDouble obvSlope() {
        int last = bars.size() - 1;
        if (last < SLOPE_BARS) {
            return OptionalDouble.empty();
        }
        double traded = 0;
        for (Bar bar : bars.subList(last - SLOPE_BARS + 1, last + 1)) {
            traded += bar.volume();
        }
        return traded == 0 ? OptionalDouble.of(0) : OptionalDouble.of((obv(last) - obv(last - SLOPE_BARS)) / traded);
    }

    private double obv(int index) {
        return indicators.value(IndicatorName.OBV, index).orElseThrow();
    }
}
